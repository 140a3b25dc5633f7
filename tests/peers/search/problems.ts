/**
 * Two functions that every article on searching tries (Surjanovic & Bingham, "Virtual library of simulation experiments"),
 * and two real studies of this book.
 */
import type { Setting, Space } from '../../../src/lib/search/space.ts';
import { lossIn, readTables, type Table } from './tables.ts';

export interface Problem {
  space: Space;
  loss(setting: Setting): number;
  lowest: number;
}

const reals = (ranges: [low: number, high: number][]): Space =>
  ranges.map(([low, high], i) => ({ name: `x${i + 1}`, kind: 'real', low, high, scale: 'linear' }));

const numbersOf = (setting: Setting) => Object.values(setting).map(Number);

function branin([x, y]: number[]): number {
  const a = y! - (5.1 / (4 * Math.PI ** 2)) * x! ** 2 + (5 / Math.PI) * x! - 6;
  return a ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x!) + 10;
}

const heights = [1, 1.2, 3, 3.2];
const widths = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const centres = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];

const hartmann6 = (x: number[]): number =>
  -heights.reduce((sum, height, i) => {
    const distance = x.reduce((all, xj, j) => all + widths[i]![j]! * (xj - centres[i]![j]!) ** 2, 0);
    return sum + height * Math.exp(-distance);
  }, 0);

export const functions: Record<'Branin' | 'Hartmann 6', Problem> = {
  Branin: {
    space: reals([
      [-5, 10],
      [0, 15],
    ]),
    loss: (setting) => branin(numbersOf(setting)),
    lowest: 0.397887,
  },
  'Hartmann 6': {
    space: reals(Array.from({ length: 6 }, () => [0, 1])),
    loss: (setting) => hartmann6(numbersOf(setting)),
    lowest: -3.32237,
  },
};

const searched = (table: Table): Problem => ({
  space: table.axes.map(({ name, low, high }) => ({ name, kind: 'real', low, high, scale: 'linear' })),
  loss: (setting) => lossIn(table, numbersOf(setting)),
  // Between the points nothing is lower.
  lowest: Math.min(...table.losses),
});

const studies = Object.fromEntries(
  Object.entries(readTables()).map(([name, table]) => [name, searched(table)]),
);

export const problems: Record<string, Problem> = { ...functions, ...studies };
