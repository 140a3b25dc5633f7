/** The size of the gradient in each layer over the course of training, a panel for each setting. */
import * as plot from '../../../../lib/plot/plot.ts';
import { meanCourse } from '../../../../lib/study/courses.ts';
import type { Trained } from '../outcome.ts';
import { changeRules } from './changes.ts';
import { eachSetting, multiples, type Data, type View } from './view.ts';

/** Smaller gradients than this are nothing, and would stretch the axis. */
const smallest = 1e-8;
const usualNorms = [1e-6, 10] as const;
const panelLines = 10;

/** `[layers]`: the mean norm over the repetitions, step by step. */
function coursesOf({ runs }: Trained): plot.Point[][] {
  const layers = runs[0]?.checkpoints[0]?.gradientNorms?.length ?? 0;
  return Array.from({ length: layers }, (_, layer) =>
    meanCourse(
      runs.map(({ checkpoints }) =>
        checkpoints.map(({ step, gradientNorms }): plot.Point => [
          step,
          Math.max(smallest, gradientNorms![layer]!),
        ]),
      ),
    ),
  );
}

export const gradientNorms: View = {
  describe: (configuration) =>
    `Norm of the gradient in each layer, 1 being next to the inputs, on a logarithmic axis over the steps${eachSetting(configuration)}.`,
  panels: (data) => {
    const { trained } = data;
    const courses = trained.map(coursesOf);
    const norms = courses.flat(2).map(([, norm]) => norm);
    const axes = {
      steps: Math.max(1, ...trained.flatMap(({ runs }) => runs.map(({ steps }) => steps))),
      norms: plot.roundedLog(norms),
    };
    return plot.facets(
      trained.map((one, i) => normsOf(one.label, courses[i]!, i, axes, rulesOf(data, i))),
      multiples(trained.length),
    );
  },
};

/** Those of one setting, in its own panel. */
const rulesOf = ({ settings, trained }: Data, i: number) =>
  changeRules({ settings: [settings[i]!], trained: [trained[i]!] }, (step) => step);

const normsOf = (
  label: string,
  layers: readonly (readonly plot.Point[])[],
  i: number,
  { steps, norms }: { steps: number; norms: readonly [number, number] },
  rules: readonly plot.Mark[],
): plot.Panel =>
  plot.panel({
    name: `norms-${i}`,
    x: { label: 'step', domain: [0, steps] },
    y: { label: '‖∂J/∂W‖', scale: 'log', domain: norms },
    overSeeds: { y: usualNorms },
    linesHigh: panelLines,
    head: label === '' ? [] : [{ text: `${label}, by layer`, isBold: true }],
    marks: [
      ...layers.map((points, layer) =>
        plot.line({
          name: label === '' ? `layer ${layer + 1}` : String(layer + 1),
          color: plot.seriesColor(layer, layers.length),
          points,
        }),
      ),
      ...rules,
    ],
  });
