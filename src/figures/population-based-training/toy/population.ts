/**
 * The toy problem of Jaderberg et al. 2017, figure 2: Q(θ) = 1.2 − θ₀² − θ₁² is to be maximised from θ = (.9, .9), but the
 * gradient that is followed is that of 1.2 − h₀θ₀² − h₁θ₁². The hyperparameters are h.
 */
import { schedulerFor } from '../../../lib/search/schedulers.ts';
import type { Exploration } from '../../../lib/search/schedulers/explore.ts';
import type { Setting, Space } from '../../../lib/search/space.ts';
import { tunerOf, type Job, type JobOutcome, type TunedTrial } from '../../../lib/search/tuner.ts';

export const highest = 1.2;
export const start = [0.9, 0.9] as const;
export const rounds = 100;
const stepsPerRound = 5;
const rate = 0.02;

const space: Space = ['h0', 'h1'].map((name) => ({ name, kind: 'real', low: 0, high: 1, scale: 'linear' }));

/** `[θ₀, θ₁]` */
export type Place = readonly [number, number];

export const qualityAt = ([x, y]: Place): number => highest - x * x - y * y;

export interface Population {
  /** `[rounds + 1]`: the best of the population. */
  best: number[];
  /** `[rounds + 1]`: where the network that is best at the end has been, its ancestors included. */
  path: Place[];
}

/** A population of two, with h = (1, other) and (other, 1), that explores as it is told. */
export function evolve(exploration: Partial<Exploration>, other: number, seed: number): Population {
  const settings: Setting[] = [
    { h0: 1, h1: other },
    { h0: other, h1: 1 },
  ];
  const size = settings.length;
  const tuner = tunerOf({
    space,
    scheduler: schedulerFor(
      { kind: 'population-based-training', size, parts: rounds, ...exploration },
      space,
      seed,
    ),
    searcher: { suggest: () => settings.shift()!, observe() {} },
    budget: { trials: size },
    workers: size,
    isSynchronous: false,
    isDeterministic: false,
    stepsOf: () => rounds,
  });
  /** By trial: where it was after each round that it has trained itself. */
  const places = new Map<number, Map<number, Place>>();
  const train = (job: Job): JobOutcome => {
    const end = descended(placeBefore(job), job.setting);
    places.set(job.trial, (places.get(job.trial) ?? new Map<number, Place>()).set(job.to, end));
    return { step: job.to, loss: -qualityAt(end) };
  };
  const placeBefore = ({ trial, from, copyOf }: Job): Place =>
    from === 0 ? start : places.get(copyOf ?? trial)!.get(from)!;
  for (let jobs = tuner.advance([]); jobs; jobs = tuner.advance(jobs.map(train)));
  return read(tuner.trials, places);
}

function descended(from: Place, setting: Setting): Place {
  const factorOf = (name: string) => 1 - 2 * rate * Number(setting[name]);
  let [x, y] = from;
  for (let step = 0; step < stepsPerRound; step++) [x, y] = [x * factorOf('h0'), y * factorOf('h1')];
  return [x, y];
}

function read(
  trials: readonly TunedTrial[],
  places: ReadonlyMap<number, ReadonlyMap<number, Place>>,
): Population {
  const after = Array.from({ length: rounds }, (_, round) =>
    [...places.values()].map((own) => own.get(round + 1)).filter((place) => place !== undefined),
  );
  const lossOf = (trial: TunedTrial) => trial.reports.at(-1)!.loss!;
  const whole = trials.flatMap((trial, i) => (trial.reports.at(-1)?.step === rounds ? [i] : []));
  const winner = whole.reduce((a, b) => (lossOf(trials[b]!) < lossOf(trials[a]!) ? b : a));
  return {
    best: [start, ...after.map(bestOf)].map(qualityAt),
    path: [start, ...lineOf(winner, rounds)],
  };

  /** From the first round up to one, ancestors first. */
  function lineOf(trial: number, until: number): Place[] {
    const origin = trials[trial]!.origin;
    const own = [...places.get(trial)!].filter(([round]) => round <= until).map(([, place]) => place);
    return origin ? [...lineOf(origin.trial, origin.step), ...own] : own;
  }
}

const bestOf = (all: readonly Place[]): Place => all.reduce((a, b) => (qualityAt(b) > qualityAt(a) ? b : a));
