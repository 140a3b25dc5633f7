/** What a figure's numbers are exported with. */
import type { AnyFigure } from '../contract/define.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import type { Table } from '../../plot/table.ts';

/** Where numbers are from: without it they could not be had again. */
export interface About {
  figure: string;
  /** The figure's address at these settings. */
  link: string;
  /** Of the book, with its day. */
  version: string;
  settings: Settings;
}

/** With the experiment itself: every run with its data, its seed and all its hyperparameters, for whoever makes it again. */
export const jsonOf = (
  about: About,
  figure: Pick<AnyFigure, 'experiment'>,
  { claim, holds, measures }: Pick<Outcome, 'claim' | 'holds' | 'measures'>,
  table: Table,
): string =>
  JSON.stringify(
    { ...about, finding: { claim, holds }, measures, table, experiment: figure.experiment(about.settings) },
    null,
    2,
  );
