/** YAML, as much of it as tools are configured by: for readers of YAML 1.1, which PyYAML is, and of 1.2. */
import { headLines, type Head, type Script } from './script.ts';

export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

export const yaml = (file: string, head: Head, value: { readonly [key: string]: Yaml }): Script => ({
  file,
  language: 'yaml',
  text: `${[...headLines(head).map((line) => `# ${line}`.trimEnd()), ...lines(value)].join('\n')}\n`,
});

function lines(value: Yaml): string[] {
  if (isList(value)) return value.flatMap((item) => listed(lines(item)));
  if (typeof value !== 'object') return [scalar(value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (isFlat(inner)) return [`${key}: [${inner.map((one) => scalar(one)).join(', ')}]`];
    return typeof inner === 'object'
      ? [`${key}:`, ...lines(inner).map((line) => `  ${line}`)]
      : [`${key}: ${scalar(inner)}`];
  });
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value);

type Scalar = string | number | boolean;
const isFlat = (value: Yaml): value is readonly Scalar[] =>
  isList(value) && value.every((one) => typeof one !== 'object');

const listed = (item: readonly string[]) => item.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);

/** To PyYAML 1e-7 is a word, and 1.0e-7 a number. */
function scalar(value: Scalar): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const written = String(value);
  return /^-?\d+e/.test(written) ? written.replace('e', '.0e') : written;
}
