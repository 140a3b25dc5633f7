/** What each setting's first run has learnt: the two sides of its decision boundary, and the examples. */
import { curvesOf } from '../../../../lib/plot/curves.ts';
import { examples, facets, panel, regions, type Panel } from '../../../../lib/plot/plot.ts';
import { latestCheckpoint } from '../../../../lib/study/outcomes.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import type { Trained } from '../outcome.ts';
import { mapGrid } from '../study.ts';
import { validationLoss } from './over-steps.ts';
import { eachSetting, multiples, type Data, type View } from './view.ts';

export const decisionBoundary: View = {
  describe: (configuration) =>
    `Map of the plane with the examples of two classes, tinted by the class that the network calls${eachSetting(configuration)}.`,
  panels: (data) =>
    facets(
      data.trained.map((one, i) => map(one, i, data.examples!)),
      multiples(data.trained.length),
    ),
  // Maps cannot lie over one another; what they come to can.
  curves: (data) => curvesOf(validationLoss.panels(data))!,
};

function map({ label, runs, divergedAt }: Trained, i: number, points: NonNullable<Data['examples']>): Panel {
  const last = runs[0] ? latestCheckpoint(runs[0]) : null;
  return panel({
    name: `map-${i}`,
    frame: 'box',
    x: { domain: mapGrid.x },
    y: { domain: mapGrid.y },
    aspect: 1,
    marks: [last && regions({ field: { ...mapGrid, values: last.outputs! } }), examples(points)],
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
