/** What the contest is about, as the reader sets it: how much there is to spend, and in what space. */
import { choice, seed, slider } from '../../../lib/figure/contract/knobs.ts';
import type { Search, SearchPlan, Template } from '../../../lib/search/experiment/spec.ts';
import type { RealParameter } from '../../../lib/search/space.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import { spaceOf, templateOf } from '../../searching/contest/problems.ts';
import { contenders, parts, type ContenderName } from './contenders.ts';

/** Searches of each contender. */
export const searchCount = 20;
/** Of one trial; a whole number for each part. */
export const steps = 198;

export const contestKnobs = {
  trials: slider({ label: 'Budget, in whole trials', min: 5, max: 40, step: 1, default: 20 }),
  workers: slider({ label: 'Workers', min: 1, max: 20, step: 1, default: 1 }),
  count: slider({ label: 'Hyperparameters', min: 1, max: 5, step: 1, default: 2 }),
  width: choice('Ranges', ['wide', 'narrow']),
  wrong: slider({ label: 'Wrong labels', unit: '%', min: 0, max: 30, step: 5, default: 0 }),
  seed: seed(),
};

export interface Contest {
  trials: number;
  workers: number;
  /** Hyperparameters that are searched. */
  count: number;
  width: 'wide' | 'narrow';
  /** Of the labels that are trained on, so many per cent: the noise in what trials come to. */
  wrong: number;
  seed: number;
}

const share = (name: string, high: number): RealParameter => ({
  kind: 'real',
  name,
  low: 0,
  high,
  scale: 'linear',
});

/** In the order in which they are added. */
const wide: readonly RealParameter[] = [
  ...(spaceOf('wide') as readonly RealParameter[]),
  share('dropout', 0.8),
  share('labelSmoothing', 0.5),
];
const narrowRanges = [
  [0.03, 0.3],
  [0.8, 0.97],
  [1e-6, 1e-4],
  [0, 0.1],
  [0, 0.05],
] as const;
const narrow = wide.map((parameter, i): RealParameter => ({
  ...parameter,
  low: narrowRanges[i]![0],
  high: narrowRanges[i]![1],
}));

/** The spirals of the last lessons; trials that may be stopped on their way are measured there. */
function template(entries: readonly Entry[], { trials, wrong, seed }: Contest): Template {
  const { run, ...rest } = templateOf(seed);
  const areWhole = entries.every(({ contender }) => !contenders[contender].planFor(trials).scheduler);
  return {
    ...rest,
    budget: { steps },
    record: { checkpoints: areWhole ? 1 : parts },
    run: { ...run, labelNoise: wrong / 100, labelSmoothing: 0 },
  };
}

export interface Entry {
  contender: ContenderName;
  /** How many times the budget it may spend. */
  times: number;
}

/** "random × 2" */
export const lookOf = ({ contender, times }: Entry): { name: string; color: string } => {
  const { name, color } = contenders[contender];
  return { name: name + (times > 1 ? ` × ${times}` : ''), color };
};

/** The searches of one entry after those of the other. Search i of any of them has the same seed. */
export const searchOf = (entries: readonly Entry[], contest: Contest): Search => ({
  kind: 'search',
  space: (contest.width === 'wide' ? wide : narrow).slice(0, contest.count),
  template: template(entries, contest),
  objective: 'validationLoss',
  starts: 'fresh',
  searches: entries.flatMap((entry) =>
    Array.from({ length: searchCount }, (_, i) => planOf(entry, contest, i)),
  ),
});

function planOf({ contender, times }: Entry, { trials, workers, seed }: Contest, i: number): SearchPlan {
  const plan = contenders[contender].planFor(trials);
  const all = times * trials;
  return {
    ...plan,
    seed: runSeed(seed, i),
    workers: times * workers,
    budget: plan.scheduler ? { steps: all * steps } : { trials: all },
  };
}
