import { stream } from '../../math/random.ts';
import { byLoss, type Resumption, type SchedulerMaker, type Standing } from '../scheduler.ts';
import type { Setting } from '../space.ts';
import { explore, type Exploration } from './explore.ts';
import { checkWhole } from './values.ts';

export interface PopulationBasedTrainingSpec extends Partial<Exploration> {
  kind: 'population-based-training';
  /** Trials that are trained side by side. */
  size: number;
  /** Rounds, each as long as the others. After each but the last the population is judged. */
  parts: number;
}

const defaults: Exploration = { by: 'factors', factors: [0.8, 1.25], step: 0.1, resample: 0.25 };
/** Of the population: so many copy from as many. */
const exploitedShare = 0.25;

/**
 * Population based training: all trials are trained for a round. Then those of the worst quarter end, and in the place of
 * each begins a copy of one of the best quarter: its state, and its setting, from which it explores. So hyperparameters
 * change while the network trains, and what is found is a schedule. Rounds are synchronous: what is asked for does not
 * depend on the clock. Who diverges is replaced, too.
 *
 * Source: Jaderberg et al. 2017, "Population based training of neural networks", with truncation selection.
 */
export const populationBasedTrainingScheduler: SchedulerMaker<PopulationBasedTrainingSpec> = (
  { size, parts, by, factors, step, resample },
  space,
  seed,
) => {
  const exploration: Exploration = {
    by: by ?? defaults.by,
    factors: factors ?? defaults.factors,
    step: step ?? defaults.step,
    resample: resample ?? defaults.resample,
  };
  check(size, parts, exploration);
  const random = stream(seed, 'search/population-based-training');
  const settings = new Map<number, Setting>();
  /** Reports for which the round waits. */
  let awaited = size;
  let standings: Standing[] = [];
  /** Copies come first: those from whom they copy still stand where they were judged. */
  let queue: Resumption[] = [];
  let losers: number[] = [];

  function judge(): void {
    const ranked = standings.sort(byLoss);
    const quarter = Math.ceil(ranked.length * exploitedShare);
    const winners = ranked.slice(0, quarter).filter(({ isOver }) => !isOver);
    const isLost = ({ loss }: Standing, rank: number) => loss === null || rank >= ranked.length - quarter;
    const lost = winners.length > 0 ? ranked.filter(isLost) : [];
    const kept = ranked.filter((standing) => !lost.includes(standing) && !standing.isOver);
    const copies = lost.map((): Resumption => {
      const { trial } = winners[random.integer(winners.length)]!;
      return { copyOf: trial, setting: explore(settings.get(trial)!, exploration, space, random) };
    });
    losers.push(...lost.filter(({ isOver }) => !isOver).map(({ trial }) => trial));
    queue = [...copies, ...kept.map(({ trial }) => ({ trial }))];
    awaited = queue.length;
    standings = [];
  }

  return {
    parts,
    population: size,
    admit: (trial, setting) => void settings.set(trial, setting),
    until: (_, at) => at + 1,
    report(standing) {
      standings.push(standing);
      if (standings.length === awaited) judge();
      return 'pause';
    },
    resume: () => queue.shift() ?? null,
    dropped() {
      const named = losers;
      losers = [];
      return named;
    },
    settle: judge,
  };
};

function check(size: number, parts: number, { by, factors, step, resample }: Exploration): void {
  checkWhole('size', size, 1);
  if (size === 1) throw new RangeError('size: a population of one has nobody to copy from; at least 2.');
  checkWhole('parts', parts, 1);
  if (parts === 1)
    throw new RangeError(
      'parts: with a single round nobody is copied, for no training would follow; at least 2.',
    );
  if (by !== 'factors' && by !== 'adding')
    throw new RangeError(`by must be factors or adding, not ${JSON.stringify(by)}.`);
  for (const factor of factors)
    if (!(factor > 0 && factor < Infinity))
      throw new RangeError(`factors must be finite numbers above 0, not ${factor}.`);
  if (!(step > 0 && step <= 1)) throw new RangeError(`step must be in (0, 1], not ${step}.`);
  if (!(resample >= 0 && resample <= 1)) throw new RangeError(`resample must be in [0, 1], not ${resample}.`);
}
