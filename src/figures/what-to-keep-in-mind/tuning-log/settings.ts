/** What a trial of the log is: its settings, their knobs and columns, and the session that the log begins with. */
import { choice, slider, type Values } from '../../../lib/figure/contract/knobs.ts';
import { learningRate, momentum } from '../../../lib/figure/contract/usual-knobs.ts';
import { momentumOf } from '../../../lib/study/defaults.ts';
import type { Setting } from '../../../lib/study/grid.ts';

export const settings = {
  learningRate: learningRate({ min: 0.001, max: 10, default: 1 }),
  momentum: momentum({ default: 0.5 }),
  hiddenLayers: slider({ label: 'Hidden layers', min: 1, max: 4, step: 1, default: 2 }),
  batchSize: choice('Mini-batch size', ['4', '8', '16', '32', '64', '128', '256'], { default: '32' }),
  decayRate: slider({ label: 'Decay rate', min: 0, max: 1, step: 0.01, default: 0 }),
  activation: choice('Activation', ['tanh', 'relu', 'sigmoid'], { default: 'relu', names: { relu: 'ReLU' } }),
};

export type Settings = Values<typeof settings>;
export type SettingName = keyof typeof settings;

/** Of the table, in their order. */
export const columns: { name: SettingName; header: string; short: string; widest: string }[] = [
  { name: 'learningRate', header: 'α', short: 'α', widest: '0.0012' },
  { name: 'momentum', header: 'β', short: 'β', widest: '0.99' },
  { name: 'hiddenLayers', header: 'layers', short: 'L', widest: '4' },
  { name: 'batchSize', header: 'B', short: 'B', widest: '256' },
  { name: 'decayRate', header: 'decay', short: 'dec.', widest: '0.25' },
  { name: 'activation', header: 'activation', short: 'act.', widest: 'sigmoid' },
];

/** A log has room for so many. */
export const mostTrials = 10;

/** A session with one change at a time; what did not help was taken back. */
const start: Settings = {
  learningRate: 0.01,
  momentum: 0,
  hiddenLayers: 1,
  batchSize: '32',
  decayRate: 0,
  activation: 'tanh',
};
export const session: Settings[] = [
  start,
  { ...start, learningRate: 0.1 },
  { ...start, learningRate: 1 },
  { ...start, learningRate: 1, hiddenLayers: 2 },
  { ...start, learningRate: 1, hiddenLayers: 2, batchSize: '8' },
  { ...start, learningRate: 1, hiddenLayers: 2, activation: 'relu' },
];

export const settingsOf = (knobs: Settings): Settings => ({
  learningRate: knobs.learningRate,
  momentum: knobs.momentum,
  hiddenLayers: knobs.hiddenLayers,
  batchSize: knobs.batchSize,
  decayRate: knobs.decayRate,
  activation: knobs.activation,
});

export const isAlike = (a: Settings, b: Settings) => columns.every(({ name }) => a[name] === b[name]);

/** Units in each hidden layer. */
const units = 8;

export const settingOf = (trial: Settings): Setting => ({
  hidden: Array<number>(trial.hiddenLayers).fill(units),
  activation: trial.activation,
  optimizer: momentumOf(trial.momentum),
  learningRate: trial.learningRate,
  schedule: { kind: 'inverse-time', decayRate: trial.decayRate },
  batchSize: Number(trial.batchSize),
});
