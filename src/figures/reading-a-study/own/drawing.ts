/** A study from elsewhere, in the views of this lesson. */
import { quantile } from '../../../lib/math/quantile.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { knobName, type Columns } from '../../../lib/search/reading/elsewhere/columns.ts';
import type { StudyElsewhere } from '../../../lib/search/reading/elsewhere/study.ts';
import type { StudyTrial } from '../../../lib/search/reading/trial.ts';
import { plain, rounded } from '../../../lib/text/numbers.ts';
import { bestShare, importancesOf, type Importance } from '../study/importance.ts';
import { lostOf } from '../study/lost.ts';
import { importancePanels } from '../views/importance.ts';
import { historyPanel, parallelPanel, planePanel, slicePanels } from '../views/panels.ts';
import { seenOf } from '../views/seen.ts';

/** With fewer trials importances say nothing. */
export const fewestForImportance = 20;

/** Losses above this share of them stand at the upper end of the axis. */
const shown = 0.9;
/** Losses whose largest shown is so many times the smallest stand on a log axis. */
const logFrom = 20;
/** Beyond the lowest and the highest loss, as a share of what is between. */
const room = 0.06;
const mostColumns = 5;

/** All views: those of importance where there are enough trials, a map where there are two knobs. */
export function ownDrawing(
  { space, trials }: StudyElsewhere,
  columns: Pick<Columns, 'loss' | 'lowerIsBetter'>,
): plot.Drawing[] {
  const seen = seenOf(space, trials, lossAxis(trials, columns), Math.ceil(bestShare * trials.length));
  const importances = importancesIn({ space, trials });
  const [first, second] = seen.axes
    .map((axis, i) => ({ axis, alone: importances[i]?.alone.value ?? 0 }))
    .sort((a, b) => b.alone - a.alone);
  const history = historyPanel(seen);
  return [
    second ? plot.row([history, planePanel(seen, first!.axis, second.axis)]) : history,
    plot.heading('slices', [{ text: 'slices, and the lowest in each part of an axis', isBold: true }]),
    slicePanels(seen, Math.min(mostColumns, seen.axes.length)),
    parallelPanel(seen),
    ...(importances.length > 0
      ? [
          importancePanels(
            space.map(({ name }) => name),
            importances,
          ),
        ]
      : []),
  ];
}

/** Who has no loss counts as the worst that has one. */
function importancesIn({ space, trials }: StudyElsewhere): Importance[] {
  const worst = Math.max(...trials.map(({ loss }) => loss ?? -Infinity));
  return trials.length < fewestForImportance ? [] : importancesOf(space, lostOf(trials, worst));
}

function lossAxis(
  trials: readonly StudyTrial[],
  { loss: column, lowerIsBetter }: Pick<Columns, 'loss' | 'lowerIsBetter'>,
): plot.Quantity {
  const losses = trials.flatMap(({ loss }) => loss ?? []);
  const [low, high] = [Math.min(...losses), quantile(losses, shown)];
  const name = knobName(column);
  if (low > 0 && high / low >= logFrom)
    return { label: `${name} (log scale)`, scale: 'log', domain: plot.roundedLog([low, high]) };
  const beyond = room * (high - low || Math.abs(low) || 1);
  return {
    label: lowerIsBetter ? name : `${name}, the highest below`,
    domain: [low - beyond, high + beyond],
    format: (value) => plain(rounded(lowerIsBetter ? value : -value, digits)),
  };
}

const digits = 3;
