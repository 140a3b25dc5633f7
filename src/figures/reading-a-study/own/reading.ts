/** A reader's file: from its text to what is drawn of it. For the page, which knows neither tables nor spaces. */
import type { Drawing } from '../../../lib/plot/panel.ts';
import { stack } from '../../../lib/plot/panel.ts';
import {
  columnsOf,
  isLowerBetter,
  knobName,
  numericColumns,
  withResult,
  type Guess,
} from '../../../lib/search/reading/elsewhere/columns.ts';
import { readStudy } from '../../../lib/search/reading/elsewhere/study.ts';
import { readTable, type Table } from '../../../lib/search/reading/elsewhere/table.ts';
import { counted, listed } from '../../../lib/text/words.ts';
import { fewestForImportance, ownDrawing } from './drawing.ts';

export type { Guess, Table };
export { columnsOf, isLowerBetter, knobName, numericColumns, readTable };

export interface OwnReading {
  drawing: Drawing;
  /** What was read, in a sentence. */
  told: string;
}

/** Throws a `TableError` in words for the reader. */
export function readOwn(table: Table, guess: Guess): OwnReading {
  const columns = withResult(guess);
  const study = readStudy(table, columns);
  const states = ['done', 'pruned', 'diverged', 'failed'] as const;
  const counts = states
    .map((state) => ({ state, count: study.trials.filter((trial) => trial.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`);
  const hint =
    study.trials.length < fewestForImportance
      ? ` Importances are shown from ${fewestForImportance} trials on.`
      : ' For importances a trial without a result counts as the worst.';
  return {
    drawing: stack(...ownDrawing(study, columns)),
    told: `${counted(study.trials.length, 'trial')} of ${counted(study.space.length, 'hyperparameter')}: ${listed(counts)}.${hint}`,
  };
}
