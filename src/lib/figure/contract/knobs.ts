/**
 * Knobs: one table per figure drives its controls, its MDX props, its state in the URL and their validation.
 * Every knob turns text (from a control or a URL) into a checked value, and a value into the same text again.
 */
import { rounded, withMinus } from '../../text/numbers.ts';

/** A knob was given a value it does not take. The message says what is allowed. */
export class KnobError extends Error {}

interface Common<T> {
  label: string;
  default: T;
  /** The value itself, if allowed; else a KnobError. For MDX props and, after reading, for text. */
  check(value: unknown): T;
  /** Reads what `format` wrote. Throws KnobError. */
  parse(text: string): T;
  /** The value as it stands in a URL. */
  format(value: T): string;
}

export interface Slider extends Common<number> {
  kind: 'slider';
  symbol?: string;
  unit?: string;
  min: number;
  max: number;
  scale: 'linear' | 'log';
  /** Linear sliders: distance between neighbouring values. Log sliders: significant digits are what is rounded. */
  step: number;
  /** Positions of the control, 0 … `positions`. */
  positions: number;
  toPosition(value: number): number;
  fromPosition(position: number): number;
  /** The value for the eye. */
  display(value: number): string;
}

export interface Choice<T extends string = string> extends Common<T> {
  kind: 'choice';
  options: readonly T[];
  /** Words for the options, where the option itself does not read well. */
  names: Partial<Record<T, string>>;
}

export interface Toggle extends Common<boolean> {
  kind: 'toggle';
}

export interface PlanePoint {
  x: number;
  y: number;
}

/** A point that is dragged in the drawing, or typed as two numbers. */
export interface PointKnob extends Common<PlanePoint> {
  kind: 'point';
  x: readonly [number, number];
  y: readonly [number, number];
  /** How far an arrow key moves it. */
  step: number;
}

export interface Seed extends Common<number> {
  kind: 'seed';
  max: number;
}

/** Settings of the other knobs that the reader has set down, one after another: a log of trials. */
export type Trial = Readonly<Record<string, number | string | boolean>>;
export interface Trials extends Common<readonly Trial[]> {
  kind: 'trials';
  /** Names of the knobs that make a trial. */
  of: readonly string[];
  max: number;
}

export type Knob = Slider | Choice | Toggle | PointKnob | Seed | Trials;
export type Knobs = Readonly<Record<string, Knob>>;
export type Values<K extends Knobs> = { readonly [N in keyof K]: K[N] extends Common<infer T> ? T : never };

const significantDigits = 3;
const logPositions = 120;

/** Decimal digits that `step` is written with: 0.25 has two. */
const decimals = (step: number) => step.toFixed(10).replace(/0+$/, '').split('.')[1]!.length;

export function slider(options: {
  label: string;
  symbol?: string;
  unit?: string;
  min: number;
  max: number;
  default: number;
  /** Default 'linear'. Log sliders take values rounded to three significant digits. */
  scale?: 'linear' | 'log';
  /** Default: a hundredth of the range. For whole numbers: 1. */
  step?: number;
}): Slider {
  const { label, min, max, scale = 'linear', step = (max - min) / 100 } = options;
  const isLog = scale === 'log';
  const round = isLog
    ? (value: number) =>
        Number.isInteger(step) && step >= 1 ? Math.round(value) : rounded(value, significantDigits)
    : (value: number) => Number((min + Math.round((value - min) / step) * step).toFixed(decimals(step)));
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  const positions = isLog ? logPositions : Math.round((max - min) / step);
  const check = (value: unknown) => {
    if (typeof value !== 'number' || !(value >= min && value <= max))
      throw new KnobError(`${show(value)} is not a number in [${min}, ${max}]`);
    return value;
  };
  return {
    kind: 'slider',
    ...options,
    label,
    scale,
    step,
    positions,
    toPosition: (value) =>
      Math.round(
        positions * (isLog ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min)),
      ),
    fromPosition: (position) => {
      const share = position / positions;
      return clamp(round(isLog ? min * (max / min) ** share : min + share * (max - min)));
    },
    display: (value) => withMinus(isLog ? String(value) : value.toFixed(decimals(step))),
    check,
    parse: (text) => check(readNumber(text)),
    format: String,
  };
}

/** A whole number that may be small or large: of examples, of steps, of units. */
export const count = (options: {
  label: string;
  symbol?: string;
  min: number;
  max: number;
  default: number;
}): Slider => slider({ ...options, scale: 'log', step: 1 });

export function choice<const T extends string>(
  label: string,
  options: readonly T[],
  {
    default: initial = options[0]!,
    names = {},
  }: { default?: NoInfer<T>; names?: Partial<Record<NoInfer<T>, string>> } = {},
): Choice<T> {
  const check = (value: unknown) => {
    if (!options.includes(value as T))
      throw new KnobError(`${show(value)} is not one of ${options.join(', ')}`);
    return value as T;
  };
  return {
    kind: 'choice',
    label,
    options,
    names,
    default: initial,
    check,
    parse: check,
    format: (value) => value,
  };
}

export function toggle(label: string, { default: initial = false } = {}): Toggle {
  const check = (value: unknown) => {
    if (typeof value !== 'boolean') throw new KnobError(`${show(value)} is not true or false`);
    return value;
  };
  const parse = (text: string) => {
    if (text !== 'on' && text !== 'off') throw new KnobError(`${show(text)} is not on or off`);
    return text === 'on';
  };
  return { kind: 'toggle', label, default: initial, check, parse, format: (value) => (value ? 'on' : 'off') };
}

export function point(options: {
  label: string;
  x: readonly [number, number];
  y: readonly [number, number];
  default: PlanePoint;
  /** How far an arrow key moves it. */
  step: number;
}): PointKnob {
  const { x, y } = options;
  const inside = (value: unknown, [low, high]: readonly [number, number]) =>
    typeof value === 'number' && value >= low && value <= high;
  const check = (value: unknown) => {
    const given = value as PlanePoint;
    if (typeof value !== 'object' || value === null || !inside(given.x, x) || !inside(given.y, y))
      throw new KnobError(`${show(value)} is not a point with x in [${x}] and y in [${y}]`);
    return { x: given.x, y: given.y };
  };
  return {
    kind: 'point',
    ...options,
    check,
    parse: (text) => {
      const parts = text.split(',');
      if (parts.length !== 2) throw new KnobError(`${show(text)} is not two numbers "x,y"`);
      return check({ x: readNumber(parts[0]!), y: readNumber(parts[1]!) });
    },
    format: (value) => `${value.x},${value.y}`,
  };
}

/** The figure's seed. All its random numbers come from it. */
export function seed({ default: initial = 1 } = {}): Seed {
  const max = 999_999;
  const check = (value: unknown) => {
    if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > max)
      throw new KnobError(`${show(value)} is not a whole number in [0, ${max}]`);
    return value as number;
  };
  return {
    kind: 'seed',
    label: 'Seed',
    max,
    default: initial,
    check,
    parse: (text) => check(readNumber(text)),
    format: String,
  };
}

/** A log of trials: each the values of the sliders and choices in `knobs` at the time it was added. */
export function trials(
  label: string,
  knobs: Knobs,
  { default: initial, max }: { default: readonly Trial[]; max: number },
): Trials {
  const names = Object.keys(knobs);
  const checkTrial = (value: unknown): Trial =>
    Object.fromEntries(
      names.map((name) => [name, knobs[name]!.check((value as Trial | null)?.[name]) as never]),
    );
  const check = (value: unknown) => {
    if (!Array.isArray(value) || value.length > max)
      throw new KnobError(`${show(value)} is not a list of at most ${max} trials`);
    return value.map(checkTrial);
  };
  return {
    kind: 'trials',
    label,
    of: names,
    max,
    default: initial,
    check,
    parse: (text) => {
      const rows = text === '' ? [] : text.split(';').map((row) => row.split(','));
      const wrong = rows.find((row) => row.length !== names.length);
      if (wrong) throw new KnobError(`${show(wrong.join(','))} is not a trial "${names.join(',')}"`);
      return check(
        rows.map((row) => Object.fromEntries(names.map((name, i) => [name, knobs[name]!.parse(row[i]!)]))),
      );
    },
    format: (value) =>
      value.map((trial) => names.map((name) => written(knobs[name]!, trial[name])).join(',')).join(';'),
  };
}

/** A number written plainly (`0.5`, `-2e-3`); anything else, `Infinity` and empty text included, is refused. */
function readNumber(text: string): number {
  const value = Number(text);
  if (text.length > 24 || text.trim() !== text || text === '' || !Number.isFinite(value))
    throw new KnobError(`${show(text)} is not a number`);
  return value;
}

/** A value for an error message: short, quoted, on one line. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The values of all knobs at rest. */
export function defaults<K extends Knobs>(knobs: K): Values<K> {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, knob.default])) as Values<K>;
}

/** A value of a knob, whichever it is, as it stands in a URL. */
export const written = (knob: Common<unknown>, value: unknown): string => knob.format(value);
