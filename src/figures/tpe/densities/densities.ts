/** The two densities of TPE over one knob, and the candidates among which it chooses. */
import { stream } from '../../../lib/math/random.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import { split } from '../../../lib/search/searchers/tpe.ts';
import { drawFrom, heightAt, parzenOf, type Parzen } from '../../../lib/search/searchers/tpe/parzen.ts';
import { fromUnit, toUnit, type Setting } from '../../../lib/search/space.ts';
import { places, rateOf, space } from '../../bayesian-optimisation/one-knob/problem.ts';

/** As TPE has them: the first trials are random, later ones the best of so many candidates. */
export const randomTrials = 10;
const candidateCount = 24;

export interface Densities {
  good: readonly Setting[];
  /** `[places]`: of the good trials, and of the others. */
  l: number[];
  g: number[];
  candidates: Candidate[];
}

export interface Candidate {
  rate: number;
  /** l/g */
  ratio: number;
}

/** After these trials of the searcher with this seed; null while it still draws at random. */
export function densitiesAfter(trials: readonly Trial[], seed: number): Densities | null {
  if (trials.length < randomTrials) return null;
  const { good, l, g } = modelOf(trials);
  return {
    good,
    l: places.map((place) => heightAt(l, shareOf(place))),
    g: places.map((place) => heightAt(g, shareOf(place))),
    candidates: candidatesAfter(trials, seed).map((share) => ({
      rate: rateOf(fromUnit(space, [share])),
      ratio: heightAt(l, share) / heightAt(g, share),
    })),
  };
}

function modelOf(trials: readonly Trial[]): { good: Setting[]; l: Parzen; g: Parzen } {
  const { good, others } = split(trials);
  return { good, l: parzenOf(good.map(shareOf)), g: parzenOf(others.map(shareOf)) };
}

/** The searcher's random numbers once more: one for each random trial, and those of all candidates since. */
function candidatesAfter(trials: readonly Trial[], seed: number): number[] {
  const random = stream(seed, 'search/tpe');
  for (let i = 0; i < randomTrials; i++) random.uniform();
  let candidates: number[] = [];
  for (let count = randomTrials; count <= trials.length; count++) {
    const { l } = modelOf(trials.slice(0, count));
    candidates = Array.from({ length: candidateCount }, () => drawFrom(l, random));
  }
  return candidates;
}

/** Where a setting stands on the axis, 0 to 1. */
const shareOf = (setting: Setting): number => toUnit(space, setting)[0]!;
