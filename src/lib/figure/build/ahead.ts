/** Experiments begun before anybody waits for them, so that all cores have work while the first pages are drawn. */
import type { AnyFigure } from '../contract/define.ts';
import { defaults } from '../contract/knobs.ts';
import { stored } from './store.ts';

/** Those of these figures as they are. Searches first: at the end one of them alone would hold up everybody. */
export function computeAhead(figures: readonly AnyFigure[]): void {
  const all = figures.map((figure) => ({ figure, experiment: figure.experiment(defaults(figure.knobs)) }));
  const isSearch = (one: (typeof all)[number]) => one.experiment.kind === 'search';
  for (const { figure, experiment } of [...all.filter(isSearch), ...all.filter((one) => !isSearch(one))])
    // Who waits for it hears what is wrong.
    stored(experiment, figure.title).catch(() => {});
}
