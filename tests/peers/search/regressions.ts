/** What scikit-learn's Gaussian process is asked. */
import { stream } from '../../../src/lib/math/random.ts';

export interface Regression {
  /** `[rows][knobs]`: numbers from 0 to 1, of a choice the place of its option. */
  rows: number[][];
  /** Of the first rows; at the others trials are pending. */
  outcomes: number[];
  /** Where it is asked what is expected. */
  places: number[][];
  /** How many options each knob has; 0 of a number. */
  options: number[];
  kernel: { lengths: number[]; signal: number; noise: number };
}

const random = stream(1, 'test/regressions');
const uniforms = (rows: number) => Array.from({ length: rows }, () => [0, 0, 0].map(() => random.uniform()));

const rows = uniforms(12);
const outcomes = rows.map(([x, y]) => Math.sin(6 * x!) + y! * y! + 0.1 * random.normal());
const numbers = { rows, places: uniforms(6), options: [0, 0, 0] };

const mixed = Array.from({ length: 10 }, () => [random.uniform(), random.integer(3)]);

export const regressions: Record<string, Regression> = {
  'three numbers': { ...numbers, outcomes, kernel: { lengths: [0.3, 0.8, 2], signal: 1.7, noise: 0.01 } },
  'three numbers, three trials pending': {
    ...numbers,
    outcomes: outcomes.slice(0, 9),
    kernel: { lengths: [0.3, 0.8, 2], signal: 1.7, noise: 0.01 },
  },
  'settings tried several times': {
    ...numbers,
    rows: [0, 1, 2, 0, 0, 1, 3, 4].map((row) => rows[row]!),
    outcomes: outcomes.slice(0, 8),
    kernel: { lengths: [0.5, 0.5, 1], signal: 0.8, noise: 1e-4 },
  },
  'a number and a choice': {
    rows: mixed,
    outcomes: mixed.map(([x, option]) => x! + [0, 1, -1][option!]! + 0.05 * random.normal()),
    places: [
      [0.1, 0],
      [0.5, 1],
      [0.9, 2],
    ],
    options: [0, 3],
    kernel: { lengths: [0.4, 1.2], signal: 0.6, noise: 0.02 },
  },
};
