/** A number between two bounds, on a linear scale or a logarithmic one. */
import { rounded, withMinus, withUnit } from '../../../text/numbers.ts';
import { KnobError, readNumber, show, type KnobOf } from './knob.ts';

export interface Slider extends KnobOf<number> {
  kind: 'slider';
  symbol?: string;
  min: number;
  max: number;
  scale: 'linear' | 'log';
  /** Positions of the control, 0 … `positions`. */
  positions: number;
  toPosition(value: number): number;
  fromPosition(position: number): number;
  /** Of the values that read well the nearest, for what is dragged: of a log slider there are more than positions. */
  nearest(value: number): number;
  /** The value for the eye, with its unit. */
  display(value: number): string;
}

interface Range {
  min: number;
  max: number;
  step: number;
}

/** The way from `min` to `max`. Shares of it are 0 … 1. */
interface Way {
  positions: number;
  shareOf(value: number): number;
  valueAt(share: number): number;
  /** To a value that reads well. */
  round(value: number): number;
  write(value: number): string;
}

/** Decimal digits that `step` is written with: 0.25 has two. */
const decimals = (step: number) => step.toFixed(10).replace(/0+$/, '').split('.')[1]!.length;

const linear = ({ min, max, step }: Range): Way => ({
  positions: Math.round((max - min) / step),
  shareOf: (value) => (value - min) / (max - min),
  valueAt: (share) => min + share * (max - min),
  round: (value) => Number((min + Math.round((value - min) / step) * step).toFixed(decimals(step))),
  write: (value) => value.toFixed(decimals(step)),
});

const significantDigits = 3;
const logPositions = 120;

const log = ({ min, max, step }: Range): Way => ({
  positions: logPositions,
  shareOf: (value) => Math.log(value / min) / Math.log(max / min),
  valueAt: (share) => min * (max / min) ** share,
  round: (value) =>
    Number.isInteger(step) && step >= 1 ? Math.round(value) : rounded(value, significantDigits),
  write: String,
});

const ways = { linear, log };

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
  const { label, symbol, unit, min, max, scale = 'linear', step = (max - min) / 100 } = options;
  const { positions, shareOf, valueAt, round, write } = ways[scale]({ min, max, step });
  const check = (value: unknown) => {
    if (typeof value !== 'number' || !(value >= min && value <= max))
      throw new KnobError(`${show(value)} is not a number in [${min}, ${max}]`);
    return value;
  };
  const within = (value: number) => Math.min(max, Math.max(min, round(value)));
  return {
    kind: 'slider',
    ...{ label, symbol, min, max, scale, positions },
    default: options.default,
    toPosition: (value) => Math.round(positions * shareOf(value)),
    fromPosition: (position) => within(valueAt(position / positions)),
    nearest: within,
    display: (value) => {
      const number = withMinus(write(value));
      return unit ? withUnit(number, unit) : number;
    },
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
