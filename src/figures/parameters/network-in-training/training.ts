/** A network in training: what is looked at, and how far its parameters move. */
import { mean } from '../../../lib/math/averages.ts';
import type { LayerParameters } from '../../../lib/plot/plot.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';
import { biasFlags, unpack } from './parameters.ts';

interface Settings {
  /** Units of each layer, inputs and output included. */
  widths: number[];
  /** The learning rate that was set: 0 if the weights are frozen. */
  setLearningRate: number;
  batchSize: number;
}

export interface Training extends Settings {
  steps: number;
  /** The network as it stands; null before it has been looked at. */
  layers: LayerParameters[] | null;
  /** Step of each look, and the losses and parameters `[looks][parameters]` found then. */
  at: number[];
  trainingLoss: number[];
  validationLoss: number[];
  parameters: Float32Array[];
  /** Which of the parameters are biases. */
  isBias: boolean[];
  /** What each parameter has covered: its largest value less its smallest. */
  moves: number[];
  /** Whether every parameter changed between any two looks. */
  allMoveAlways: boolean;
  /** The learning rate of each step. */
  learningRate: RunHistory['learningRate'];
  divergedAt: number | null;
}

/** What one run came to; it may have just begun. */
export function trainingOf(
  { steps, checkpoints, learningRate, divergedAt }: RunHistory,
  settings: Settings,
): Training {
  const { widths } = settings;
  const parameters = checkpoints.map(({ weights }) => weights!);
  const last = parameters.at(-1);
  const isBias = biasFlags(widths);
  return {
    ...settings,
    steps,
    layers: last ? unpack(last, widths) : null,
    at: checkpoints.map(({ step }) => step),
    trainingLoss: checkpoints.map(({ trainingLoss }) => trainingLoss),
    validationLoss: checkpoints.map(({ validationLoss }) => validationLoss),
    parameters,
    isBias,
    moves: isBias.map((_, i) => range(parameters.map((values) => values[i]!))),
    allMoveAlways: parameters
      .slice(1)
      .every((values, look) => values.every((value, i) => value !== parameters[look]![i])),
    learningRate,
    divergedAt,
  };
}

/** The largest less the smallest; 0 of none. */
export function range(values: ArrayLike<number>): number {
  const all = Array.from(values);
  return all.length === 0 ? 0 : all.reduce((a, b) => Math.max(a, b)) - all.reduce((a, b) => Math.min(a, b));
}

/** By how much the training loss has been divided. */
export const factor = ({ trainingLoss }: Training): number =>
  (trainingLoss[0] ?? 1) / (trainingLoss.at(-1) ?? 1);

/** Of the biases or of the weights. */
export const meanMove = ({ moves, isBias }: Training, ofBiases: boolean): number =>
  mean(moves.filter((_, i) => isBias[i] === ofBiases));
