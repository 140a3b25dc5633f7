/** The hyperparameters that a `<Training>` can sweep, or give to the reader as knobs: their names, ranges and words. */
import { scalings, type DataSpec, type Scaling } from '../../../lib/data/spec.ts';
import { equation, plain } from '../../../lib/text/numbers.ts';
import { counted } from '../../../lib/text/words.ts';
import { activations, orders, outputBiases, type Optimizer } from '../../../lib/training/spec.ts';
import {
  momentumOf,
  usualInitializers,
  usualNormalizations,
  usualOptimizers,
  usualSchedules,
} from '../../../lib/study/defaults.ts';
import { hiddenOf, hiddenWord, hiddenWords, unitsOf, withHidden } from './hyperparameters/hidden.ts';
import {
  byKind,
  isWords,
  number,
  word,
  type Hyperparameter,
  type SweptValue,
} from './hyperparameters/hyperparameter.ts';
import { changed, withData, withRun, type Changes, type Setting } from './hyperparameters/setting.ts';

export { hiddenWord, isWords, type Changes, type Hyperparameter, type Setting, type SweptValue };

/** Two classes in the plane: one may take the place of another. */
export const exchangeableData = ['moons', 'circles', 'xor', 'spirals'] as const;

const isWith = { false: 'no shortcuts', true: 'shortcuts' } as const;
/** "shortcuts": how claims and measures name it. */
export const shortcutsWord = (shortcuts = false): string => isWith[`${shortcuts}`];

const penalty = { min: 0, max: 0.1, step: 0.0005, scale: 'linear' } as const;

/** What runs can be told apart by. */
const swept = {
  learningRate: number('Learning rate', { min: 0.0001, max: 10, step: 0, scale: 'log' }, 'learningRate', {
    symbol: 'α',
  }),
  batchSize: number('Batch size', { min: 1, max: 512, step: 1, scale: 'log' }, 'batchSize', { symbol: 'B' }),
  momentum: {
    label: 'Momentum',
    symbol: 'β',
    range: { min: 0, max: 0.99, step: 0.01, scale: 'linear' },
    read: ({ run: { optimizer } }) => (hasMomentum(optimizer) ? optimizer.beta : 0),
    write: (setting, beta: number): Setting =>
      withRun(setting, { optimizer: withMomentum(setting.run.optimizer, beta) }),
  },
  layers: {
    label: 'Hidden layers',
    range: { min: 0, max: 8, step: 1, scale: 'linear' },
    read: ({ run }) => run.hidden.length,
    write: (setting, layers: number): Setting =>
      withHidden(setting, Array<number>(layers).fill(unitsOf(setting))),
    says: (layers: number) => counted(layers, 'hidden layer'),
  },
  hidden: {
    label: 'Units of hidden layers',
    range: [],
    read: ({ run }) => hiddenWord(run.hidden),
    write: (setting, word: string): Setting => withHidden(setting, hiddenOf(word)),
    says: (word: string) => hiddenWords(hiddenOf(word)),
  },
  units: {
    label: 'Units per layer',
    range: { min: 1, max: 64, step: 1, scale: 'log' },
    read: (setting) => unitsOf(setting),
    write: (setting, units: number): Setting =>
      withHidden(
        setting,
        setting.run.hidden.map(() => units),
      ),
    says: (units: number) => counted(units, 'unit'),
  },
  activation: word('Activation', 'activation', activations),
  normalization: {
    label: 'Normalisation',
    range: ['none', ...Object.keys(usualNormalizations)],
    read: ({ run }) => run.normalization?.kind ?? 'none',
    write: (setting, kind: 'none' | keyof typeof usualNormalizations): Setting => {
      if (setting.run.normalization?.kind === kind) return setting;
      return withRun(setting, { normalization: kind === 'none' ? undefined : usualNormalizations[kind] });
    },
    says: (kind) => (kind === 'none' ? 'no normalisation' : `${kind} normalisation`),
  },
  shortcuts: {
    label: 'Shortcuts',
    range: Object.values(isWith),
    read: ({ run }) => shortcutsWord(run.shortcuts),
    write: (setting, word: string): Setting => withRun(setting, { shortcuts: word === isWith.true }),
  },
  branchScale: number(
    'Scale of branches',
    { min: 0.01, max: 1, step: 0.01, scale: 'linear' },
    'branchScale',
    {
      says: (scale) => `branches × ${plain(scale)}`,
      absent: 1,
    },
  ),
  optimizer: byKind('Optimiser', 'optimizer', usualOptimizers),
  initializer: byKind('Initial weights', 'initializer', usualInitializers),
  outputBias: word('Output bias', 'outputBias', outputBiases, (bias) => `${bias} output bias`),
  schedule: byKind('Schedule', 'schedule', usualSchedules),
  order: word('Order of examples', 'order', orders, (order) => `${order} order`),
  l2: number('L2 penalty', penalty, 'l2', { symbol: 'λ', says: (l2) => `L2 ${equation('λ', l2)}` }),
  l1: number('L1 penalty', penalty, 'l1', { symbol: 'λ', says: (l1) => `L1 ${equation('λ', l1)}` }),
  softThreshold: number('Soft threshold', penalty, 'softThreshold', {
    symbol: 'λ',
    says: (threshold) => `soft threshold ${equation('λ', threshold)}`,
  }),
  weightDecay: number('Weight decay', { min: 0, max: 1, step: 0.01, scale: 'linear' }, 'weightDecay', {
    symbol: 'λ',
    says: (decay) => `decay ${equation('λ', decay)}`,
  }),
  clipNorm: number('Norm to clip at', { min: 0.01, max: 100, step: 0, scale: 'log' }, 'clipNorm', {
    says: (norm) => `clipped at ${plain(norm)}`,
    absent: NaN,
  }),
  dropout: number('Dropout', { min: 0, max: 0.9, step: 0.05, scale: 'linear' }, 'dropout'),
  labelSmoothing: number(
    'Label smoothing',
    { min: 0, max: 0.5, step: 0.01, scale: 'linear' },
    'labelSmoothing',
    { symbol: 'ε' },
  ),
  labelNoise: number('Wrong labels', { min: 0, max: 0.5, step: 0.01, scale: 'linear' }, 'labelNoise'),
  shift: number('Shift of digits', { min: 0, max: 4, step: 1, scale: 'linear' }, 'shift', {
    says: (pixels) => `shift of ${counted(pixels, 'pixel')}`,
  }),
  examples: {
    label: 'Training examples',
    range: { min: 10, max: 1000, step: 1, scale: 'log' },
    read: ({ data }) => data.training,
    write: (setting, training: number): Setting => withData(setting, { training }),
    says: (examples: number) => counted(examples, 'example'),
  },
  steps: {
    label: 'Steps',
    range: { min: 10, max: 5000, step: 1, scale: 'log' },
    read: ({ budget }) => ('steps' in budget ? budget.steps : NaN),
    write: (setting, steps: number): Setting => ({ ...setting, budget: { steps } }),
    says: (steps: number) => counted(steps, 'step'),
  },
  epochs: {
    label: 'Epochs',
    range: { min: 1, max: 200, step: 1, scale: 'log' },
    read: ({ budget }) => ('epochs' in budget ? budget.epochs : NaN),
    write: (setting, epochs: number): Setting => ({ ...setting, budget: { epochs } }),
    says: (epochs: number) => counted(epochs, 'epoch'),
  },
} satisfies Record<string, Hyperparameter>;

/** The same for all runs of a figure: no sweep, but a knob. */
const ofAll = {
  data: {
    label: 'Data',
    range: exchangeableData,
    read: ({ data }) => data.name,
    write: (setting, name: DataSpec['name']): Setting => withData(setting, { name }),
  },
  noise: {
    label: 'Noise',
    symbol: 'σ',
    range: { min: 0, max: 0.5, step: 0.01, scale: 'linear' },
    read: ({ data }) => data.noise ?? 0,
    write: (setting, noise: number): Setting => withData(setting, { noise }),
  },
  scaling: {
    label: 'Inputs',
    range: scalings,
    read: ({ data }) => data.scaling ?? (data.name === 'digits' ? 'zero-one' : 'raw'),
    write: (setting, scaling: Scaling): Setting => withData(setting, { scaling }),
  },
} satisfies Record<string, Hyperparameter>;

/** The author's own: as one more hyperparameter, whose values are their names. */
const named = {
  settings: {
    label: 'Setting',
    range: [],
    read: () => '',
    write: (setting, name: string): Setting => changed(setting, setting.named[name]!),
  },
} satisfies Record<string, Hyperparameter>;

export type SweptName = keyof typeof swept;
export type KnobName = Exclude<SweptName, 'hidden'> | keyof typeof ofAll | 'seed';
/** An axis of the grid of runs. */
export type AxisName = SweptName | keyof typeof named;
export const sweptNames = Object.keys(swept) as SweptName[];
export const axisNames = [...Object.keys(named), ...sweptNames] as AxisName[];
export const knobNames = [
  ...sweptNames.filter((name) => name !== 'hidden'),
  ...Object.keys(ofAll),
  'seed',
] as KnobName[];

export const hyperparameters: Readonly<Record<AxisName | Exclude<KnobName, 'seed'>, Hyperparameter>> = {
  ...named,
  ...swept,
  ...ofAll,
};

/** The field of a run, or of a named setting, that a hyperparameter writes. */
export const fieldOf = (name: string): string => fields[name] ?? name;
const fields: Readonly<Record<string, string>> = {
  momentum: 'optimizer',
  layers: 'hidden',
  units: 'hidden',
  steps: 'budget',
  epochs: 'budget',
};

/** "learning rate", "L2 penalty": its label within a sentence. */
export const labelInSentence = (name: AxisName): string =>
  hyperparameters[name].label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

/** "α = 0.03", "relu", "2 hidden layers": a value as labels and sentences have it. */
export function worded(name: AxisName, value: SweptValue): string {
  const { symbol, says } = hyperparameters[name];
  if (says) return says(value);
  if (typeof value === 'string') return value;
  return symbol ? equation(symbol, value) : `${labelInSentence(name)} ${plain(value)}`;
}

/** Names of values along an axis that says what they are of: a word as in a sentence, a number alone. */
export const namesOnAxis = (name: AxisName, values: readonly SweptValue[]) => ({
  names: values.map((value) => (typeof value === 'string' ? worded(name, value) : String(value))),
  breaksNames: values.some((value) => typeof value === 'string'),
});

const hasMomentum = (
  optimizer: Optimizer,
): optimizer is Extract<Optimizer, { kind: 'momentum' | 'nesterov' }> =>
  optimizer.kind === 'momentum' || optimizer.kind === 'nesterov';

function withMomentum(optimizer: Optimizer, beta: number): Optimizer {
  if (optimizer.kind === 'sgd') return momentumOf(beta);
  return hasMomentum(optimizer) ? { ...optimizer, beta } : optimizer;
}
