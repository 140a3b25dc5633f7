/** Who descends from whom in a population, and what its best network has been trained with. */
import type { SearchResult, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { clockAt, learningRateAt } from '../../../lib/training/schedules.ts';
import type { Point } from '../../../lib/plot/plot.ts';
import { rounds, size, steps } from './problem.ts';

/** What is compared: with its rates over the rounds, and its validation losses. */
export interface Entrant {
  /** From round to round, or finer. */
  rates: Point[];
  losses: Point[];
  /** At the end; null before it is there. */
  loss: number | null;
  /** The rate that it begins with. */
  rate: number;
}

export interface Compared {
  population: Entrant | null;
  constant: Entrant | null;
  cosine: Entrant | null;
  /** Of all networks of the population, each from where it begins: rates over rounds. */
  all: Point[][];
}

const roundAt = (step: number) => (step / steps) * rounds;
const rateOf = ({ setting }: SearchTrial) => Number(setting['learningRate']);
const stepOf = ({ run }: SearchTrial) => run.checkpoints.at(-1)?.step ?? 0;

export function compared({ searches: [population, grid] }: SearchResult): Compared {
  const { trials } = population!;
  const leader = leaderOf(trials);
  return {
    population: leader && descended(lineOf(trials, leader)),
    constant: alone(grid!.trials.slice(0, size), 'constant'),
    cosine: alone(grid!.trials.slice(size), 'cosine'),
    all: trials.map((trial) => threadOf(trials, trial)),
  };
}

/** Of the trials that have come farthest the one with the lowest loss. */
function leaderOf(trials: readonly SearchTrial[]): SearchTrial | null {
  const alive = trials.filter(({ run }) => run.divergedAt === null && run.checkpoints.length > 0);
  const farthest = Math.max(...alive.map(stepOf));
  return lowestBy(
    alive.filter((trial) => stepOf(trial) === farthest),
    lossAtEnd,
  );
}

const lossAtEnd = ({ run }: SearchTrial): number => run.checkpoints.at(-1)!.validationLoss;

/** A trial and those from which it descends, the first one first. */
function lineOf(trials: readonly SearchTrial[], trial: SearchTrial): SearchTrial[] {
  return trial.origin ? [...lineOf(trials, trials[trial.origin.trial]!), trial] : [trial];
}

/** Each of the line up to where the next one was copied from it. */
function descended(line: readonly SearchTrial[]): Entrant {
  const last = line.at(-1)!;
  const parts = line.map((trial, i) => ({
    trial,
    from: trial.origin?.step ?? 0,
    to: line[i + 1]?.origin?.step ?? stepOf(last),
  }));
  return {
    rates: parts.flatMap(({ trial, from, to }): Point[] =>
      [from, to].map((step) => [roundAt(step), rateOf(trial)]),
    ),
    losses: parts.flatMap(({ trial, to }) => lossesOf(trial, to)),
    loss: endOf(last),
    rate: rateOf(line[0]!),
  };
}

const lossesOf = ({ run }: SearchTrial, until = steps): Point[] =>
  run.checkpoints
    .filter(({ step }) => step <= until)
    .map(({ step, validationLoss }) => [roundAt(step), validationLoss]);

const endOf = (trial: SearchTrial): number | null => (stepOf(trial) === steps ? lossAtEnd(trial) : null);

/** The best of trials that are trained by themselves. */
function alone(trials: readonly SearchTrial[], kind: 'constant' | 'cosine'): Entrant | null {
  const best = leaderOf(trials);
  if (!best) return null;
  const rate = rateOf(best);
  const fine = Array.from({ length: 10 * rounds + 1 }, (_, i) => i / 10);
  return {
    rates: fine.map((round): Point => {
      const clock = clockAt((round / rounds) * steps, { totalSteps: steps, stepsPerEpoch: steps });
      return [round, learningRateAt({ kind }, rate, clock)];
    }),
    losses: lossesOf(best),
    loss: endOf(best),
    rate,
  };
}

/** From the rate of the one that it copies to its own, and along that for as long as it is trained. */
function threadOf(trials: readonly SearchTrial[], trial: SearchTrial): Point[] {
  const { origin } = trial;
  const from = roundAt(origin?.step ?? 0);
  const own = [from, Math.max(from, roundAt(stepOf(trial)))].map((round): Point => [round, rateOf(trial)]);
  return origin ? [[from, rateOf(trials[origin.trial]!)], ...own] : own;
}
