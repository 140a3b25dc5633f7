/** What is drawn of a network in training: itself, its losses, its parameters and its settings over the steps. */
import * as plot from '../../../lib/plot/plot.ts';
import { equation, plain, rounded } from '../../../lib/text/numbers.ts';
import { counted } from '../../../lib/text/words.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

/** What one run came to; it may have just begun. */
export interface Training {
  /** Units of each layer, inputs and output included. */
  widths: number[];
  /** The learning rate that was set: 0 if the weights are frozen. */
  setLearningRate: number;
  batchSize: number;
  steps: number;
  /** The network as it stands; null before it has been looked at. */
  layers: plot.LayerParameters[] | null;
  /** Step of each look, and the losses and parameters `[looks][parameters]` found then. */
  at: number[];
  trainingLoss: number[];
  validationLoss: number[];
  parameters: Float32Array[];
  /** Which of the parameters are biases. */
  isBias: boolean[];
  /** The learning rate of each step. */
  learningRate: RunHistory['learningRate'];
  divergedAt: number | null;
}

/** `rows`: units of the highest layer that there can be. */
export const panelsOf = (training: Training, rows: number): plot.Drawing =>
  plot.row(
    [
      plot.network({ name: 'network', widths: training.widths, layers: training.layers, rows }),
      plot.stack(lossPanel(training), parametersPanel(training), hyperparametersPanel(training)),
    ],
    [2, 3],
  );

const stepsOf = ({ steps }: Training): plot.Quantity => ({ label: 'step', domain: [0, steps] });

/** Both losses as they were at each look. */
function lossPanel(training: Training): plot.Panel {
  const { at, trainingLoss, validationLoss, divergedAt } = training;
  const over = (losses: readonly number[]) => losses.map((loss, look): plot.Point => [at[look]!, loss]);
  return plot.panel({
    name: 'loss',
    x: { ...stepsOf(training), axis: 'rule' },
    y: { label: 'loss J', scale: 'log', domain: [0.003, 1.5], ticks: [0.01, 0.1, 1], format: plain },
    linesHigh: 5,
    overSeeds: { y: [0.0005, 2] },
    marks: [
      plot.course({ name: 'training', color: 'var(--series-1)', points: over(trainingLoss), divergedAt }),
      plot.line({
        name: 'validation',
        color: 'var(--series-2)',
        points: over(validationLoss),
        isNamed: divergedAt === null,
      }),
    ],
  });
}

/** From the settings, not from the parameters so far: an axis that follows these would jump while the figure plays. */
const axisEnd = ({ setLearningRate: rate }: Training) => (rate <= 1 ? 6 : rate <= 4 ? 12 : 32);

function parametersPanel(training: Training): plot.Panel {
  const { at, parameters, isBias } = training;
  const end = axisEnd(training);
  const those = (ofBiases: boolean) =>
    isBias.flatMap((bias, i) =>
      bias === ofBiases ? [parameters.map((values, look): plot.Point => [at[look]!, values[i]!])] : [],
    );
  return plot.panel({
    name: 'parameters',
    x: { ...stepsOf(training), axis: 'rule' },
    y: {
      label: `the ${isBias.length} parameters θ: weights, biases`,
      domain: [-end, end],
      ticks: [-end, 0, end],
    },
    linesHigh: 5,
    marks: [
      plot.threads({ name: 'weights', lines: those(false), color: 'var(--series-6)' }),
      plot.threads({ name: 'biases', lines: those(true), color: 'var(--series-3)', isDashed: true }),
    ],
  });
}

/** Level lines: the learning rate, and the settings that a run cannot change at all. */
function hyperparametersPanel(training: Training): plot.Panel {
  const settings = [
    equation('α', rounded(training.setLearningRate, 3)),
    equation('B', training.batchSize),
    counted(training.widths.length - 2, 'hidden layer'),
  ];
  const done = training.learningRate.length;
  return plot.panel({
    name: 'hyperparameters',
    x: stepsOf(training),
    y: { label: 'hyperparameters', domain: [settings.length - 0.5, -0.5], ticks: [], axis: 'bare' },
    linesHigh: 3,
    marks: settings.map((name, y) =>
      plot.rule({
        y,
        from: 0,
        to: done,
        color: 'var(--ink)',
        stroke: 'line',
        isDashed: false,
        end: { name },
      }),
    ),
  });
}
