/** What is searched: the learning rate and momentum, of three models. */
import { choice } from '../../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../../lib/math/elementary.ts';
import type { Quantity } from '../../../lib/plot/plot.ts';
import type { RealParameter, Setting } from '../../../lib/search/space.ts';
import { momentumOf, usualInitializers } from '../../../lib/study/defaults.ts';
import { plain } from '../../../lib/text/numbers.ts';
import type { Grid, Setting as RunSetting } from '../../../lib/study/grid.ts';

export const learningRate: RealParameter = {
  kind: 'real',
  name: 'learningRate',
  low: 1e-3,
  high: 10,
  scale: 'log',
};
export const momentum: RealParameter = {
  kind: 'real',
  name: 'momentum',
  low: 0,
  high: 0.99,
  scale: 'one-minus-log',
};
export const space = [learningRate, momentum] as const;

export const runOf = (setting: Setting): RunSetting => ({
  learningRate: Number(setting[learningRate.name]),
  optimizer: momentumOf(Number(setting[momentum.name])),
});

export interface Problem {
  study: Pick<Grid, 'data' | 'loss' | 'budget' | 'base'>;
  /** The axis of losses, the same for every seed. */
  losses: Pick<Quantity, 'domain' | 'ticks'>;
}

/** Of two classes: also what a trial has that diverged. */
export const guess = ln2;

const aroundGuess: Problem['losses'] = { domain: [0.25, 0.75], ticks: [0.3, 0.4, 0.5, 0.6, 0.7] };

const moons: Grid['data'] = { name: 'moons', training: 200, validation: 400, noise: 0.25 };
const loss = 'binary-cross-entropy';

export const problems = {
  moons: {
    study: { data: moons, loss, budget: { steps: 200 }, base: { hidden: [6, 6], batchSize: 16 } },
    losses: aroundGuess,
  },
  spirals: {
    study: {
      data: { name: 'spirals', training: 200, validation: 200, noise: 0.02 },
      loss,
      budget: { steps: 500 },
      base: { hidden: [8, 8], batchSize: 20 },
    },
    losses: { domain: [0.01, 0.75] },
  },
  /** From zero weights, on all examples at once: nothing in it is left to chance. */
  logistic: {
    study: {
      data: moons,
      loss,
      budget: { steps: 50 },
      base: { hidden: [], batchSize: moons.training, initializer: usualInitializers.zeros },
    },
    losses: aroundGuess,
  },
} as const satisfies Record<string, Problem>;

export const problemKnob = choice('Trained', ['moons', 'spirals', 'logistic'], {
  names: {
    moons: 'a network, on moons',
    spirals: 'a network, on spirals',
    logistic: 'logistic regression, on moons',
  },
});

export type ProblemName = keyof typeof problems;
export const problemOf = (name: ProblemName): Problem => problems[name];

/** Losses on their axis. */
export const lossAxis = (name: ProblemName, what: string): Quantity => ({
  label: `${what} (log scale)`,
  scale: 'log',
  format: plain,
  ...problemOf(name).losses,
});
