import { drawData } from '../../lib/data/draw.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { count, seed, slider, type Values } from '../../lib/figure/contract/knobs.ts';
import { square } from '../../lib/math/elementary.ts';
import { finite } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid } from '../../lib/study/grid.ts';
import { stepReached } from '../../lib/study/outcomes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { archKnobs, archRun } from './arch/training.ts';
import {
  fitOf,
  inputs,
  lowestIn,
  margin,
  probe,
  reach,
  type Fit,
  type Stop,
} from './underfit-overfit/fits.ts';
import { fitPanel, lossPanel, lossWindow } from './underfit-overfit/panels.ts';

const validation = 1000;
/** The large network has learnt noise when its training loss is below this share of what the noise alone costs. */
const memorised = 0.5;

const layers = (place: string, initial: number) =>
  slider({ label: `Hidden layers, ${place}`, min: 0, max: 4, step: 1, default: initial });
const units = (place: string, initial: number) =>
  count({ label: `Units per layer, ${place}`, min: 1, max: 32, default: initial });

const knobs = {
  leftLayers: layers('left', 0),
  middleLayers: layers('middle', 1),
  rightLayers: layers('right', 2),
  leftUnits: units('left', 4),
  middleUnits: units('middle', 2),
  rightUnits: units('right', 32),
  ...archKnobs,
  steps: count({ label: 'Steps', min: 100, max: 8000, default: 8000 }),
  seed: seed(),
};

const dataOf = ({ points, noise, seed }: Values<typeof knobs>) =>
  ({ name: 'arch', training: points, validation, noise, seed }) as const;

const places = ['left', 'middle', 'right'] as const;
const shapesOf = (values: Values<typeof knobs>) =>
  places.map((place) => ({ layers: values[`${place}Layers`], units: values[`${place}Units`] }));

const saysShape = ({ layers, units }: { layers: number; units: number }) =>
  layers === 0 ? 'no hidden layer' : `${counted(layers, 'hidden layer')} of ${counted(units, 'unit')}`;

interface Data {
  points: plot.Point[];
  /** In the order of `places`. */
  fits: Fit[];
  /** Half the variance of the noise: what even the true curve loses. */
  floor: number;
  /** Where the validation loss of the network on the right was lowest, as if one had stopped there. */
  lowestOnTheWay: Stop | null;
  step: number;
}

export default defineFigure({
  title: 'Underfit, optimal, overfit',
  description:
    'Three panels with the same noisy points on an arch, predictor variable across and output variable up. A dashed curve in each ' +
    'is what a network learnt from them: no hidden layer draws a straight line, a small network an arch, a large network ' +
    'a squiggle. A grey curve is the same network before its training. Under each panel, a logarithmic axis with its ' +
    'training and validation loss, and the loss of the noise alone.',
  knobs,

  experiment: (knobs) =>
    grid({
      data: dataOf(knobs),
      loss: 'squared-error',
      budget: { steps: knobs.steps },
      base: archRun(knobs.start),
      settings: shapesOf(knobs).map(({ layers, units }) => ({ hidden: Array<number>(layers).fill(units) })),
      seed: knobs.seed,
      record: { checkpoints: 40, outputs: probe },
    }),

  summarise: ({ runs }, knobs): Data => {
    const { inputs, targets } = drawData(dataOf(knobs)).training;
    const shapes = shapesOf(knobs).map(saysShape);
    return {
      points: Array.from(inputs, (x, i): plot.Point => [x, targets[i]!]),
      fits: runs.map((run, i) => fitOf(run, runs, shapes[i]!)),
      floor: square(knobs.noise) / 2,
      lowestOnTheWay: lowestIn(runs[2]!),
      step: stepReached(runs),
    };
  },

  panels: ({ points, fits, floor }) =>
    plot.row(
      fits.map((fit, i) =>
        plot.stack(
          fitPanel(`fit-${places[i]!}`, fit, points, reach),
          lossPanel(`losses-${places[i]!}`, fit, floor),
        ),
      ),
    ),

  table: ({ fits }) => ({
    columns: ['x', ...fits.map(({ shape, title }) => `${title}: ${shape}`)],
    rows: [
      ...measuredSplits.map(({ name }) => [`${name} loss`, ...fits.map((fit) => finite(fit[name]))]),
      ...inputs.map((input, i) => [input, ...fits.map(({ curve }) => curve[i]?.[1] ?? null)]),
    ],
  }),

  measures: ({ fits, floor, lowestOnTheWay }) => ({
    ...Object.fromEntries(
      fits.flatMap(({ training, validation, title }, i) => [
        [`${places[i]!}Training`, training],
        [`${places[i]!}Validation`, validation],
        [`${places[i]!}Verdict`, title],
      ]),
    ),
    noiseAlone: floor,
    rightLowest: lowestOnTheWay?.loss,
    rightLowestAt: lowestOnTheWay?.step,
  }),

  curves: ({ fits }) =>
    plot.curvesOver(fits, {
      x: { label: 'panel', names: places },
      y: { label: 'loss (half the mean squared error)', scale: 'log', domain: lossWindow },
      lines: measuredSplits.map(({ name }) => ({ ...plot.splitLook(name), of: (fit) => fit[name] })),
    }),

  finding: {
    says: ({ fits, floor, step }, { points }) => {
      const [left, middle, right] = fits.map(({ validation }) => validation) as [number, number, number];
      const areWorse = Math.min(left, right) > margin * middle;
      return (
        `From left to right the validation loss is ${significant(left)}, ${significant(middle)} and ${significant(right)}, ` +
        `the outer ones ${areWorse ? '' : 'not '}both above ${margin} times the middle one. The training loss on the right is ${significant(fits[2]!.training)}. The noise alone costs ` +
        `${significant(floor)}, and below half of that the network has learnt noise. ` +
        `Loss is half the mean squared error, after ${counted(step, 'step')} on ${points} points.`
      );
    },
    holds: ({ fits, floor }) => {
      const [left, middle, right] = [fits[0]!, fits[1]!, fits[2]!];
      return (
        right.training < memorised * floor &&
        middle.validation * margin < Math.min(left.validation, right.validation)
      );
    },
    fails: { points: 300 },
    atLeast: 0.9,
    switches: [
      { with: '300 training points', knobs: { points: 300 }, holds: false, atLeast: 0.95 },
      { with: '400 steps', knobs: { steps: 400 }, holds: false, atLeast: 0.95 },
    ],
  },
});
