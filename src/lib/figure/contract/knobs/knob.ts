/** What every kind of knob owes: text (from a control or a URL) becomes a checked value, and a value the same text again. */

/** A knob was given a value it does not take. The message says what is allowed. */
export class KnobError extends Error {}

/** A knob with values of type `T`. */
export interface KnobOf<T> {
  label: string;
  default: T;
  /** The value itself, if allowed; else a KnobError. For MDX props and, after reading, for text. */
  check(value: unknown): T;
  /** Reads what `format` wrote. Throws KnobError. */
  parse(text: string): T;
  /** The value as it stands in a URL. */
  format(value: T): string;
}

/** A value of a knob, whichever it is, as it stands in a URL. */
export const written = (knob: KnobOf<unknown>, value: unknown): string => knob.format(value);

/** More characters than a number needs are none. */
const longestNumber = 24;

/** A number written plainly (`0.5`, `-2e-3`); anything else, `Infinity` and empty text included, is refused. */
export function readNumber(text: string): number {
  const value = Number(text);
  if (text.length > longestNumber || text.trim() !== text || text === '' || !Number.isFinite(value))
    throw new KnobError(`${show(text)} is not a number`);
  return value;
}

const longestShown = 60;

/** A value for an error message: short, on one line; a text in quotes, what has parts by its parts. */
export function show(value: unknown): string {
  const text = shownWhole(value);
  return text.length > longestShown ? `${text.slice(0, longestShown - 3)}…` : text;
}

function shownWhole(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).map(([name, part]) =>
    Array.isArray(value) ? shownWhole(part) : `${name} = ${shownWhole(part)}`,
  );
  return parts.length > 0 ? parts.join(', ') : 'nothing';
}
