/** Fields of a lesson's front matter, read and written in its text, so that all else stays as its author wrote it. */
import { lineOfField } from '../../src/book/front-matter.ts';

/** The front matter with its fences, and what follows. */
function halves(text: string): [head: string, rest: string] {
  const [head = ''] = /^---\r?\n[\s\S]*?\n---(?=\r?\n|$)/.exec(text) ?? [];
  return [head, text.slice(head.length)];
}

/** A field with all its lines: those of a list are indented or begin with a hyphen. */
const linesOf = (field: string) => new RegExp(`^${field}:.*\\n(?:[ \\t]+\\S.*\\n|- .*\\n)*`, 'm');

/** The text with this field as given; undefined takes it away. One that is new stands last. */
export function withField(text: string, field: string, value: string | undefined): string {
  const [head, rest] = halves(text);
  const line = value === undefined ? '' : `${field}: ${value}\n`;
  const written = linesOf(field);
  return (
    (written.test(head) ? head.replace(written, () => line) : head.replace(/---$/, () => `${line}---`)) + rest
  );
}

/** A field that is a whole number. Throws with its place if it is none. */
export function numberIn(text: string, field: string, file: string): number {
  const [, number] = new RegExp(`^${field}: *(\\d+)\\s*$`, 'm').exec(halves(text)[0]) ?? [];
  if (number === undefined)
    throw new Error(`${file}:${lineOfField(text, field)}: ${field} is to be a whole number. Mend it first.`);
  return Number(number);
}
