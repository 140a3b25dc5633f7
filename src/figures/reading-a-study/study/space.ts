/** What the study of this lesson searches: five hyperparameters of a network with one hidden layer. */
import type { Parameter, RealParameter, Setting } from '../../../lib/search/space.ts';
import { momentumOf } from '../../../lib/study/defaults.ts';
import type { Setting as RunSetting } from '../../../lib/study/grid.ts';
import type { Activation } from '../../../lib/training/spec.ts';

export type Range = readonly [low: number, high: number];

/** For someone who knows nothing: six decades. */
export const anyRate: Range = [1e-3, 1e3];
export const widths: Range = [4, 32];

export const learningRateIn = ([low, high]: Range): RealParameter => ({
  kind: 'real',
  name: 'learning rate α',
  low,
  high,
  scale: 'log',
});

export const width: Parameter = {
  kind: 'integer',
  name: 'width',
  low: widths[0],
  high: widths[1],
  scale: 'log',
};
const momentum: Parameter = { kind: 'real', name: 'momentum β', low: 0, high: 0.99, scale: 'one-minus-log' };
const penalty: Parameter = { kind: 'real', name: 'L2 penalty λ', low: 1e-6, high: 0.1, scale: 'log' };
const activation: Parameter = { kind: 'choice', name: 'activation', options: ['tanh', 'relu', 'sigmoid'] };

export const spaceOver = (rates: Range): readonly Parameter[] => [
  learningRateIn(rates),
  momentum,
  width,
  penalty,
  activation,
];

export const rateOf = (setting: Setting): number => Number(setting[learningRateIn(anyRate).name]);
export const widthOf = (setting: Setting): number => Number(setting[width.name]);

export const runOf = (setting: Setting): RunSetting => ({
  hidden: [widthOf(setting)],
  activation: setting[activation.name] as Activation,
  optimizer: momentumOf(Number(setting[momentum.name])),
  learningRate: rateOf(setting),
  l2: Number(setting[penalty.name]),
});
