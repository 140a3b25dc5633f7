/** A study from elsewhere: its trials, and a space around the settings that they had. */
import { median } from '../../../math/averages.ts';
import { log } from '../../../math/elementary.ts';
import { counted, listed } from '../../../text/words.ts';
import type { Parameter, Setting, Space, Value } from '../../space.ts';
import type { StudyTrial } from '../trial.ts';
import { isMissing, isNotFinite, isNumber } from './cells.ts';
import { knobName, placeOf, type Columns } from './columns.ts';
import type { Table } from './table.ts';
import { numberOf, TableError } from './table-error.ts';

export interface StudyElsewhere {
  space: Space;
  /** Their losses are such that less is better: what was maximised has its sign turned. */
  trials: StudyTrial[];
}

/** More words than this are no choice. */
const mostOptions = 20;
/** Numbers above 0 can be on a log axis if their largest is so many times their smallest. */
const logFrom = 10;

const states: Readonly<Record<string, StudyTrial['state'] | 'under way'>> = {
  ...{ complete: 'done', completed: 'done', finished: 'done', done: 'done', success: 'done' },
  ...{ pruned: 'pruned', killed: 'pruned', stopped: 'pruned' },
  ...{ fail: 'failed', failed: 'failed', crashed: 'failed', error: 'failed', diverged: 'diverged' },
  ...{ running: 'under way', waiting: 'under way', pending: 'under way' },
};

/** Throws a `TableError` that names row, column and value. Trials that are still under way are left out. */
export function readStudy(table: Table, columns: Columns): StudyElsewhere {
  if (columns.knobs.length === 0) throw new TableError('Choose at least one hyperparameter.');
  const space = columns.knobs.map((name) => parameterIn(table, name));
  const trials = table.rows.flatMap((row, i) => trialIn(row, i, table, columns, space) ?? []);
  if (!trials.some(({ loss }) => loss !== null))
    throw new TableError(`Column "${columns.loss}": no trial has a number there.`);
  return { space, trials };
}

function trialIn(
  row: readonly string[],
  i: number,
  table: Table,
  { loss: lossColumn, lowerIsBetter, knobs, state: stateColumn, number }: Columns,
  space: Space,
): StudyTrial | null {
  const cell = (name: string) => row[placeOf(table, name)]!;
  const written = stateColumn === null ? '' : cell(stateColumn);
  const told = isMissing(written) ? null : states[written.toLowerCase()];
  if (told === undefined)
    throw wrong(i, stateColumn!, written, `a state is one of ${listed(Object.keys(states), 'or')}`);
  if (told === 'under way') return null;
  const value = cell(lossColumn);
  if (!isMissing(value) && !isNotFinite(value) && !isNumber(value))
    throw wrong(i, lossColumn, value, 'what was minimised is a number, or empty');
  const loss = isNumber(value) ? Number(value) * (lowerIsBetter ? 1 : -1) : null;
  return {
    number: numberIn(number === null ? '' : cell(number), i),
    setting: settingIn(knobs.map(cell), space),
    state: isNotFinite(value) ? 'diverged' : loss === null && told !== 'pruned' ? 'failed' : (told ?? 'done'),
    loss,
  };
}

const numberIn = (cell: string, row: number): number => (isNumber(cell) ? Number(cell) : row + 1);

/** The values that are there. */
function settingIn(cells: readonly string[], space: Space): Setting {
  const entries = space.flatMap(({ name, kind }, i): [string, Value][] => {
    const cell = cells[i]!;
    return isMissing(cell) || isNotFinite(cell) ? [] : [[name, kind === 'choice' ? cell : Number(cell)]];
  });
  return Object.fromEntries(entries);
}

/** A knob with the range that its values span: of numbers if all are, else a choice among words. */
function parameterIn(table: Table, column: string): Parameter {
  const place = placeOf(table, column);
  const name = knobName(column);
  const cells = table.rows.map((row) => row[place]!).filter((cell) => !isMissing(cell) && !isNotFinite(cell));
  const options = [...new Set(cells)];
  if (options.every(isNumber)) return rangeOf(name, cells.map(Number));
  if (options.length <= mostOptions) return { kind: 'choice', name, options };
  const strange = table.rows.findIndex((row) => !isMissing(row[place]!) && !isNumber(row[place]!));
  throw wrong(
    strange,
    column,
    table.rows[strange]![place]!,
    `a hyperparameter has numbers, or at most ${mostOptions} different words, and this one has ${counted(options.length, 'different value')}`,
  );
}

/** On the scale on which the values are spread more evenly: of the two that on which half of them are nearer to half way. */
function rangeOf(name: string, values: readonly number[]): Parameter {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const middle = median(values);
  const fromHalfWay = (place: number) => Math.abs(place - 1 / 2);
  const isLog =
    low > 0 &&
    high / low >= logFrom &&
    fromHalfWay(log(middle / low) / log(high / low)) < fromHalfWay((middle - low) / (high - low));
  const scale = isLog ? 'log' : 'linear';
  if (values.every(Number.isSafeInteger)) return { kind: 'integer', name, low, high, scale };
  return { kind: 'real', name, low, high, scale };
}

const wrong = (row: number, column: string, value: string, allowed: string): TableError =>
  new TableError(`Row ${numberOf(row)}, column "${column}": "${value}" cannot be read; ${allowed}.`);
