/** Experiments begun before anybody waits for them, so that all cores have work while the first pages are drawn. */
import { takesLong } from '../../experiment/experiment.ts';
import type { AnyFigure } from '../contract/define.ts';
import { defaults } from '../contract/knobs.ts';
import { stored } from './store.ts';

/** Those of these figures as they are; first those that take long. */
export function computeAhead(figures: readonly AnyFigure[]): void {
  const all = figures.map(({ title, knobs, experiment }) => ({
    title,
    experiment: experiment(defaults(knobs)),
  }));
  const isLong = ({ experiment }: (typeof all)[number]) => takesLong(experiment);
  for (const { title, experiment } of [...all.filter(isLong), ...all.filter((one) => !isLong(one))])
    // Whoever waits for it hears what is wrong.
    stored(experiment, title).catch(() => {});
}
