import { scrambledSobol } from '../../math/quasi-random/sobol.ts';
import { stream } from '../../math/random.ts';
import type { Acquisition } from '../gaussian-process/acquisition.ts';
import type { Held } from '../gaussian-process/fit.ts';
import type { Kernel } from '../gaussian-process/kernel.ts';
import { candidates, mostPromising, type Places } from '../gaussian-process/most-promising.ts';
import { surrogateOf } from '../gaussian-process/surrogate.ts';
import { openLog, type SearcherMaker } from '../searcher.ts';
import { fromUnit } from '../space.ts';

export interface GaussianProcessSpec {
  kind: 'gaussian-process';
  /** What makes a setting worth a trial. Thompson: that it is the best in a function drawn from the process. Default: log-expected-improvement. */
  acquisition?: Acquisition | { kind: 'thompson' };
  /** Trials at Sobol' points before the process is asked. Default: 5. */
  start?: number;
  /** Length and noise, for all time; otherwise they are fitted before each trial. */
  held?: Held;
}

/** Settings at which Thompson's rule draws a function: their joint distribution takes the cube of their number. */
const DRAWN_TOGETHER = 200;

/**
 * Bayesian optimisation (Jones, Schonlau & Welch 1998; Snoek, Larochelle & Adams 2012): a Gaussian process is fitted to the
 * trials, and the setting tried next is where its acquisition is largest.
 *
 * - Choices: two options are as far apart as any other two, by one length per choice (one-hot vectors).
 * - What is not asked for stands in the middle of its range: features.ts.
 * - Infeasible trials count as the worst loss seen so far, losses far worse than most are cut off: outcomes.ts.
 * - At pending trials the expected loss is taken for granted, a believer's lie (Ginsbourger et al. 2010): posterior.ts.
 */
export const gaussianProcessSearcher: SearcherMaker<GaussianProcessSpec> = (spec, space, seed) => {
  const { acquisition = { kind: 'log-expected-improvement' }, start = 5, held = {} } = spec;
  check(start, held);
  const random = stream(seed, 'search/gaussian-process');
  const pointAt = scrambledSobol(space.length, seed);
  let points = 0;
  const places: Places = { space, random, next: () => pointAt(points++) };
  const log = openLog(space);
  let last: Kernel | null = null;

  function chosen() {
    const { observed, pending } = log;
    if (observed.length === 0 || observed.length + pending.length < start)
      return fromUnit(space, places.next());
    const surrogate = surrogateOf(space, observed, pending, held, last);
    last = surrogate.kernel;
    if (acquisition.kind !== 'thompson')
      return mostPromising(places, surrogate.best, (settings) => surrogate.promises(acquisition, settings));
    const settings = candidates(places, surrogate.best, DRAWN_TOGETHER);
    const losses = surrogate.sample(settings, random);
    return settings[losses.indexOf(Math.min(...losses))]!;
  }

  return { suggest: () => log.suggested(chosen()), observe: log.observe };
};

function check(start: number, { length, noise }: Held): void {
  if (!Number.isSafeInteger(start) || start < 1)
    throw new RangeError(`start must be a whole number of trials, at least 1, not ${start}.`);
  if (length !== undefined && !(length > 0 && Number.isFinite(length)))
    throw new RangeError(`held.length must be more than 0, not ${length}.`);
  if (noise !== undefined && !(noise >= 0 && Number.isFinite(noise)))
    throw new RangeError(`held.noise must be at least 0, not ${noise}.`);
}
