/** The trials of a random search: what is searched, on which axes, and how settings are drawn from it. */
import { exp, log } from '../../../lib/math/elementary.ts';
import { stream, type RandomStream } from '../../../lib/math/random.ts';
import type { Quantity } from '../../../lib/plot/plot.ts';
import { momentumOf } from '../../../lib/study/defaults.ts';
import type { Setting } from '../../../lib/study/grid.ts';
import { plain, rounded } from '../../../lib/text/numbers.ts';
import type { Activation } from '../../../lib/training/spec.ts';

export type Range = readonly [low: number, high: number];

/** One random setting of all six hyperparameters. */
export interface Trial {
  learningRate: number;
  /** 1 − β is what is drawn, on a logarithmic scale: .9 and .99 differ as much as .99 and .999. */
  momentum: number;
  layers: number;
  batchSize: number;
  decayRate: number;
  activation: Activation;
}

const leastForgetting: Range = [0.05, 1];
const decayRates: Range = [0.001, 1];
const activations: Activation[] = ['tanh', 'relu', 'sigmoid'];
const batchSizes = [8, 32, 128];
const layerCounts = [1, 2, 3];
/** Units in each hidden layer. */
const units = 8;

export function drawTrials(count: number, seed: number, learningRates: Range): Trial[] {
  const random = stream(seed, 'search');
  return Array.from({ length: count }, () => ({
    learningRate: logUniform(random, learningRates),
    momentum: 1 - logUniform(random, leastForgetting),
    layers: pick(random, layerCounts),
    batchSize: pick(random, batchSizes),
    decayRate: logUniform(random, decayRates),
    activation: pick(random, activations),
  }));
}

const logUniform = (random: RandomStream, [low, high]: Range) =>
  exp(log(low) + random.uniform() * log(high / low));
const pick = <T>(random: RandomStream, values: readonly T[]) => values[random.integer(values.length)]!;

export const settingOf = (trial: Trial): Setting => ({
  hidden: Array<number>(trial.layers).fill(units),
  activation: trial.activation,
  optimizer: momentumOf(trial.momentum),
  learningRate: trial.learningRate,
  schedule: { kind: 'inverse-time', decayRate: trial.decayRate },
  batchSize: trial.batchSize,
});

/** A hyperparameter as it is searched: its axis, where a trial stands on it, and the bins in which its effect is measured. */
export interface Searched {
  /** With its symbol, if it has one. */
  title: string;
  name: string;
  axis: Quantity;
  at(trial: Trial): number;
  /** Bins of equal width on the axis. */
  bins: number;
  /** Width of the band over which trials with the same value stand side by side, in the axis's units. */
  band: number;
}

/** All six, in the order of their panels. */
export const searched = (learningRates: Range, ticks: readonly number[]): Searched[] => [
  continuous('learning rate', 'α', { domain: learningRates, ticks }, ({ learningRate }) => learningRate),
  continuous('momentum', 'β', forgetting, ({ momentum }) => 1 - momentum),
  among('hidden layers', '', layerCounts, ({ layers }) => layers),
  among('mini-batch size', 'B', batchSizes, ({ batchSize }) => batchSize),
  continuous(
    'decay rate',
    '',
    { domain: decayRates, ticks: [0.001, 0.01, 0.1, 1] },
    ({ decayRate }) => decayRate,
  ),
  among('activation', '', activations, ({ activation }) => activation),
];

/** From β = 0 to the right: the axis has 1 − β, its numbers are β. */
const forgetting: Quantity = {
  domain: [leastForgetting[1], leastForgetting[0]],
  ticks: [1, 0.5, 0.2, 0.05],
  format: (value) => plain(rounded(1 - value)),
};

const titleOf = (name: string, symbol: string) => [name, symbol].filter(Boolean).join(' ');

const binsOfContinuous = 6;

const continuous = (name: string, symbol: string, axis: Quantity, at: Searched['at']): Searched => ({
  title: titleOf(name, symbol),
  name,
  axis: { scale: 'log', format: plain, ...axis },
  at,
  bins: binsOfContinuous,
  band: 0,
});

const bandOfChoices = 0.7;

const among = <T extends string | number>(
  name: string,
  symbol: string,
  values: readonly T[],
  of: (trial: Trial) => T,
): Searched => ({
  title: titleOf(name, symbol),
  name,
  axis: {
    domain: [-0.5, values.length - 0.5],
    names: values.map((value) => (value === 'relu' ? 'ReLU' : String(value))),
  },
  at: (trial) => values.indexOf(of(trial)),
  bins: values.length,
  band: bandOfChoices,
});
