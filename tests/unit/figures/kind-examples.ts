/** A handful of figures as authors configure them: between them they show every view, surface and kind of claim. */
import plot from '../../../src/figures/kinds/plot.ts';
import { plotConfiguration } from '../../../src/figures/kinds/plot/check.ts';
import type { PlotProps } from '../../../src/figures/kinds/plot/configuration.ts';
import search from '../../../src/figures/kinds/search.ts';
import { searchConfiguration } from '../../../src/figures/kinds/search/check.ts';
import type { SearchProps } from '../../../src/figures/kinds/search/configuration.ts';
import surface from '../../../src/figures/kinds/surface.ts';
import { surfaceConfiguration } from '../../../src/figures/kinds/surface/check.ts';
import type { SurfaceProps } from '../../../src/figures/kinds/surface/configuration.ts';
import training from '../../../src/figures/kinds/training.ts';
import { trainingConfiguration } from '../../../src/figures/kinds/training/check.ts';
import type { TrainingProps } from '../../../src/figures/kinds/training/configuration.ts';
import type { AnyFigure } from '../../../src/lib/figure/contract/define.ts';

export const refuse = (prop: string, message: string): never => {
  throw new Error(`${prop}: ${message}`);
};

/** `fails` are knobs at which the claim is not so; where there is no claim, just other knobs. */
type Example<P> = Omit<P, 'id' | 'title'> & { fails: Record<string, unknown> };

const title = 'An example';

const trainings: Record<string, Example<TrainingProps>> = {
  'general-loss': {
    data: 'moons',
    sweep: { learningRate: [0.01, 0.1, 1] },
    epochs: 20,
    knobs: ['batchSize', 'activation', 'noise', 'data'],
    claim: { falls: 'trainingLoss' },
    fails: { activation: 'gelu', batchSize: 1, noise: 0.5 },
  },
  'general-single': {
    data: { name: 'arch', training: 20 },
    base: { hidden: [16, 16], optimizer: 'adam', learningRate: 0.01 },
    show: ['loss', 'validation-loss', 'learning-rate'],
    steps: 300,
    knobs: ['schedule', 'steps', 'layers', 'initializer'],
    claim: { below: 0.1, of: 'trainingLoss' },
    fails: { steps: 10 },
  },
  'general-final-loss': {
    data: 'circles',
    sweep: { units: [1, 2, 4, 8, 16] },
    base: { optimizer: 'adam', learningRate: 0.03 },
    show: ['final-loss', 'loss'],
    epochs: 15,
    repetitions: 2,
    knobs: ['epochs', 'learningRate'],
    claim: { lower: 'trainingLoss', at: 16, than: 1, factor: 1.5 },
    fails: { epochs: 1 },
  },
  'general-heat-map': {
    data: 'moons',
    sweep: { learningRate: [0.01, 0.1, 1], batchSize: [8, 32, 128, 256] },
    epochs: 10,
    knobs: ['layers', 'labelNoise'],
    claim: { lowest: 'validationLoss', at: [{ learningRate: 1 }, { learningRate: 0.1 }] },
    fails: { layers: 0, labelNoise: 0.5 },
  },
  'general-boundary': {
    data: { name: 'xor', training: 200, noise: 0.15 },
    sweep: { layers: [0, 1, 2] },
    base: { optimizer: 'adam', learningRate: 0.03 },
    show: 'decision-boundary',
    steps: 200,
    knobs: ['examples', 'steps'],
    claim: { above: 0.8, of: 'validationAccuracy', at: 2 },
    fails: { steps: 10 },
  },
  'general-gradient-norms': {
    data: 'spirals',
    sweep: { activation: ['sigmoid', 'tanh', 'relu', 'swish'] },
    base: { hidden: [8, 8, 8] },
    show: ['gradient-norms', 'final-loss'],
    steps: 100,
    knobs: ['learningRate', 'momentum', 'dropout', 'l2'],
    claim: { diverges: false },
    fails: { learningRate: 10, momentum: 0.99 },
  },
  'general-settings': {
    data: 'moons',
    settings: {
      'SGD at 0.3': { learningRate: 0.3 },
      'momentum at 0.03': { optimizer: 'momentum', learningRate: 0.03 },
      'Adam at 0.01': { optimizer: 'adam', learningRate: 0.01 },
    },
    show: ['validation-accuracy', 'final-accuracy', 'final-loss', 'decision-boundary'],
    repetitions: 5,
    epochs: 20,
    bestEpoch: true,
    knobs: { batchSize: [8, 128], activation: ['tanh', 'relu'] },
    claim: { above: 0.9, of: 'validationAccuracy' },
    fails: { batchSize: 128 },
  },
  'general-warm-up': {
    data: 'moons',
    settings: {
      'no warm-up': {},
      'warm-up': { schedule: { kind: 'warm-up', steps: 80, then: { kind: 'constant' } }, epochs: 30 },
    },
    base: { learningRate: 0.3 },
    show: ['learning-rate', 'validation-loss'],
    bestEpoch: true,
    epochs: 20,
    knobs: { noise: true },
    claim: { lower: 'validationLoss', at: 'warm-up', than: 'no warm-up' },
    fails: { noise: 0.5 },
  },
  'general-hidden': {
    data: 'circles',
    sweep: { hidden: [[], [2], [8], [8, 8]] },
    base: { optimizer: 'adam', learningRate: 0.03 },
    show: ['final-accuracy', 'accuracy'],
    claim: { lower: 'validationAccuracy', at: '[]', than: '[8, 8]', factor: 1.3 },
    fails: { learningRate: 0.0001 },
    knobs: ['learningRate'],
  },
  'general-examples': {
    data: { name: 'moons', noise: 0.3 },
    settings: { 'no dropout': {}, dropout: { dropout: 0.3 } },
    sweep: { examples: [20, 60, 200] },
    base: { hidden: [16, 16], optimizer: 'adam', learningRate: 0.01 },
    show: ['final-loss', 'accuracy-heat-map'],
    repetitions: 3,
    claim: { highest: 'validationAccuracy', at: { examples: 200 } },
    fails: { learningRate: 0 },
    knobs: { learningRate: [0, 0.1] },
  },
  'general-epochs': {
    data: { name: 'moons', training: 60, noise: 0.3 },
    sweep: { epochs: [10, 40, 160] },
    base: { hidden: [16, 16], optimizer: 'adam', learningRate: 0.01 },
    show: ['loss', 'final-loss'],
    repetitions: 2,
    claim: { falls: 'trainingLoss' },
    fails: { learningRate: 10 },
    knobs: ['learningRate'],
  },
  'general-normalization': {
    data: { name: 'moons', scales: [1, 10] },
    sweep: { normalization: ['none', 'batch', 'layer'] },
    base: { hidden: [8, 8, 8, 8], activation: 'relu', initializer: 'he-uniform', learningRate: 0.3 },
    show: ['pre-activations', 'histograms', 'zero-units', 'weight-norms', 'update-ratios', 'final-accuracy'],
    epochs: 10,
    knobs: {
      shortcuts: true,
      scaling: true,
      initializer: ['he-uniform', 'orthogonal', 'zeros'],
      batchSize: [31, 33],
    },
    claim: { lower: 'trainingLoss', at: 'batch', than: 'none' },
    fails: { initializer: 'zeros', scaling: 'standardized' },
  },
  'general-shortcuts': {
    data: { name: 'circles', shares: [3, 1] },
    sweep: { shortcuts: [false, true] },
    base: {
      branchScale: 0.7,
      hidden: Array<number>(8).fill(8),
      optimizer: 'adam',
      outputBias: 'log-odds',
      order: 'fixed',
      clipNorm: 1,
      changes: [
        { at: 40, set: { learningRate: 0.03 } },
        { at: 60, set: { learningRate: 0.003, weightDecay: 0.1 } },
      ],
    },
    epochs: 10,
    knobs: ['normalization', 'clipNorm', 'outputBias', 'l1'],
    claim: { lower: 'trainingLoss', at: 'shortcuts', than: 'no shortcuts', factor: 1.2 },
    fails: { l1: 0.1 },
  },
  'general-decay': {
    data: { name: 'moons', training: 60, noise: 0.3 },
    settings: {
      'L2 penalty': { l2: 0.003 },
      'L1 penalty': { l1: 0.003 },
      'soft threshold': { softThreshold: 0.003 },
      'weight decay': { weightDecay: 0.3 },
    },
    base: {
      hidden: [16, 16],
      optimizer: 'adam',
      learningRate: 0.03,
      schedule: 'one-cycle',
      earlyStopping: { patience: 6 },
    },
    show: ['validation-loss', 'learning-rate', 'decision-boundary'],
    epochs: 40,
    knobs: ['labelSmoothing', 'schedule', 'initializer'],
    claim: { below: 0.6, of: 'validationLoss' },
    fails: { initializer: 'zeros' },
  },
  'general-average': {
    data: { name: 'arch', training: 20 },
    base: {
      hidden: [8],
      learningRate: 0.3,
      batchSize: 4,
      averaging: { kind: 'polyak', from: 200 },
    },
    show: ['loss', 'sharpness'],
    steps: 400,
    knobs: ['batchSize', 'learningRate'],
    claim: { below: 0.1, of: 'trainingLoss' },
    fails: { learningRate: 0.0001 },
  },
  'general-diverging': {
    data: 'moons',
    sweep: { learningRate: [0.1, 10] },
    base: {
      activation: 'relu',
      hidden: [16, 16, 16],
      optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' },
    },
    show: ['loss', 'final-loss'],
    steps: 60,
    knobs: ['momentum', 'layers'],
    claim: { diverges: 10 },
    fails: { momentum: 0, layers: 0 },
  },
};

const searches: Record<string, Example<SearchProps>> = {
  'general-search': {
    data: 'moons',
    space: {
      learningRate: { from: 0.001, to: 100 },
      momentum: { from: 0.1, to: 0.999, scale: 'one-minus-log' },
    },
    searchers: ['random', 'gaussian-process'],
    trials: 12,
    searches: 8,
    epochs: 5,
    show: ['best-so-far', 'trials', 'space', 'curves'],
    knobs: ['search', 'labelNoise'],
    claim: { below: 0.4, of: 'gaussian-process', after: 10 },
    fails: { labelNoise: 0.5 },
  },
  'general-search-choices': {
    data: 'circles',
    space: {
      optimizer: ['sgd', 'momentum', 'adam'],
      momentum: { from: 0, to: 0.9, when: { optimizer: 'momentum' } },
      units: { from: 2, to: 32 },
    },
    searchers: ['random', { kind: 'random', trials: 16, name: 'random, twice' }, 'grid', 'tpe'],
    trials: 8,
    searches: 5,
    steps: 60,
    show: ['space', 'best-so-far'],
    axes: ['optimizer', 'units'],
    workers: 2,
    starts: 'fresh',
    objective: 'trainingLoss',
    knobs: ['learningRate'],
    claim: { below: 0.5, of: 'random, twice' },
    fails: { learningRate: 0.0001 },
  },
};

const surfaces: Record<string, Example<SurfaceProps>> = {
  'general-quadratic': {
    surface: 'quadratic',
    condition: 30,
    optimizer: ['sgd', 'momentum'],
    learningRate: 0.03,
    knobs: ['learningRate', 'momentum', 'condition', 'steps'],
    claim: { lowest: 'momentum' },
    fails: { momentum: 0.99 },
  },
  'general-goh': {
    surface: 'goh',
    optimizer: 'momentum',
    learningRate: 0.002,
    claim: { below: 0.05, within: 100 },
    knobs: ['momentum'],
    fails: { momentum: 0 },
  },
  'general-beale': {
    surface: 'beale',
    optimizer: ['sgd', 'rmsprop', 'adam'],
    steps: 200,
    knobs: ['learningRate'],
    claim: { diverges: false },
    fails: { learningRate: 1 },
  },
  'general-saddle': {
    surface: 'saddle',
    learningRate: [0.1, 3],
    claim: { diverges: 3 },
    steps: 2000,
    knobs: ['steps'],
    fails: { steps: 20 },
  },
};

const plots: Record<string, Example<PlotProps>> = {
  'general-plot': {
    of: ['alpha / (1 + rate * x)', 'alpha * exp(-rate * x)'],
    x: [0, 90],
    knobs: { alpha: [0.01, 1], rate: [0, 2] },
    names: ['inverse time', 'exponential'],
    xLabel: 'epoch',
    fails: { alpha: 1, rate: 0 },
  },
  'general-plot-log': {
    of: 'x^power',
    x: [0.1, 100],
    xScale: 'log',
    yScale: 'log',
    derivative: true,
    knobs: { power: { from: -2, to: 2, at: 0.5, symbol: 'p' } },
    fails: { power: -1 },
  },
};

function made<P extends { id: string; title: string }, C>(
  examples: Record<string, Example<P>>,
  check: (props: P, fail: typeof refuse) => C,
  make: (configuration: C) => AnyFigure,
): [string, AnyFigure][] {
  return Object.entries(examples).map(([id, { fails, ...props }]) => {
    // As the browser has it: through JSON.
    const configuration = check({ ...props, id, title } as unknown as P, refuse);
    const figure = make(JSON.parse(JSON.stringify(configuration)) as C);
    return [id, { ...figure, finding: { ...figure.finding, fails: fails as never } }];
  });
}

export const generalExamples: [string, AnyFigure][] = [
  ...made(trainings, trainingConfiguration, training),
  ...made(searches, searchConfiguration, search),
  ...made(surfaces, surfaceConfiguration, surface),
  ...made(plots, plotConfiguration, plot),
];
