/** What PyTorch made of the cases, as tests/goldens keeps it, and how far from it something else is. */
import type { Initializer, Measured, Stop } from '../../src/lib/training/spec.ts';
import { goldenFiles } from './golden-files.ts';

/** What a network's training came to. */
export interface Outcome {
  /** `[steps]` */
  learningRate: number[];
  /** `[steps]`: before each step's update, dropout on, penalties left out. */
  batchLoss: number[];
  /** After the last step, dropout off. */
  trainingLoss: number;
  validationLoss: number;
  /** The same of the average of the weights, if there is one. */
  averaged?: Pick<Measured, 'trainingLoss' | 'validationLoss'>;
  /** With early stopping. */
  stopped?: Stop;
  /** After the last step, where it is asked for. */
  sharpness?: number;
  /** After the last step, laid out like `PreparedRun.start`. */
  parameters: number[];
}

/** How the weights of a layer are distributed. */
export interface Distribution {
  deviation: number;
  /** For each of `shares`: the weight below which this share of all lies. */
  quantiles: number[];
}

/** The shares of all weights that lie below a distribution's quantiles. */
export const shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

/** The name of an initialiser's distribution: what it says of itself. */
export const nameOf = (initializer: Initializer): string => Object.values(initializer).join(' ');

/** A tenth of a float32's own rounding: what is compared with it does not notice. */
const digits = 8;

export const { readGoldens, writeGoldens } = goldenFiles('', digits);

/** Of each part of an outcome ‖other − golden‖ / ‖golden‖; infinite where a part is missing or not as long. */
export function distances(other: Outcome, golden: Outcome): Record<string, number> {
  const parts = Object.keys({ ...other, ...golden }) as (keyof Outcome)[];
  return Object.fromEntries(
    parts.map((part) => [part, distance(numbersIn(other[part]), numbersIn(golden[part]))]),
  );
}

function numbersIn(part: Outcome[keyof Outcome]): number[] {
  return typeof part === 'number' ? [part] : Object.values<number>({ ...part });
}

export function distance(other: number[], golden: number[]): number {
  if (other.length !== golden.length) return Infinity;
  return Math.hypot(...other.map((value, i) => value - golden[i]!)) / Math.hypot(...golden);
}
