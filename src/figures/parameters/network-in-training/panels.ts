/** What is drawn of a network in training: what it has learnt, itself, and its losses, weights and settings over the steps. */
import type { Split } from '../../../lib/data/spec.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { equation, plain, rounded } from '../../../lib/text/numbers.ts';
import { counted } from '../../../lib/text/words.ts';
import type { Probe, RunHistory } from '../../../lib/training/spec.ts';
import { watchedWeights } from './watched.ts';

/** What one run came to; it may have just begun. */
export interface Training {
  /** Units of each layer, inputs and output included. */
  widths: number[];
  /** What was set, and what the reader has set on the way. */
  learningRates: number[];
  batchSizes: number[];
  /** What the reader has changed on the way, in words. */
  changes: { at: number; words: string }[];
  steps: number;
  /** The network as it stands; null before it has been looked at. */
  layers: plot.LayerParameters[] | null;
  /** What the network says of each point of `plane`; null before it has been asked. */
  logits: Float32Array | null;
  examples: Split;
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

/** Where the network is asked: a window with all examples. */
export const plane = { kind: 'grid', x: [-2.7, 2.7], y: [-1.8, 1.8], columns: 41, rows: 27 } satisfies Probe;

/** `rows`: units of the highest layer that there can be. */
export function panelsOf(training: Training, rows: number): plot.Drawing {
  const { widths, layers, logits, examples } = training;
  return plot.row(
    [
      plot.stack(
        plot.classifierMap({ name: 'boundary', grid: plane, logits, examples }),
        plot.network({ name: 'network', widths, layers, rows, marked: watchedWeights(widths) }),
      ),
      plot.stack(lossPanel(training), parametersPanel(training), hyperparametersPanel(training)),
    ],
    [2, 3],
  );
}

const changeRules = ({ changes }: Training, { areNamed }: { areNamed: boolean }) =>
  changes.map(({ at, words }, i) =>
    plot.rule({ className: `change-${i}`, x: at, label: areNamed ? words : undefined, line: i % mostLines }),
  );

/** Words of neighbouring rules stand on lines of their own. */
const mostLines = 3;

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
      plot.course({
        name: 'training',
        color: 'var(--series-1)',
        stroke: 'thin',
        points: over(trainingLoss),
        divergedAt,
      }),
      plot.line({
        name: 'validation',
        color: 'var(--series-2)',
        stroke: 'thick',
        points: over(validationLoss),
        isNamed: divergedAt === null,
      }),
      changeRules(training, { areNamed: true }),
    ],
  });
}

/** From the settings, not from the parameters so far: an axis that follows these would jump while the figure plays. */
const axisEnd = ({ learningRates }: Training) => {
  const rate = Math.max(...learningRates);
  return rate <= 1 ? 6 : rate <= 4 ? 12 : 32;
};

/** All parameters, six weights in the colours that they have in the network. */
function parametersPanel(training: Training): plot.Panel {
  const { at, parameters, isBias, widths } = training;
  const end = axisEnd(training);
  const watched = watchedWeights(widths);
  const over = (i: number) => parameters.map((values, look): plot.Point => [at[look]!, values[i]!]);
  const others = [...isBias.keys()].filter((i) => watched.every(({ index }) => index !== i));
  return plot.panel({
    name: 'parameters',
    x: { ...stepsOf(training), axis: 'rule' },
    y: { label: `the ${isBias.length} parameters θ`, domain: [-end, end], ticks: [-end, 0, end] },
    linesHigh: 9,
    marks: [
      plot.threads({ name: 'the others', lines: others.map(over), color: 'var(--ink-faint)' }),
      watched.map(({ index, name, isFirst, color }) =>
        plot.line({ name, color, points: over(index), isNamed: isFirst }),
      ),
      changeRules(training, { areNamed: false }),
    ],
  });
}

/** "α = 0.3, then 0.1": what it was set to, one value after the other. */
const inTurn = (symbol: string, [first, ...later]: readonly number[]): string =>
  [equation(symbol, rounded(first!, 3)), ...later.map((value) => plain(rounded(value, 3)))].join(', then ');

/** Level lines: training moves none of them. */
function hyperparametersPanel(training: Training): plot.Panel {
  const settings = [
    inTurn('α', training.learningRates),
    inTurn('B', training.batchSizes),
    counted(training.widths.length - 2, 'hidden layer'),
  ];
  const done = training.learningRate.length;
  return plot.panel({
    name: 'hyperparameters',
    x: stepsOf(training),
    y: { label: 'hyperparameters', domain: [settings.length - 0.5, -0.5], ticks: [], axis: 'bare' },
    linesHigh: 3,
    marks: [
      ...settings.map((name, y) =>
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
      ...changeRules(training, { areNamed: false }),
    ],
  });
}
