/** The hyperparameters that a `<Training>` can sweep, or give to the reader as knobs: their names, ranges and words. */
import { choice, slider, type Knob } from '../../../lib/figure/contract/knobs.ts';
import type { DataSpec } from '../../../lib/data/spec.ts';
import { equation, plain } from '../../../lib/text/numbers.ts';
import { counted } from '../../../lib/text/words.ts';
import { activations, type Optimizer, type Run } from '../../../lib/training/spec.ts';
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
  budget: { steps: number } | { epochs: number };
}
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

/** Of each run. */
const ofRun = {
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
  l2: number('Weight decay', 'λ', { min: 0, max: 0.1, step: 0.0005, scale: 'linear' }, 'l2'),
  dropout: number('Dropout', '', { min: 0, max: 0.9, step: 0.05, scale: 'linear' }, 'dropout'),
  labelNoise: number('Wrong labels', '', { min: 0, max: 0.5, step: 0.01, scale: 'linear' }, 'labelNoise'),
} satisfies Record<string, Hyperparameter>;

/** The same for all runs of a figure: no sweep, but a knob. */
const ofAll = {
  data: {
    label: 'Data',
    range: exchangeableData,
    read: ({ data }) => data.name,
    write: (setting, name: DataSpec['name']): Setting => ({ ...setting, data: { ...setting.data, name } }),
  },
  examples: {
    label: 'Training examples',
    range: { min: 10, max: 1000, step: 1, scale: 'log' },
    read: ({ data }) => data.training,
    write: (setting, training: number): Setting => ({ ...setting, data: { ...setting.data, training } }),
  },
  noise: {
    label: 'Noise',
    symbol: 'σ',
    range: { min: 0, max: 0.5, step: 0.01, scale: 'linear' },
    read: ({ data }) => data.noise ?? 0,
    write: (setting, noise: number): Setting => ({ ...setting, data: { ...setting.data, noise } }),
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

export type SweptName = keyof typeof ofRun;
export type KnobName = SweptName | keyof typeof ofAll | 'seed';
export const sweptNames = Object.keys(ofRun) as SweptName[];
export const knobNames = [...sweptNames, ...Object.keys(ofAll), 'seed'] as KnobName[];

export const hyperparameters: Readonly<Record<Exclude<KnobName, 'seed'>, Hyperparameter>> = {
  ...ofRun,
  ...ofAll,
};

/** The knob of a hyperparameter, at rest where the setting has it; the range is made to hold that. */
export function knobOf(name: Exclude<KnobName, 'seed'>, setting: Setting): Knob {
  const { label, symbol, range, read } = hyperparameters[name];
  if (isWords(range)) {
    const initial = String(read(setting));
    const options = range.includes(initial) ? range : [initial, ...range];
    return choice(label, options, { default: initial });
  }
  const initial = Number(read(setting));
  const { min, max, scale, step } = range;
  return slider({
    label,
    symbol: symbol || undefined,
    scale,
    step: step || undefined,
    min: Math.min(min, initial),
    max: Math.max(max, initial),
    default: initial,
  });
}

/** "α = 0.03", "relu", "2 hidden layers": a value as labels and sentences have it. */
export function worded(name: SweptName, value: SweptValue): string {
  const { symbol, label } = hyperparameters[name];
  if (typeof value === 'string') return value;
  if (name === 'layers') return counted(value, 'hidden layer');
  if (name === 'units') return counted(value, 'unit');
  return symbol ? equation(symbol, value) : `${label.toLowerCase()} ${plain(value)}`;
}

const hasMomentum = (
  optimizer: Optimizer,
): optimizer is Extract<Optimizer, { kind: 'momentum' | 'nesterov' }> =>
  optimizer.kind === 'momentum' || optimizer.kind === 'nesterov';

function withMomentum(optimizer: Optimizer, beta: number): Optimizer {
  if (optimizer.kind === 'sgd') return momentumOf(beta);
  return hasMomentum(optimizer) ? { ...optimizer, beta } : optimizer;
}

export const isWords = (range: Hyperparameter['range']): range is readonly string[] => Array.isArray(range);

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
