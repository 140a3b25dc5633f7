/** One knob, the learning rate of a small network that reads digits: what is searched one trial at a time. */
import { log } from '../../../lib/math/elementary.ts';
import { evenly } from '../../../lib/math/ranges.ts';
import type { Search, SearchPlan, Template } from '../../../lib/search/experiment/spec.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import type { SearcherSpec } from '../../../lib/search/searchers.ts';
import { fromUnit, type RealParameter, type Setting, type Space } from '../../../lib/search/space.ts';
import { momentumOf, usualInitializers, usualRun } from '../../../lib/study/defaults.ts';
import { axisOf } from '../../searching/common/axes.ts';

const rate: RealParameter = { kind: 'real', name: 'learningRate', low: 1e-4, high: 1, scale: 'log' };

export const space: Space = [rate];

export const rateOf = (setting: Setting): number => Number(setting[rate.name]);

/** Guessing one of ten digits. */
export const guess = log(10);

/** Runs that no search knows of, to see what there is to be found. */
const gridSize = 41;

const templateOf = (seed: number): Template => ({
  data: { name: 'digits', training: 300, validation: 300, seed },
  loss: 'softmax-cross-entropy',
  budget: { steps: 120 },
  record: { checkpoints: 1 },
  run: {
    ...usualRun,
    hidden: [10],
    activation: 'relu',
    initializer: usualInitializers.he,
    optimizer: momentumOf(0.9),
    batchSize: 16,
    seed,
  },
});

/** The search, and beside it the grid of runs. Each trial has its own start. */
export function searchOf(searcher: SearcherSpec, trials: number, seed: number): Search {
  const plans: SearchPlan[] = [
    { searcher, seed, budget: { trials } },
    { searcher: { kind: 'grid', size: { values: gridSize } }, seed, budget: { trials: gridSize } },
  ];
  return {
    kind: 'search',
    space,
    template: templateOf(seed),
    objective: 'validationLoss',
    starts: 'fresh',
    searches: plans,
  };
}

/** The axis of the rate; on every panel that has it. */
export const { quantity: rateAxis, at: placeOf } = axisOf(rate, { label: 'learning rate α (log scale)' });

/** The axis of losses, the same for every seed. */
export const losses = { label: 'validation loss', domain: [0, 3] as const, ticks: [0, 1, 2, 3] };

/** Along the axis, close enough for smooth lines. */
const placeCount = 161;
export const places: readonly Setting[] = evenly(0, 1, placeCount).map((share) => fromUnit(space, [share]));
export const rates = places.map(rateOf);

/** So near, as a factor either way: together a decade. */
const near = Math.sqrt(10);

/** Whether a trial lies in the decade around another. */
export const isNear = (trial: Trial, other: Trial): boolean =>
  Math.abs(log(rateOf(trial.setting) / rateOf(other.setting))) <= log(near);
