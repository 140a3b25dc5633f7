/** Studies that are read: what functional ANOVA, PED-ANOVA and rank correlations are asked. */
import { stream } from '../../../src/lib/math/random.ts';
import { fromUnit, type Setting, type Space } from '../../../src/lib/search/space.ts';

export interface Reading {
  space: Space;
  trials: { setting: Setting; loss: number }[];
}

function reading(space: Space, count: number, seed: number, lossAt: (...point: number[]) => number): Reading {
  const random = stream(seed, 'test/readings');
  const trials = Array.from({ length: count }, () => {
    const point = space.map(() => random.uniform());
    return { setting: fromUnit(space, point), loss: lossAt(...point) + 0.05 * random.normal() };
  });
  return { space, trials };
}

const reals = (count: number): Space =>
  Array.from({ length: count }, (_, i) => ({
    name: `x${i}`,
    kind: 'real',
    low: 0,
    high: 1,
    scale: 'linear',
  }));

/** Of numbers from 0 to 1: so they stand on Optuna's axes as they do on ours, which knows no scales here. */
export const forests: Record<string, Reading> = {
  'one knob above all': reading(reals(4), 100, 1, (a, b) => 4 * a! * a! + b!),
  'two knobs together': reading(reals(3), 150, 2, (a, b) => Number(a! < 0.5 === b! < 0.5)),
  'six knobs': reading(
    reals(6),
    200,
    3,
    (a, b, c, d, e) => Math.abs(a! - 0.7) + b! * c! + Math.sin(9 * d!) / 4 + e! / 9,
  ),
};

/** Whole numbers and choices: so they stand in Optuna's cells as in ours. */
const cells: Space = [
  { name: 'a', kind: 'integer', low: 0, high: 49, scale: 'linear' },
  { name: 'b', kind: 'integer', low: 0, high: 9, scale: 'linear' },
  { name: 'c', kind: 'choice', options: ['tanh', 'relu', 'elu'] },
];

export const densities: Record<string, Reading> = {
  '100 trials': reading(cells, 100, 4, (a, b, c) => (a! - 0.3) ** 2 + b! / 4 + Number(c! > 0.5) / 9),
  '23 trials': reading(cells, 23, 5, (a, _, c) => a! * Number(c! > 0.3)),
};
export const bestShares = [0.1, 0.4];

const random = stream(6, 'test/readings');
const column = (digits: number) =>
  Array.from({ length: 40 }, () => Math.round(random.normal() * 10 ** digits) / 10 ** digits);

/** Rounded, so that many are equal. */
export const columns: Record<string, [number[], number[]]> = {
  'no two equal': [column(9), column(9)],
  'many equal': [column(0), column(1)],
};
