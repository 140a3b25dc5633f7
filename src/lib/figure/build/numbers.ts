/** What a figure comes to at settings of which a text speaks: from the lock, or computed. */
import type { AnyFigure } from '../contract/define.ts';
import type { Judged } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import { byDigest, numbersLock } from './lock.ts';
import { outcomeShownAt } from './shown.ts';
import { computing, digest } from './store.ts';

export interface Place {
  figure: AnyFigure;
  /** What decides, besides the results, what the figure's measures are: see judge-plugin.ts. */
  judge: string;
  values: Settings;
}

const locked = byDigest(numbersLock);

/** All that decides the numbers: the experiment and the code that computes and measures it. */
export const digestOfNumbers = ({ figure, judge, values }: Place): string =>
  digest(JSON.stringify([judge, values, computing(figure.experiment(values))]));

export async function numbersAt(place: Place): Promise<Judged> {
  const known = await locked(digestOfNumbers(place));
  return known ? { ...known, values: place.values } : outcomeShownAt(place.figure, place.values);
}
