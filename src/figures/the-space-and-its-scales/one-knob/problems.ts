/** One knob to be searched, four times: what is trained, and from where to where the knob goes. */
import { choice } from '../../../lib/figure/contract/knobs.ts';
import { ln2, log } from '../../../lib/math/elementary.ts';
import type { RealParameter } from '../../../lib/search/space.ts';
import { axisOf, type Axis } from '../../searching/common/axes.ts';
import { momentumOf, usualInitializers, usualOptimizers } from '../../../lib/study/defaults.ts';
import type { Grid, Setting } from '../../../lib/study/grid.ts';

export interface Problem {
  /** On its sensible scale; from end to end it is the same range on a linear one. */
  parameter: RealParameter;
  /** With its symbol. */
  label: string;
  /** In a sentence: "the learning rate of Adam on the digits". */
  words: string;
  /** From where to where its decades go, from the low end to the high one. */
  decades: readonly number[];
  /** Where numbers stand on the log axis. Default: at the decades. */
  ticks?: readonly number[];
  study: Pick<Grid, 'data' | 'loss' | 'budget' | 'base'>;
  settingOf(value: number): Setting;
  /** The loss of guessing, which is also what a trial has that diverged. */
  guess: number;
  /** The axis of losses, for every seed. */
  losses: readonly [number, number];
}

const ln10 = log(10);

const digits: Problem['study'] = {
  data: { name: 'digits', training: 300, validation: 300 },
  loss: 'softmax-cross-entropy',
  budget: { steps: 120 },
  base: {
    hidden: [10],
    activation: 'relu',
    initializer: usualInitializers.he,
    optimizer: usualOptimizers.adam,
    batchSize: 16,
  },
};

const spirals: Problem['study'] = {
  data: { name: 'spirals', training: 200, validation: 200, noise: 0.02 },
  loss: 'binary-cross-entropy',
  budget: { steps: 1000 },
  base: { hidden: [8, 8], batchSize: 20, learningRate: 0.003 },
};

const rate = (low: number, high: number): RealParameter => ({
  kind: 'real',
  name: 'learningRate',
  low,
  high,
  scale: 'log',
});

const ofRates = {
  label: 'learning rate α',
  settingOf: (learningRate: number): Setting => ({ learningRate }),
};

const powers = [1e-4, 1e-3, 0.01, 0.1, 1];

export const problems = {
  adam: {
    ...ofRates,
    parameter: rate(1e-4, 1),
    words: 'the learning rate of Adam on the digits',
    decades: powers,
    study: digits,
    guess: ln10,
    losses: [0.5, 2.5],
  },
  sgd: {
    ...ofRates,
    parameter: rate(1e-4, 1),
    words: 'the learning rate of plain descent on the spirals',
    decades: powers,
    study: spirals,
    guess: ln2,
    losses: [0.02, 0.8],
  },
  narrow: {
    ...ofRates,
    parameter: rate(0.01, 0.02),
    words: 'the learning rate of Adam between 0.01 and 0.02',
    decades: [0.01, 0.02],
    ticks: [0.01, 0.012, 0.014, 0.016, 0.018, 0.02],
    study: digits,
    guess: ln10,
    losses: [0.5, 2.5],
  },
  momentum: {
    parameter: { kind: 'real', name: 'momentum', low: 0, high: 0.999, scale: 'one-minus-log' },
    label: 'momentum β',
    words: 'momentum on the spirals',
    decades: [0, 0.9, 0.99, 0.999],
    study: spirals,
    settingOf: (beta) => ({ optimizer: momentumOf(beta) }),
    guess: ln2,
    losses: [0.02, 0.8],
  },
} as const satisfies Record<string, Problem>;

export const problemKnob = choice('Searched', ['adam', 'sgd', 'narrow', 'momentum'], {
  names: {
    adam: 'α of Adam, 0.0001 to 1',
    sgd: 'α of plain descent, 0.0001 to 1',
    narrow: 'α of Adam, 0.01 to 0.02',
    momentum: 'momentum β, 0 to 0.999',
  },
});

export type ProblemName = keyof typeof problems;

export const problemOf = (name: ProblemName): Problem => problems[name];

/** The problem's parameter as an axis, on its own scale. */
export function axisOfProblem({ parameter, label, decades, ticks = decades }: Problem): Axis {
  const { placeOf } = axisOf(parameter, {});
  return axisOf(parameter, { label: `${label} (log scale)`, ticks: ticks.map(placeOf) });
}
