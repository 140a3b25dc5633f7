/** What is searched here: the learning rate and momentum of small networks; on the spirals the schedule of the rate, too. */
import { choice } from '../../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../../lib/math/elementary.ts';
import type { Quantity } from '../../../lib/plot/plot.ts';
import type { Template } from '../../../lib/search/experiment/spec.ts';
import type { ChoiceParameter, RealParameter, Space } from '../../../lib/search/space.ts';
import { momentumOf, usualRun } from '../../../lib/study/defaults.ts';
import { plain } from '../../../lib/text/numbers.ts';

export const learningRate: RealParameter = {
  kind: 'real',
  name: 'learningRate',
  low: 1e-3,
  high: 10,
  scale: 'log',
};
export const momentum: RealParameter = {
  kind: 'real',
  name: 'optimizer.beta',
  low: 0,
  high: 0.99,
  scale: 'one-minus-log',
};
const schedule: ChoiceParameter = { kind: 'choice', name: 'schedule', options: ['constant', 'cosine'] };

interface Problem {
  space: Space;
  data: Omit<Template['data'], 'seed'>;
  steps: number;
  run: Pick<Template['run'], 'hidden' | 'batchSize'>;
  /** The axis of losses, the same for every seed. */
  losses: Pick<Quantity, 'domain' | 'ticks'>;
}

const spirals: Problem = {
  space: [learningRate, momentum],
  data: { name: 'spirals', training: 200, validation: 200, noise: 0.02 },
  steps: 540,
  run: { hidden: [8, 8], batchSize: 20 },
  losses: { domain: [0.02, 1] },
};

const problems = {
  moons: {
    space: [learningRate, momentum],
    data: { name: 'moons', training: 200, validation: 400, noise: 0.25 },
    steps: 243,
    run: { hidden: [6, 6], batchSize: 16 },
    losses: { domain: [0.25, 0.85], ticks: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8] },
  },
  spirals,
  schedules: { ...spirals, space: [learningRate, momentum, schedule] },
} as const satisfies Record<string, Problem>;

export type ProblemName = keyof typeof problems;
export const problemOf = (name: ProblemName): Problem => problems[name];

export const problemKnob = choice('Trained', ['moons', 'spirals', 'schedules'], {
  names: {
    moons: 'moons',
    spirals: 'spirals',
    schedules: 'spirals, with constant and cosine rates',
  },
});

/** Losses of equal trials are guessing’s, about. */
export const guess = ln2;

/** Into so many parts training is divided: at the end of each the validation loss is known. 27 = 3³. */
export const parts = 27;

export const templateOf = (name: ProblemName, seed: number): Template => {
  const { data, steps, run } = problemOf(name);
  return {
    data: { ...data, seed },
    loss: 'binary-cross-entropy',
    budget: { steps },
    record: { checkpoints: parts },
    run: { ...usualRun, optimizer: momentumOf(0), ...run, seed },
  };
};

/** Losses on their axis. */
export const lossAxis = (name: ProblemName, what: string): Quantity => ({
  label: `${what} (log scale)`,
  scale: 'log',
  format: plain,
  ...problemOf(name).losses,
});
