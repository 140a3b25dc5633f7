/** The same digits, scaled in four ways, each trained at rates around its own best. */
import type { Scaling } from '../../../lib/data/spec.ts';
import { geometric } from '../../../lib/math/ranges.ts';
import { usualInitializers } from '../../../lib/study/defaults.ts';
import { grid } from '../../../lib/study/grid.ts';
import type { Study } from '../../../lib/training/spec.ts';

export const steps = 400;
const batchSize = 20;
const held = 500;
/** Each of a scaling's rates is twice the one before. */
const ratesOfEach = 8;

interface Compared {
  scaling: Scaling;
  name: string;
  /** The lowest is so low that the best of a scaling lies within. */
  rates: number[];
}

/** Where all have their best rates within: the larger the inputs, the lower. */
export const compared = {
  raw: { scaling: 'raw', name: '0 to 16', rates: geometric(0.001, 2, ratesOfEach) },
  zeroOne: { scaling: 'zero-one', name: '0 to 1', rates: geometric(0.032, 2, ratesOfEach) },
  together: {
    scaling: 'standardized-together',
    name: 'one scale for all',
    rates: geometric(0.008, 2, ratesOfEach),
  },
  each: { scaling: 'standardized', name: 'one for each pixel', rates: geometric(0.008, 2, ratesOfEach) },
} as const satisfies Record<string, Compared>;

export type ComparedName = keyof typeof compared;
export const comparedNames = Object.keys(compared) as ComparedName[];

export const studyOf = (name: ComparedName, { training, seed }: { training: number; seed: number }): Study =>
  grid({
    data: { name: 'digits', training, validation: held, scaling: compared[name].scaling },
    loss: 'softmax-cross-entropy',
    budget: { steps },
    base: { hidden: [32], activation: 'relu', initializer: usualInitializers.he, batchSize },
    settings: compared[name].rates.map((learningRate) => ({ learningRate })),
    seed,
    record: { checkpoints: 1, accuracy: true },
  });
