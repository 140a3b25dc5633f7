/** Which column of a table is what: as Optuna's `trials_dataframe()` and the runs table of W&B name them, or a guess. */
import { suggest } from '../../../text/suggest.ts';
import { isNumber } from './cells.ts';
import type { Table } from './table.ts';
import { TableError } from './table-error.ts';

export interface Columns {
  /** What was minimised, or maximised. */
  loss: string;
  lowerIsBetter: boolean;
  knobs: readonly string[];
  /** What became of a trial, in a word; null where the table does not say. */
  state: string | null;
  /** How trials are counted; null: as the rows are. */
  number: string | null;
}

/** What the names of the columns tell; the result is null where none is called like one. */
export type Guess = Omit<Columns, 'loss'> & { loss: string | null };

/** In Optuna's table the knobs have this before their names. */
const parameterPrefix = 'params_';

/** What W&B and others write beside knobs and results. In small letters. */
const beside =
  /^(index|number|name|id|state|status|notes|user|tags|created|updated|runtime|end time|duration|sweep|group|job type|hostname|description|commit|github|gpu.*|datetime_.*|(user|system)_attrs_.*|intermediate_values.*|_.*)$/i;

/** Names of results: never guessed to be knobs. */
const result = /loss|accuracy|\bacc\b|_acc$|^acc_|error|rmse|\bmae\b|\bauc\b|score|perplexity|epoch$|step$/i;

/** Best guesses first. */
const losses = [
  /^value$/i,
  /val.*loss/i,
  /loss/i,
  /error|rmse|perplexity/i,
  /val.*acc/i,
  /acc|auc|score/i,
  /^values_0$/i,
];
const higherIsBetter = /acc|auc|score|reward|return/i;

/** The reader may correct it, and has to say which column is the result where none is called like one. */
export function columnsOf(table: Table): Guess {
  const { columns } = table;
  const having = (pattern: RegExp) => columns.find((name) => pattern.test(name)) ?? null;
  const parameters = columns.filter((name) => name.startsWith(parameterPrefix));
  const loss = lossIn(table);
  const others =
    parameters.length > 0 ? parameters : columns.filter((name) => !beside.test(name) && !result.test(name));
  const knobs = others.filter((name) => name !== loss && valuesIn(table, name).size > 1);
  if (knobs.length === 0)
    throw new TableError(
      `No column looks like a hyperparameter: one with different values, called ${parameterPrefix}… as in Optuna, or otherwise. Columns: ${columns.join(', ')}.`,
    );
  return {
    loss,
    lowerIsBetter: loss === null || isLowerBetter(loss),
    knobs,
    state: having(/^state$/i) ?? having(/^status$/i),
    number: having(/^number$/i),
  };
}

/** As the name of a result tells. */
export const isLowerBetter = (loss: string): boolean => !higherIsBetter.test(loss);

/** Throws a `TableError` where nobody has said which column is the result. */
export function withResult({ loss, ...others }: Guess): Columns {
  if (loss === null)
    throw new TableError(
      'No column is called like a result: value, loss, error, accuracy. Choose the column.',
    );
  return { ...others, loss };
}

/** Columns that can be the result: those with a number in them. */
export function numericColumns(table: Table): string[] {
  const numeric = table.columns.filter((name) => [...valuesIn(table, name)].some(isNumber));
  if (numeric.length === 0)
    throw new TableError(
      `No column has a number, so none can be what was minimised. Columns: ${table.columns.join(', ')}.`,
    );
  return numeric;
}

function lossIn(table: Table): string | null {
  const candidates = numericColumns(table).filter((name) => !name.startsWith(parameterPrefix));
  for (const pattern of losses) {
    const found = candidates.find((name) => pattern.test(name));
    if (found !== undefined) return found;
  }
  return null;
}

/** Of a column; what is empty is none. */
const valuesIn = ({ columns, rows }: Table, name: string): Set<string> =>
  new Set(rows.map((row) => row[columns.indexOf(name)]!).filter((cell) => cell !== ''));

/** A knob as it is shown: without what Optuna puts before its name. */
export const knobName = (column: string): string =>
  column.startsWith(parameterPrefix) ? column.slice(parameterPrefix.length) : column;

/** Where a column stands; throws a `TableError` where there is none of the name. */
export function placeOf({ columns }: Table, name: string): number {
  const place = columns.indexOf(name);
  if (place < 0) throw new TableError(`There is no column "${name}". ${suggest(name, columns)}`);
  return place;
}
