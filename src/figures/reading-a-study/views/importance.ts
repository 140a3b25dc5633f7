/** Importances of a study: a bar for each knob, by three measures. */
import * as plot from '../../../lib/plot/plot.ts';
import { decimal, percent, withMinus } from '../../../lib/text/numbers.ts';
import type { Importance, Measured } from '../study/importance.ts';

const linesPerBar = 1.3;

/** `names` of the knobs, also while no importance is known yet. */
export const importancePanels = (
  names: readonly string[],
  importances: readonly Importance[],
): plot.Drawing => {
  const panelOf = (name: string, title: string, of: (importance: Importance) => [Measured, string]) =>
    plot.panel({
      name,
      x: { domain: [0, 1], axis: 'none' },
      y: { domain: [names.length - 1 / 2, -1 / 2], names, axis: 'bare' },
      head: [{ text: title, isBold: true }],
      linesHigh: linesPerBar * names.length,
      marks: [
        plot.bars({
          rows: importances.map((importance) => {
            const [{ value, error }, label] = of(importance);
            return { value, error, label };
          }),
        }),
      ],
    });
  return plot.row([
    panelOf('functional-anova', 'functional ANOVA', ({ alone }) => [alone, percent(alone.value)]),
    panelOf('ped-anova', 'PED-ANOVA', ({ forBest }) => [forBest, percent(forBest.value)]),
    panelOf('rank-correlation', 'rank correlation', ({ correlation }) =>
      correlation === null
        ? [nothing, 'no order']
        : [{ ...correlation, value: Math.abs(correlation.value) }, withMinus(decimal(correlation.value, 2))],
    ),
  ]);
};

const nothing: Measured = { value: 0, error: 0 };
