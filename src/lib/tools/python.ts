/** Python: values as it writes them, and the setting that a tool has drawn. */
import type { Parameter, Space, Value } from '../search/space.ts';
import { parentsFirst } from './study.ts';
import { headLines, type Head, type Script } from './script.ts';

/** Digits that are meant: 1 − 0.99 is 0.01. */
const digits = 12;

/** Text in quotation marks. JSON’s are Python’s, too. */
export const quoted = (text: string): string => JSON.stringify(text);

/** A number that Python takes for a float: it has a point or an exponent. */
export function float(value: number): string {
  const written = String(Number(value.toPrecision(digits)));
  return /[.e]/.test(written) ? written : `${written}.0`;
}

export function literal(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

export const list = (values: readonly Value[]): string => `[${values.map(literal).join(', ')}]`;

/** A parameter as tools draw it, on a linear axis or a log one: of what is on a one-minus-log axis, one minus it. */
export type Drawn =
  | { kind: 'real'; name: string; low: number; high: number; log: boolean }
  | { kind: 'integer'; name: string; low: number; high: number; log: boolean }
  | { kind: 'choice'; name: string; options: readonly Value[] };

export function drawnAs(parameter: Parameter): Drawn {
  if (parameter.kind === 'choice') return parameter;
  const { kind, name, low, high, scale } = parameter;
  if (scale !== 'one-minus-log') return { kind, name, low, high, log: scale === 'log' };
  return { kind, name: `one_minus_${name}`, low: 1 - high, high: 1 - low, log: true };
}

export const drawnSpace = (space: Space): Drawn[] => parentsFirst(space).map(drawnAs);

/** A number as the kind of its parameter wants it. */
export const bound = ({ kind }: { kind: 'real' | 'integer' }, value: number): string =>
  kind === 'real' ? float(value) : String(value);

/**
 * The body of a function that makes the dict `setting`, by the expression that stands for what was drawn: only what a
 * setting asks for is in it.
 */
export const settingLines = (space: Space, expression: (drawn: Drawn) => string): string[] => [
  'setting = {}',
  ...underConditions(space, condition, (parameter) => {
    const drawn = drawnAs(parameter);
    const value = drawn.name === parameter.name ? expression(drawn) : `1 - ${expression(drawn)}`;
    return `setting[${quoted(parameter.name)}] = ${value}`;
  }),
  'return setting',
];

/** A line for each parameter, parents first, those with a condition within what `opened` says of it. */
export const underConditions = (
  space: Space,
  opened: (when: Condition) => string,
  lineOf: (parameter: Parameter) => string,
): string[] =>
  parentsFirst(space).flatMap((parameter, i, all) => {
    const line = lineOf(parameter);
    if (!parameter.when) return [line];
    const opener = opened(parameter.when);
    const before = all[i - 1]?.when;
    return before && opened(before) === opener ? block([line]) : [opener, ...block([line])];
  });

type Condition = NonNullable<Parameter['when']>;

function condition({ parameter, is }: Condition): string {
  const asked = `setting.get(${quoted(parameter)})`;
  return is.length === 1 ? `if ${asked} == ${literal(is[0]!)}:` : `if ${asked} in ${list(is)}:`;
}

/** A function that makes a setting of what a tool has drawn, a dict that may have more than is asked for. */
export const settingFromDrawn = (
  space: Space,
  expression: (drawn: Drawn) => string = ({ name }) => `drawn[${quoted(name)}]`,
): string[] => [
  'def setting_of(drawn):',
  '    """What was drawn, as training.py wants it: without what the setting does not ask for."""',
  ...block(settingLines(space, expression)),
];

/** So many steps to the right. */
export const block = (lines: readonly string[], steps = 1): string[] =>
  lines.map((line) => (line === '' ? '' : `${'    '.repeat(steps)}${line}`));

const betweenParts = '\n\n\n';

/** A file: its head, and its parts with two empty lines between them. */
export function python(file: string, head: Head | string, ...parts: (readonly string[])[]): Script {
  const docstring = typeof head === 'string' ? [`"""${head}"""`] : ['"""', ...headLines(head), '"""'];
  const body = parts.map((part) => part.join('\n')).join(betweenParts);
  const gap = body.startsWith('def') ? betweenParts : '\n\n';
  return { file, language: 'python', text: `${docstring.join('\n')}${gap}${body}\n` };
}

/** The end of a file that is run. */
export const runsMain = ['if __name__ == "__main__":', '    main()'];
