/** How networks learn the arch in this lesson's figures: thirty noisy points, a usual start, and time enough to learn the noise. */
import { choice, count, slider } from '../../../lib/figure/contract/knobs.ts';
import { usualOptimizers, usualSchedules } from '../../../lib/study/defaults.ts';
import type { Setting } from '../../../lib/study/grid.ts';
import type { Initializer } from '../../../lib/training/spec.ts';

/** A deviation that nobody would choose today: eight times that of Glorot’s scale between layers of 32 units. */
const large = 1.5;

const initializers: Record<'glorot' | 'large', Initializer> = {
  glorot: { kind: 'glorot' },
  large: { kind: 'normal', deviation: large },
};

export const archKnobs = {
  points: count({ label: 'Training points', min: 10, max: 300, default: 30 }),
  noise: slider({ label: 'Noise', symbol: 'σ', min: 0.05, max: 0.5, step: 0.05, default: 0.35 }),
  start: choice('Weights start at', ['glorot', 'large'], {
    names: { glorot: 'Glorot’s scale', large: `deviation ${large} everywhere` },
  }),
};

/** Tuned: of 0.003, 0.01, 0.03, 0.1 and 0.3 it ends lowest in training, or within a tenth of it, for each network of the lesson. */
export const usualRate = 0.03;

export const archRun = (start: keyof typeof initializers): Setting => ({
  initializer: initializers[start],
  optimizer: usualOptimizers.adam,
  learningRate: usualRate,
  schedule: usualSchedules.cosine,
  // More than there are examples: every step sees them all.
  batchSize: 1000,
});
