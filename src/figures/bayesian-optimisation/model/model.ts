/** What a Gaussian process holds of a space after some trials, and what its rule makes of that. */
import { exp } from '../../../lib/math/elementary.ts';
import { stream } from '../../../lib/math/random.ts';
import type { Held } from '../../../lib/search/gaussian-process/fit.ts';
import type { Kernel } from '../../../lib/search/gaussian-process/kernel.ts';
import { surrogateOf, type Surrogate } from '../../../lib/search/gaussian-process/surrogate.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import type { Setting, Space } from '../../../lib/search/space.ts';
import type { Rule } from './rules.ts';

export interface Model {
  /** Of standardised losses. */
  kernel: Kernel;
  /** `[settings]`, in units of the loss. */
  means: Float64Array;
  deviations: Float64Array;
  /** `[settings]`: what the rule makes of each, from 0 to 1. */
  promises: Float64Array;
}

export interface Modelled {
  space: Space;
  /** Trials before the process was asked. */
  start: number;
  rule: Rule;
  held?: Held;
  seed: number;
}

/** Of at least one trial, at these settings. */
export function modelOf(modelled: Modelled, trials: readonly Trial[], settings: readonly Setting[]): Model {
  const surrogate = surrogateAfter(modelled, trials);
  const promises =
    modelled.rule.kind === 'thompson'
      ? sharesOfLowest(surrogate, settings, modelled.seed)
      : promisesOf(surrogate, modelled.rule, settings);
  return { kernel: surrogate.kernel, ...surrogate.expect(settings), promises };
}

/** The kernel is fitted trial by trial, as the searcher does: each fit begins at the one before, too. */
function surrogateAfter({ space, start, held }: Modelled, trials: readonly Trial[]): Surrogate {
  let last: Kernel | null = null;
  for (let count = start; count < trials.length; count++)
    last = surrogateOf(space, trials.slice(0, count), [], held, last).kernel;
  return surrogateOf(space, trials, [], held, last);
}

/** Relative to the largest; of a bound, which has no zero, from the smallest to the largest. */
function promisesOf(
  surrogate: Surrogate,
  rule: Exclude<Rule, { kind: 'thompson' }>,
  settings: readonly Setting[],
): Float64Array {
  const promises = surrogate.promises(rule, settings);
  const [least, most] = [Math.min(...promises), Math.max(...promises)];
  if (rule.kind === 'confidence-bound')
    return promises.map((promise) => (promise - least) / Math.max(most - least, Number.MIN_VALUE));
  // Improvement and probability come as logarithms.
  return promises.map((promise) => exp(promise - most));
}

const functionsDrawn = 200;
/** Functions are drawn at every so many of the settings: at all of them it takes long. */
const drawnEvery = 4;

/** Of how many functions drawn from the process each setting is the lowest, relative to the most. */
function sharesOfLowest(surrogate: Surrogate, settings: readonly Setting[], seed: number): Float64Array {
  const random = stream(seed, 'figure/thompson');
  const coarse = settings.filter((_, i) => i % drawnEvery === 0);
  const counts = new Float64Array(coarse.length);
  for (let i = 0; i < functionsDrawn; i++) {
    const losses = surrogate.sample(coarse, random);
    counts[losses.indexOf(Math.min(...losses))]! += 1;
  }
  const most = Math.max(...counts);
  return Float64Array.from(settings, (_, i) => counts[Math.round(i / drawnEvery)]! / most);
}
