/** What each setting's first run has learnt: the two sides of its decision boundary, and the examples. */
import { curvesOf } from '../../../../lib/plot/curves.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { latestCheckpoint } from '../../../../lib/study/outcomes.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import type { Trained } from '../outcome.ts';
import { mapGrid } from '../study.ts';
import { validationLoss } from './over-steps.ts';
import { eachSetting, multiples, type View } from './view.ts';

export const decisionBoundary: View = {
  describe: (configuration) =>
    `Map of the plane with the examples of two classes, tinted by the predicted class${eachSetting(configuration)}.`,
  panels: (data) =>
    plot.facets(
      data.trained.map((one, i) => map(one, i, data.examples![i]!)),
      multiples(data.trained.length),
    ),
  // Maps cannot lie over one another; what they come to can.
  curves: (data) => curvesOf(validationLoss.panels(data))!,
};

function map({ label, runs, divergedAt }: Trained, i: number, examples: plot.Examples): plot.Panel {
  const last = runs[0] ? latestCheckpoint(runs[0]) : null;
  return plot.classifierMap({
    name: `map-${i}`,
    grid: mapGrid,
    logits: last?.outputs,
    examples,
    head: [{ text: label, isBold: true }],
    foot: [
      divergedAt !== null
        ? { text: `diverged at step ${divergedAt}`, color: 'var(--bad)' }
        : last
          ? `validation loss ${significant(last.validationLoss)}`
          : '',
    ],
  });
}
