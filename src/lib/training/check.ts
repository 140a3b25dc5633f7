/** Says what is wrong with a study before anything is computed. */
import { checkDataSpec } from '../data/check.ts';
import type { DataSpec } from '../data/spec.ts';
import { shapeOf } from './shape.ts';
import { activations, losses } from './spec.ts';
import type { Budget, Initializer, Optimizer, Probe, Run, Schedule, Study } from './spec.ts';

/**
 * Throws a `RangeError` at the first value that a study may not have, with its path, the value and what is allowed:
 * `runs[2].dropout: 1.2 is not in [0, 1)`.
 */
export function checkStudy(study: Study): void {
  checkDataSpec(study.data);
  checkWhole('data.validation', study.data.validation, 1);
  checkLoss(study);
  checkBudget('budget', study.budget);
  if (study.runs.length === 0) reject('runs', study.runs, 'a list of at least one run');
  study.runs.forEach((run, index) => checkRun(`runs[${index}]`, run, study.data));
  checkRecord(study);
  if (study.divergence !== undefined) checkAbove('divergence', study.divergence, 1);
}

function checkLoss({ loss, data }: Study): void {
  checkOneOf('loss', loss, losses);
  const { task } = shapeOf(data);
  const fits =
    loss === 'squared-error' || task === (loss === 'binary-cross-entropy' ? 'binary' : 'multiclass');
  if (!fits) reject('loss', loss, `a loss for ${data.name}, whose task is ${task}`);
}

function checkBudget(path: string, budget: Budget): void {
  if ('steps' in budget) checkWhole(`${path}.steps`, budget.steps, 1);
  else checkWhole(`${path}.epochs`, budget.epochs, 1);
}

function checkRun(path: string, run: Run, data: DataSpec): void {
  if (run.budget) checkBudget(`${path}.budget`, run.budget);
  if (run.examples !== undefined) {
    checkWhole(`${path}.examples`, run.examples, 1);
    if (run.examples > data.training)
      reject(`${path}.examples`, run.examples, `at most ${data.training}, the training examples of the data`);
  }
  run.hidden.forEach((units, layer) => checkWhole(`${path}.hidden[${layer}]`, units, 1));
  checkOneOf(`${path}.activation`, run.activation, activations);
  checkInitializer(`${path}.initializer`, run.initializer);
  checkOptimizer(`${path}.optimizer`, run.optimizer);
  checkAtLeast(`${path}.learningRate`, run.learningRate, 0);
  checkSchedule(`${path}.schedule`, run.schedule, run.learningRate);
  checkWhole(`${path}.batchSize`, run.batchSize, 1);
  checkAtLeast(`${path}.l2`, run.l2, 0);
  checkFraction(`${path}.dropout`, run.dropout);
  checkFraction(`${path}.labelNoise`, run.labelNoise, 'closed');
  if (run.labelNoise > 0 && shapeOf(data).task === 'regression') {
    reject(`${path}.labelNoise`, run.labelNoise, '0, the only value for data without classes');
  }
  checkWhole(`${path}.seed`, run.seed, 0);
}

function checkInitializer(path: string, initializer: Initializer): void {
  checkOneOf(`${path}.kind`, initializer.kind, ['zeros', 'normal', 'glorot', 'he']);
  if (initializer.kind === 'normal') checkAtLeast(`${path}.deviation`, initializer.deviation, 0);
}

function checkOptimizer(path: string, optimizer: Optimizer): void {
  checkOneOf(`${path}.kind`, optimizer.kind, ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam']);
  switch (optimizer.kind) {
    case 'sgd':
      return;
    case 'momentum':
      checkOneOf(`${path}.form`, optimizer.form, ['goh', 'ng']);
      return checkFraction(`${path}.beta`, optimizer.beta);
    case 'nesterov':
      return checkFraction(`${path}.beta`, optimizer.beta);
    case 'rmsprop':
      checkFraction(`${path}.beta`, optimizer.beta);
      return checkAbove(`${path}.epsilon`, optimizer.epsilon, 0);
    case 'adam':
      checkFraction(`${path}.beta1`, optimizer.beta1);
      checkFraction(`${path}.beta2`, optimizer.beta2);
      return checkAbove(`${path}.epsilon`, optimizer.epsilon, 0);
  }
}

const scheduleKinds: Schedule['kind'][] = [
  'constant',
  'inverse-time',
  'exponential',
  'inverse-square-root',
  'staircase',
  'cosine',
  'warm-up',
  'range-test',
];

function checkSchedule(path: string, schedule: Schedule, baseRate: number): void {
  checkOneOf(`${path}.kind`, schedule.kind, scheduleKinds);
  switch (schedule.kind) {
    case 'constant':
    case 'cosine':
      return;
    case 'inverse-time':
      return checkAtLeast(`${path}.decayRate`, schedule.decayRate, 0);
    case 'exponential':
      return checkAbove(`${path}.gamma`, schedule.gamma, 0);
    case 'inverse-square-root':
      return checkAbove(`${path}.k`, schedule.k, 0);
    case 'staircase':
      checkAbove(`${path}.factor`, schedule.factor, 0);
      return schedule.at.forEach((epoch, index) => checkWhole(`${path}.at[${index}]`, epoch, 0));
    case 'warm-up':
      checkWhole(`${path}.steps`, schedule.steps, 1);
      return checkSchedule(`${path}.then`, schedule.then, baseRate);
    case 'range-test':
      checkAbove(`${path}.to`, schedule.to, 0);
      if (baseRate === 0)
        reject(path, schedule.kind, 'a schedule for learning rate 0: a ramp by ratios starts above it');
  }
}

function checkRecord({ record, data, runs }: Study): void {
  const { inputs, outputs, task } = shapeOf(data);
  checkWhole('record.checkpoints', record.checkpoints, 1);
  if (record.accuracy && task === 'regression') {
    reject('record.accuracy', true, 'possible for data without classes');
  }
  const partial = runs.findIndex(({ examples }) => examples !== undefined && examples < data.training);
  if (record.gradientNorms && partial >= 0)
    reject(
      `runs[${partial}].examples`,
      runs[partial]!.examples,
      `${data.training}: record.gradientNorms are over the whole training set`,
    );
  if (record.outputs) {
    checkProbe('record.outputs', record.outputs);
    if ((record.outputs.kind === 'line' ? 1 : 2) !== inputs) {
      reject(
        'record.outputs.kind',
        record.outputs.kind,
        `a probe for ${data.name}, whose examples have ${inputs} inputs`,
      );
    }
  }
  if (record.surface) {
    checkProbe('record.surface', record.surface);
    runs.forEach((run, index) => {
      if (run.hidden.length > 0 || inputs > 1 || outputs > 1) {
        reject(
          `runs[${index}].hidden`,
          run.hidden,
          '[] on data of one input: record.surface needs two parameters',
        );
      }
    });
  }
}

function checkProbe(path: string, probe: Probe): void {
  checkOneOf(`${path}.kind`, probe.kind, ['line', 'grid']);
  checkInterval(`${path}.x`, probe.x);
  if (probe.kind === 'line') {
    checkWhole(`${path}.points`, probe.points, 1);
  } else {
    checkInterval(`${path}.y`, probe.y);
    checkWhole(`${path}.columns`, probe.columns, 1);
    checkWhole(`${path}.rows`, probe.rows, 1);
  }
}

function checkInterval(path: string, interval: [number, number]): void {
  if (!interval.every(Number.isFinite)) reject(path, interval, 'two finite numbers');
}

function checkOneOf(path: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) reject(path, value, `one of ${allowed.join(', ')}`);
}

function checkWhole(path: string, value: number, smallest: number): void {
  if (!Number.isSafeInteger(value) || value < smallest) reject(path, value, `a whole number ≥ ${smallest}`);
}

function checkAtLeast(path: string, value: number, bound: number): void {
  if (!Number.isFinite(value) || value < bound) reject(path, value, `a finite number ≥ ${bound}`);
}

function checkAbove(path: string, value: number, bound: number): void {
  if (!Number.isFinite(value) || value <= bound) reject(path, value, `a finite number > ${bound}`);
}

function checkFraction(path: string, value: number, end: 'open' | 'closed' = 'open'): void {
  if (!(value >= 0 && (value < 1 || (end === 'closed' && value === 1)))) {
    reject(path, value, end === 'open' ? 'in [0, 1)' : 'in [0, 1]');
  }
}

function reject(path: string, value: unknown, allowed: string): never {
  throw new RangeError(
    `${path}: ${typeof value === 'number' ? value : JSON.stringify(value)} is not ${allowed}`,
  );
}
