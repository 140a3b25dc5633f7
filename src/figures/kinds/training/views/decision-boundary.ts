/** What each setting's first run has learnt: the two sides of its decision boundary, and the examples. */
import { scaleLinear } from 'd3';
import { boundary, classPoints } from '../../../../lib/charts/boundary.ts';
import { child } from '../../../../lib/charts/canvas.ts';
import { clipped } from '../../../../lib/charts/clip.ts';
import { words } from '../../../../lib/charts/marks.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import { settingsOf } from '../outcome.ts';
import { mapGrid } from '../study.ts';
import { multiples, multiplesHeight } from './multiples.ts';
import { validationLoss } from './over-steps.ts';
import { eachSetting, type View } from './view.ts';

/** Words above each map, and its loss below. */
const [above, below] = [24, 26];
const shape = { ratio: 1, room: above + below + 8 };

export const decisionBoundary: View = {
  describe: (configuration) =>
    `Map of the plane with the examples of two classes, tinted by the class that the network calls${eachSetting(configuration)}.`,
  height: (width, configuration) => multiplesHeight(settingsOf(configuration).length, width, shape),
  // Maps cannot lie over one another; what they come to can.
  curves: validationLoss.curves,
  overSeeds: validationLoss.overSeeds,
  draw: (canvas, { trained, examples }, { top: from }) => {
    multiples(trained.length, canvas.width, { ...shape, top: from }).forEach(({ left, right, top }, i) => {
      const { label, runs, divergedAt } = trained[i]!;
      const [size, upper] = [right - left, top + above];
      const x = scaleLinear().domain(mapGrid.x).range([left, right]);
      const y = scaleLinear()
        .domain(mapGrid.y)
        .range([upper + size, upper]);
      const last = runs[0]?.divergedAt === null ? runs[0].checkpoints.at(-1) : undefined;
      const panel = child(canvas.svg, 'g', `panel map-${i}`);
      words(panel, 'name', label, [left, upper - 8], { weight: 600 });
      const map = clipped(panel, canvas, `map-${i}`, { x: left, y: upper, width: size, height: size });
      if (last) boundary(map, 'learnt', { ...mapGrid, values: last.outputs! }, { x, y });
      else map.selectChildren('.boundary').remove();
      classPoints(map, 'training', examples!, { x, y, size: canvas.narrow ? 3.5 : 4.5 });
      child(panel, 'rect', 'frame')
        .attr('x', left)
        .attr('y', upper)
        .attr('width', size)
        .attr('height', size)
        .attr('fill', 'none')
        .attr('stroke', 'var(--rule-strong)');
      const told = last ? `validation loss ${significant(last.validationLoss)}` : '';
      words(
        panel,
        'loss',
        divergedAt === null ? told : `diverged at step ${divergedAt}`,
        [left, upper + size + 18],
        {
          color: divergedAt === null ? 'var(--ink-soft)' : 'var(--bad)',
        },
      );
    });
  },
};
