/** Something of each layer over the course of training, a panel for each setting: 1 is next to the inputs. */
import * as plot from '../../../../lib/plot/plot.ts';
import { meanCourse } from '../../../../lib/study/courses.ts';
import { percent } from '../../../../lib/text/numbers.ts';
import type { Checkpoint } from '../../../../lib/training/spec.ts';
import type { Trained } from '../outcome.ts';
import { changeRules } from './changes.ts';
import { eachSetting, multiples, type Data, type View } from './view.ts';

const panelLines = 10;

interface ByLayer {
  /** Of the panels, before the number of the setting. */
  name: string;
  describe: string;
  /** `[layers]`: what was measured at a checkpoint; none if it was not. */
  of(checkpoint: Checkpoint): readonly number[] | undefined;
  y(values: readonly number[]): plot.Quantity;
  overSeeds: readonly [number, number];
}

const viewByLayer = (options: ByLayer): View => ({
  describe: (configuration) =>
    `${options.describe}, 1 being next to the inputs, over the steps${eachSetting(configuration)}.`,
  panels: (data) => {
    const { trained } = data;
    const courses = trained.map((one) => coursesOf(one, options));
    const axes = {
      x: {
        label: 'step',
        domain: [0, Math.max(1, ...trained.flatMap(({ runs }) => runs.map(({ steps }) => steps)))],
      } as const,
      y: options.y(courses.flat(2).map(([, value]) => value)),
      overSeeds: { y: options.overSeeds },
    };
    return plot.facets(
      trained.map(({ label }, i) =>
        panelOf(`${options.name}-${i}`, label, courses[i]!, axes, rulesOf(data, i)),
      ),
      multiples(trained.length),
    );
  },
});

/** `[layers]`: the mean over the repetitions, step by step. */
function coursesOf({ runs }: Trained, { of }: ByLayer): plot.Point[][] {
  const layers = Math.max(0, ...(runs[0]?.checkpoints.map((one) => of(one)?.length ?? 0) ?? []));
  return Array.from({ length: layers }, (_, layer) =>
    meanCourse(
      runs.map(({ checkpoints }) =>
        checkpoints.flatMap((checkpoint): plot.Point[] => {
          const values = of(checkpoint);
          return values ? [[checkpoint.step, values[layer]!]] : [];
        }),
      ),
    ),
  );
}

/** Those of one setting, in its own panel. */
const rulesOf = ({ settings, trained }: Data, i: number) =>
  changeRules({ settings: [settings[i]!], trained: [trained[i]!] }, (step) => step);

const panelOf = (
  name: string,
  label: string,
  layers: readonly (readonly plot.Point[])[],
  axes: Pick<plot.Panel, 'x' | 'y' | 'overSeeds'>,
  rules: readonly plot.Mark[],
): plot.Panel =>
  plot.panel({
    name,
    ...axes,
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

/** Smaller values than this are nothing, and would stretch the axis. */
const smallest = 1e-8;
const seen = (values?: readonly number[]) => values?.map((value) => Math.max(smallest, value));
const onLogAxis = (label: string) => (values: readonly number[]) =>
  ({ label, scale: 'log', domain: plot.roundedLog(values) }) satisfies plot.Quantity;

export const gradientNorms = viewByLayer({
  name: 'norms',
  describe: 'Norm of the gradient in each layer, on a logarithmic axis',
  of: ({ gradientNorms }) => seen(gradientNorms),
  y: onLogAxis('‖∂J/∂W‖'),
  overSeeds: [1e-6, 10],
});

export const weightNorms = viewByLayer({
  name: 'weight-norms',
  describe: 'Norm of the weights in each layer, on a logarithmic axis',
  of: ({ weightNorms }) => seen(weightNorms),
  y: onLogAxis('‖W‖'),
  overSeeds: [0.1, 100],
});

export const updateRatios = viewByLayer({
  name: 'update-ratios',
  describe: 'How far a step moves the weights of each layer, as a share of their norm, on a logarithmic axis',
  of: ({ updateRatios }) => seen(updateRatios),
  y: onLogAxis('‖ΔW‖ / ‖W‖'),
  overSeeds: [1e-6, 1],
});

export const preActivations = viewByLayer({
  name: 'pre-activations',
  describe: 'Standard deviation of each hidden layer’s pre-activations, on a logarithmic axis',
  of: ({ preActivations }) => seen(preActivations?.map(({ deviation }) => deviation)),
  y: onLogAxis('spread of z'),
  overSeeds: [1e-4, 100],
});

export const zeroUnits = viewByLayer({
  name: 'zero-units',
  describe: 'Share of the units of each hidden layer whose activation is zero for every training example',
  of: ({ preActivations }) => preActivations?.map(({ alwaysZero }) => alwaysZero),
  y: () => ({ label: 'units that are always 0', domain: [0, 1], format: percent }),
  overSeeds: [0, 1],
});
