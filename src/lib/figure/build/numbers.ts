/** What a figure comes to at settings of which a text speaks: from the lock, or computed. */
import type { AnyFigure } from '../contract/define.ts';
import defining from '../contract/define.ts?judge';
import type { Judged } from '../contract/outcome.ts';
import comingTo from '../contract/outcome.ts?judge';
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

/** All that decides the numbers: the experiment, the code that computes and measures it, and what that comes to for any figure. */
export const digestOfNumbers = ({ figure, judge, values }: Place): string =>
  digest(JSON.stringify([judge, defining, comingTo, values, computing(figure.experiment(values))]));

/** What is computed is said, but while a lesson is being written. */
export async function numbersAt(place: Place): Promise<Judged> {
  const { figure, values } = place;
  const known = await locked(digestOfNumbers(place));
  if (known) {
    const { holds, diverged, measures } = known;
    return { values, holds, diverged, measures };
  }
  if (!import.meta.env.DEV)
    console.warn(
      `Computing “${figure.title}” at ${JSON.stringify(values)}: not in ${numbersLock.name} as it is now.`,
    );
  return outcomeShownAt(figure, values);
}
