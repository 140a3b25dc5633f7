/** What is drawn of a tuning log: its trials as a table, and beside each its losses. */
import { ln2 } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { plain, significant } from '../../../lib/text/numbers.ts';
import type { Log, Row } from './rows.ts';
import { columns, mostTrials, type SettingName } from './settings.ts';

const lossDomain = [0.01, 0.8] as const;
const color = 'var(--series-2)';
const linesPerRow = 1.35;

/** A table of the trials, and beside each its losses; the last row is what the present settings would give. */
export function logPanel(log: Log): plot.Panel {
  const { rows, preview, best } = log;
  const all = [...rows, ...Array<null>(mostTrials - rows.length).fill(null), preview];
  return plot.panel({
    name: 'log',
    x: { scale: 'log', domain: lossDomain, grid: true },
    y: { label: 'final validation loss', domain: [mostTrials + 0.5, -0.5], ticks: [], axis: 'bare' },
    linesHigh: linesPerRow * all.length,
    foot: [{ text: '', end: ['dashed: guessing', 'guessing'] }],
    marks: [
      plot.columns({
        columns: [{ header: 'trial', short: '', widest: 'next?' }, ...columns],
        rows: all.map((row, i) => tableRow(row, i, log)),
      }),
      plot.rule({ x: ln2, stroke: 'hair' }),
      plot.line({ points: stairOf(rows), color, stroke: 'fine', opacity: 0.5 }),
      plot.dots({ points: rows.flatMap(runsAt), color }),
      plot.dots({ className: 'mean', points: rows.flatMap(meanAt), color, size: 'large', outline: 'paper' }),
      best !== null && bestMarks(rows[best]!, best),
      plot.dots({
        className: 'next',
        points: meanAt(preview, mostTrials),
        color,
        size: 'large',
        outline: 'hollow',
      }),
      plot.dots({ points: runsAt(preview, mostTrials), color, size: 'tiny' }),
      plot.crosses({
        points: all.flatMap((row, i): plot.Point[] => (row && row.diverged > 0 ? [[lossDomain[1], i]] : [])),
      }),
    ],
  });
}

/** A loss below the axis stands at its end. */
const lossAt = (loss: number, row: number): plot.Point => [Math.max(lossDomain[0], loss), row];
const runsAt = ({ losses }: Row, row: number) => losses.map((loss) => lossAt(loss, row));
const meanAt = ({ mean }: Row, row: number) => (mean === null ? [] : [lossAt(mean, row)]);

/** Its number and its settings, those that are new in bold. A row without a trial has a faint number. */
function tableRow(row: Row | null, i: number, { already, best }: Log) {
  const isNext = i === mostTrials;
  return {
    name: isNext ? 'preview' : `trial-${i}`,
    cells: [
      {
        text: !isNext ? String(i + 1) : already < 0 ? 'next?' : `= ${already + 1}`,
        color: row ? 'var(--ink)' : 'var(--rule-strong)',
        isBold: isNext || i === best,
      },
      ...(row ? columns.map(({ name }) => settingCell(row, name)) : []),
    ],
  };
}

function settingCell({ settings, changed }: Row, name: SettingName) {
  const value = settings[name];
  const isNew = changed.includes(name);
  return {
    text: value === 'relu' ? 'ReLU' : typeof value === 'number' ? plain(value) : value,
    color: isNew ? 'var(--ink)' : 'var(--ink-soft)',
    isBold: isNew,
  };
}

/** A larger dot, and its loss beside it where there is room: the best lie left, as a rule. */
function bestMarks({ losses, mean }: Row, row: number): plot.Mark[] {
  const all = [...losses, mean!];
  const middle = Math.sqrt(lossDomain[0] * lossDomain[1]);
  const isLeft = Math.max(...all) < middle;
  const end = isLeft ? Math.max(...all) : Math.min(...all);
  return [
    plot.dots({ points: [lossAt(mean!, row)], color, size: 'huge', outline: 'paper' }),
    plot.words({
      at: lossAt(end, row),
      text: [`best ${significant(mean)}`, significant(mean)],
      between: isLeft ? [end, lossDomain[1]] : [lossDomain[0], end],
      side: isLeft ? 'right' : 'left',
      clear: 'ring',
      isBold: true,
    }),
  ];
}

/** The best loss so far, trial by trial, as a falling stair. */
function stairOf(rows: readonly Row[]): plot.Point[] {
  let lowest = Infinity;
  return rows.flatMap(({ mean }, i): plot.Point[] => {
    lowest = Math.min(lowest, mean ?? Infinity);
    return Number.isFinite(lowest) ? [lossAt(lowest, i - 0.5), lossAt(lowest, i + 0.5)] : [];
  });
}
