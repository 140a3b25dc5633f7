/** The hyperparameters that a `<Training>` can sweep, or give to the reader as knobs: their names, ranges and words. */
import type { DataSpec } from '../../../lib/data/spec.ts';
import { equation, plain } from '../../../lib/text/numbers.ts';
import { counted, oneOrMany } from '../../../lib/text/words.ts';
import { activations, type Budget, type Optimizer, type Run } from '../../../lib/training/spec.ts';
import {
  momentumOf,
  usualInitializers,
  usualOptimizers,
  usualSchedules,
} from '../../../lib/study/defaults.ts';

/** All that a figure trains with, but for seeds. */
export interface Setting {
  run: Omit<Run, 'seed'>;
  data: Omit<DataSpec, 'seed' | 'test'>;
  budget: Budget;
  /** The settings that the author named. */
  named: Readonly<Record<string, Changes>>;
}

/** What a named setting has of its own. */
export interface Changes extends Partial<Omit<Run, 'seed' | 'budget'>> {
  steps?: number;
  epochs?: number;
}

/** Units of hidden layers are a word, as they are written: "[16, 16]". */
export type SweptValue = number | string;

export interface Hyperparameter {
  label: string;
  symbol?: string;
  /** Numbers between these, or one of the words. */
  range: { min: number; max: number; step: number; scale: 'linear' | 'log' } | readonly string[];
  read(setting: Setting): SweptValue;
  /** A hyperparameter takes values of its range: which, its own `write` says. */
  write(setting: Setting, value: SweptValue): Setting;
}

/** Two classes in the plane: one may take the place of another. */
export const exchangeableData = ['moons', 'circles', 'xor', 'spirals'] as const;

/** What runs can be told apart by. */
const swept = {
  learningRate: number('Learning rate', 'α', { min: 0.0001, max: 10, step: 0, scale: 'log' }, 'learningRate'),
  batchSize: number('Batch size', 'B', { min: 1, max: 512, step: 1, scale: 'log' }, 'batchSize'),
  momentum: {
    label: 'Momentum',
    symbol: 'β',
    range: { min: 0, max: 0.99, step: 0.01, scale: 'linear' },
    read: ({ run: { optimizer } }) => (hasMomentum(optimizer) ? optimizer.beta : 0),
    write: ({ run, ...others }, beta: number): Setting => ({
      ...others,
      run: { ...run, optimizer: withMomentum(run.optimizer, beta) },
    }),
  },
  layers: {
    label: 'Hidden layers',
    range: { min: 0, max: 8, step: 1, scale: 'linear' },
    read: ({ run }) => run.hidden.length,
    write: (setting, layers: number): Setting =>
      withHidden(setting, Array<number>(layers).fill(unitsOf(setting))),
  },
  hidden: {
    label: 'Units of hidden layers',
    range: [],
    read: ({ run }) => hiddenWord(run.hidden),
    write: (setting, word: string): Setting => withHidden(setting, hiddenOf(word)),
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
  },
  activation: {
    label: 'Activation',
    range: activations,
    read: ({ run }) => run.activation,
    write: ({ run, ...others }, activation: Run['activation']): Setting => ({
      ...others,
      run: { ...run, activation },
    }),
  },
  optimizer: byKind('Optimiser', 'optimizer', usualOptimizers),
  initializer: byKind('Initial weights', 'initializer', usualInitializers),
  schedule: byKind('Schedule', 'schedule', usualSchedules),
  l2: number('L2 penalty', 'λ', { min: 0, max: 0.1, step: 0.0005, scale: 'linear' }, 'l2'),
  dropout: number('Dropout', '', { min: 0, max: 0.9, step: 0.05, scale: 'linear' }, 'dropout'),
  labelNoise: number('Wrong labels', '', { min: 0, max: 0.5, step: 0.01, scale: 'linear' }, 'labelNoise'),
  examples: {
    label: 'Training examples',
    range: { min: 10, max: 1000, step: 1, scale: 'log' },
    read: ({ data }) => data.training,
    write: (setting, training: number): Setting => ({ ...setting, data: { ...setting.data, training } }),
  },
  steps: {
    label: 'Steps',
    range: { min: 10, max: 5000, step: 1, scale: 'log' },
    read: ({ budget }) => ('steps' in budget ? budget.steps : NaN),
    write: (setting, steps: number): Setting => ({ ...setting, budget: { steps } }),
  },
  epochs: {
    label: 'Epochs',
    range: { min: 1, max: 200, step: 1, scale: 'log' },
    read: ({ budget }) => ('epochs' in budget ? budget.epochs : NaN),
    write: (setting, epochs: number): Setting => ({ ...setting, budget: { epochs } }),
  },
} satisfies Record<string, Hyperparameter>;

/** The same for all runs of a figure: no sweep, but a knob. */
const ofAll = {
  data: {
    label: 'Data',
    range: exchangeableData,
    read: ({ data }) => data.name,
    write: (setting, name: DataSpec['name']): Setting => ({ ...setting, data: { ...setting.data, name } }),
  },
  noise: {
    label: 'Noise',
    symbol: 'σ',
    range: { min: 0, max: 0.5, step: 0.01, scale: 'linear' },
    read: ({ data }) => data.noise ?? 0,
    write: (setting, noise: number): Setting => ({ ...setting, data: { ...setting.data, noise } }),
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

/** "α = 0.03", "relu", "2 hidden layers": a value as labels and sentences have it. */
export function worded(name: AxisName, value: SweptValue): string {
  const { symbol, label } = hyperparameters[name];
  if (name === 'hidden') return hiddenWords(hiddenOf(String(value)));
  if (typeof value === 'string') return value;
  if (name === 'examples') return counted(value, 'example');
  if (name === 'steps') return counted(value, 'step');
  if (name === 'epochs') return counted(value, 'epoch');
  if (name === 'layers') return counted(value, 'hidden layer');
  if (name === 'units') return counted(value, 'unit');
  return symbol ? equation(symbol, value) : `${label.toLowerCase()} ${plain(value)}`;
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

export const isWords = (range: Hyperparameter['range']): range is readonly string[] => Array.isArray(range);

/** "[16, 16]": how an author writes it, and how claims and measures name it. */
export const hiddenWord = (hidden: readonly number[]): string => `[${hidden.join(', ')}]`;
const hiddenOf = (word: string) => JSON.parse(word) as number[];
const hiddenWords = (hidden: readonly number[]): string =>
  hidden.length === 0
    ? 'no hidden layer'
    : `${hidden.join(' + ')} ${oneOrMany(
        hidden.reduce((sum, units) => sum + units),
        'unit',
        'units',
      )}`;

/** The setting with what a named one has of its own. */
function changed(setting: Setting, { examples, steps, epochs, ...run }: Changes): Setting {
  return {
    ...setting,
    run: { ...setting.run, ...run },
    data: examples === undefined ? setting.data : { ...setting.data, training: examples },
    budget: steps !== undefined ? { steps } : epochs !== undefined ? { epochs } : setting.budget,
  };
}

const unitsOf = ({ run }: Setting) => run.hidden[0] ?? 8;
const withHidden = (setting: Setting, hidden: number[]): Setting => ({
  ...setting,
  run: { ...setting.run, hidden },
});

type NumberField = 'learningRate' | 'batchSize' | 'l2' | 'dropout' | 'labelNoise';

function number(
  label: string,
  symbol: string,
  range: Exclude<Hyperparameter['range'], readonly string[]>,
  field: NumberField,
): Hyperparameter {
  return {
    label,
    symbol,
    range,
    read: ({ run }) => run[field],
    write: ({ run, ...others }, value: number): Setting => ({ ...others, run: { ...run, [field]: value } }),
  };
}

/** A field that is asked for by its kind: the setting's own parameters if it is of that kind, else the usual ones. */
function byKind<F extends 'optimizer' | 'initializer' | 'schedule'>(
  label: string,
  field: F,
  usual: Readonly<Record<string, Run[F]>>,
): Hyperparameter {
  return {
    label,
    range: Object.keys(usual),
    read: ({ run }) => run[field].kind,
    write: ({ run, ...others }, kind: string): Setting => ({
      ...others,
      run: { ...run, [field]: run[field].kind === kind ? run[field] : usual[kind]! },
    }),
  };
}
