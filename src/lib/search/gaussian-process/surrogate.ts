/** A Gaussian process over a space: what is expected of settings, given trials. */
import type { RandomStream } from '../../math/random.ts';
import { lossOf, type Trial } from '../searcher.ts';
import type { Setting, Space } from '../space.ts';
import { promise, type Acquisition } from './acquisition.ts';
import { choicesOf, featuresOf, pairsOf } from './features.ts';
import { fitKernel, type Held } from './fit.ts';
import type { Kernel } from './kernel.ts';
import { standardised } from './outcomes.ts';
import { posteriorOf } from './posterior.ts';

export interface Surrogate {
  /** Of standardised losses. */
  kernel: Kernel;
  /** The loss that is expected at each setting and its standard deviation, without the noise: `[settings]`, in units of the loss. */
  expect(settings: readonly Setting[]): { means: Float64Array; deviations: Float64Array };
  /** How much a trial of each setting promises: more is better. */
  promises(acquisition: Acquisition, settings: readonly Setting[]): Float64Array;
  /** Losses that the settings may have, together. */
  sample(settings: readonly Setting[], random: RandomStream): Float64Array;
  /** The setting tried whose expected loss is lowest. */
  best: Setting;
}

/**
 * Of at least one trial. `pending` are settings whose losses are not known yet: the expected loss is taken for granted there
 * (posterior.ts), so that the next trial goes elsewhere. `last` is where the fit begins, too: the kernel of fewer trials.
 */
export function surrogateOf(
  space: Space,
  trials: readonly Trial[],
  pending: readonly Setting[],
  held: Held = {},
  last: Kernel | null = null,
): Surrogate {
  const isChoice = choicesOf(space);
  const { outcomes, centre, scale } = standardised(trials.map(lossOf));
  const tried = trials.map(({ setting }) => setting);
  const rows = featuresOf(space, tried);
  const squares = pairsOf(isChoice, rows);
  const kernel = fitKernel({ outcomes, squares }, space.length, held, last);
  const posterior = posteriorOf(isChoice, kernel, featuresOf(space, [...tried, ...pending]), outcomes);
  const { means: atTried } = posterior.at(rows);
  const lowest = atTried.reduce((best, mean, i) => (mean < atTried[best]! ? i : best), 0);
  const inLosses = (outcome: number) => centre + scale * outcome;
  return {
    kernel,
    expect(settings) {
      const { means, deviations } = posterior.at(featuresOf(space, settings));
      return { means: means.map(inLosses), deviations: deviations.map((deviation) => scale * deviation) };
    },
    promises(acquisition, settings) {
      const { means, deviations } = posterior.at(featuresOf(space, settings));
      return means.map((mean, i) => promise(acquisition, mean, deviations[i]!, atTried[lowest]!));
    },
    sample: (settings, random) => posterior.sample(featuresOf(space, settings), random).map(inLosses),
    best: tried[lowest]!,
  };
}
