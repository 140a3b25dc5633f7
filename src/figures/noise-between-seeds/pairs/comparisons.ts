/** Two settings of one small network on the digits: what is compared. */
import { choice } from '../../../lib/figure/contract/knobs.ts';
import type { Setting } from '../../../lib/study/grid.ts';
import { usualRun } from '../../../lib/study/defaults.ts';
import type { Run, Study } from '../../../lib/training/spec.ts';

/** What all runs have in common. */
export const common: Pick<Study, 'loss' | 'budget'> & { data: Omit<Study['data'], 'seed'> } = {
  data: { name: 'digits', training: 100, validation: 200 },
  loss: 'softmax-cross-entropy',
  budget: { steps: 150 },
};

const base: Omit<Run, 'seed'> = {
  ...usualRun,
  hidden: [16],
  activation: 'relu',
  learningRate: 0.3,
  batchSize: 20,
};

interface Compared {
  name: string;
  run: Omit<Run, 'seed'>;
}

export type Comparison = readonly [a: Compared, b: Compared];

const compared = (name: string, setting: Setting = {}): Compared => ({ name, run: { ...base, ...setting } });

export const comparisons = {
  rates: [compared('α = 0.3'), compared('α = 0.15', { learningRate: 0.15 })],
  /** Their weights cannot start alike: there are more of them in one. */
  widths: [compared('16 units'), compared('24 units', { hidden: [24] })],
  batches: [compared('B = 20'), compared('B = 10', { batchSize: 10 })],
  /** Nobody needs a second seed to tell them apart. */
  'far apart': [compared('α = 0.3'), compared('α = 0.01', { learningRate: 0.01 })],
} as const satisfies Record<string, Comparison>;

export type ComparisonName = keyof typeof comparisons;

export const comparisonKnob = choice('Compared', ['rates', 'widths', 'batches', 'far apart'], {
  names: {
    rates: 'learning rates 0.3 and 0.15',
    widths: '16 and 24 units',
    batches: 'batches of 20 and 10',
    'far apart': 'learning rates 0.3 and 0.01',
  },
});
