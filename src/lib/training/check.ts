/** Says what is wrong with a study before anything is computed. */
import { checkDataSpec } from '../data/check.ts';
import type { DataSpec } from '../data/spec.ts';
import { checkChanges } from './check/changes.ts';
import { checkLabels } from './check/labels.ts';
import { checkAveraging } from './averaging.ts';
import { checkNormalization } from './check/normalization.ts';
import { checkPreActivations, checkSharpness } from './check/recordings.ts';
import { checkAbove, checkAtLeast, checkFraction, checkOneOf, checkWhole, reject } from './check/values.ts';
import { checkInitializer } from './initializers.ts';
import { checkOptimizer } from './optimizers.ts';
import { stepsOf } from './plan.ts';
import { checkSchedule } from './schedules.ts';
import { shapeOf } from './shape.ts';
import { activations, losses, orders } from './spec.ts';
import type { Budget, Probe, Run, Study } from './spec.ts';
import { checkPatience } from './patience.ts';

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
  study.runs.forEach((run, index) => checkRun(`runs[${index}]`, run, study));
  checkRecord(study);
  checkPreActivations(study);
  checkSharpness(study);
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

function checkRun(path: string, run: Run, study: Study): void {
  const { data } = study;
  if (run.budget) checkBudget(`${path}.budget`, run.budget);
  if (run.examples !== undefined) {
    checkWhole(`${path}.examples`, run.examples, 1);
    if (run.examples > data.training)
      reject(`${path}.examples`, run.examples, `at most ${data.training}, the training examples of the data`);
  }
  run.hidden.forEach((units, layer) => checkWhole(`${path}.hidden[${layer}]`, units, 1));
  checkOneOf(`${path}.activation`, run.activation, activations);
  checkInitializer(`${path}.initializer`, run.initializer);
  checkAdjustables(path, run);
  checkNormalization(path, run, data.training);
  if (run.branchScale !== undefined) checkAbove(`${path}.branchScale`, run.branchScale, 0);
  checkLabels(path, run, study);
  checkShift(`${path}.shift`, run, data);
  checkOneOf(`${path}.order`, run.order ?? 'shuffled', orders);
  if (run.averaging) checkAveraging(`${path}.averaging`, run.averaging);
  if (run.earlyStopping) checkPatience(`${path}.earlyStopping`, run.earlyStopping);
  checkWhole(`${path}.seed`, run.seed, 0);
  checkChanges(path, run, stepsOf(study, run), checkAdjustables);
}

/** The farthest that digits, which are eight pixels wide, are shifted. */
const farthestShift = 3;

function checkShift(path: string, { shift = 0 }: Run, { name, scaling, scales }: DataSpec): void {
  checkWhole(path, shift, 0);
  if (shift === 0) return;
  if (name !== 'digits') reject(path, shift, `0, the only value for ${name}: only digits are shifted`);
  if (shift > farthestShift) reject(path, shift, `at most ${farthestShift} pixels`);
  if (scaling === 'standardized' || scales)
    reject(path, shift, '0, the only value where each pixel has a scale of its own');
}

/** Of what a run may change on its way. */
function checkAdjustables(path: string, run: Run): void {
  checkOptimizer(`${path}.optimizer`, run.optimizer);
  checkAtLeast(`${path}.learningRate`, run.learningRate, 0);
  checkSchedule(`${path}.schedule`, run.schedule, run.learningRate);
  checkWhole(`${path}.batchSize`, run.batchSize, 1);
  checkAtLeast(`${path}.l2`, run.l2, 0);
  if (run.l1 !== undefined) checkAtLeast(`${path}.l1`, run.l1, 0);
  if (run.softThreshold !== undefined) checkAtLeast(`${path}.softThreshold`, run.softThreshold, 0);
  if (run.weightDecay !== undefined) checkAtLeast(`${path}.weightDecay`, run.weightDecay, 0);
  if (run.clipNorm !== undefined) checkAbove(`${path}.clipNorm`, run.clipNorm, 0);
  checkFraction(`${path}.dropout`, run.dropout);
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
