/** The size of the gradient in each layer over the course of training, a panel for each setting. */
import { drawCurves, roundedLog, type Curves, type Point } from '../../../../lib/charts/curves.ts';
import { child } from '../../../../lib/charts/canvas.ts';
import { words } from '../../../../lib/charts/marks.ts';
import { seriesColor } from '../../../../lib/charts/series-color.ts';
import { meanCourse } from '../../../../lib/study/courses.ts';
import { settingsOf, type Trained } from '../outcome.ts';
import { multiples, multiplesHeight } from './multiples.ts';
import { eachSetting, type Data, type View } from './view.ts';

const nameRoom = 20;
const shape = { ratio: 0.66, room: 74 + nameRoom };
/** Smaller gradients than this are nothing, and would stretch the axis. */
const smallest = 1e-8;

const layersOf = ({ runs }: Trained) => runs[0]?.checkpoints[0]?.gradientNorms?.length ?? 0;

const courses = (trained: Trained, layer: number): Point[] =>
  meanCourse(
    trained.runs.map(({ checkpoints }) =>
      checkpoints.map(({ step, gradientNorms }): Point => [step, Math.max(smallest, gradientNorms![layer]!)]),
    ),
  );

function curvesOf(data: Data, trained: Trained): Curves {
  const heights = data.trained
    .flatMap((one) => Array.from({ length: layersOf(one) }, (_, layer) => courses(one, layer)))
    .flat()
    .map(([, norm]) => norm)
    .filter(Number.isFinite);
  const layers = layersOf(trained);
  const ends = data.trained.flatMap(({ runs }) => runs.map(({ steps }) => steps));
  return {
    x: { label: 'step', scale: 'linear', domain: [0, Math.max(1, ...ends)] },
    y: {
      label: '‖∂J/∂W‖',
      scale: 'log',
      domain: heights.length > 0 ? roundedLog([Math.min(...heights), Math.max(...heights)]) : [0.1, 1],
    },
    lines: Array.from({ length: layers }, (_, layer) => ({
      name: data.trained.length === 1 ? `layer ${layer + 1}` : String(layer + 1),
      color: seriesColor(layer, layers),
      points: courses(trained, layer),
    })),
  };
}

export const gradientNorms: View = {
  describe: (configuration) =>
    `Norm of the gradient in each layer, 1 being next to the inputs, on a logarithmic axis over the steps${eachSetting(configuration)}.`,
  height: (width, configuration) => multiplesHeight(settingsOf(configuration).length, width, shape),
  draw: (canvas, data, { top: from }) => {
    multiples(data.trained.length, canvas.width, { ...shape, top: from }).forEach(({ top, ...cell }, i) => {
      const trained = data.trained[i]!;
      const layer = child(canvas.svg, 'g', `norms-of-${i}`);
      words(layer, 'name', trained.label && `${trained.label}, by layer`, [cell.left, top + 14], {
        weight: 600,
      });
      drawCurves(canvas, curvesOf(data, trained), { ...cell, name: `norms-${i}`, top: top + nameRoom });
    });
  },
  curves: (data) => curvesOf(data, data.trained[0]!),
  overSeeds: [1e-6, 10],
};
