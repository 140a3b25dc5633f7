/** From a study and its data to what an engine starts from. */
import type { Dataset } from '../data/spec.ts';
import type { PreparedRun, Problem } from './engine.ts';
import { startOf } from './initialize.ts';
import { noisyLabels, smoothed } from './labels.ts';
import { batchSizeOf, examplesOf, stepsOf, stepsPerEpochOf } from './plan.ts';
import type { Study } from './spec.ts';

export function prepare(study: Study, dataset: Dataset): Problem {
  const { inputs, outputs, training } = dataset;
  const runs = study.runs.map((run): PreparedRun => {
    const widths = [inputs, ...run.hidden, outputs];
    const examples = examplesOf(run, training.examples);
    const labels = noisyLabels(run, training, outputs);
    return {
      run,
      widths,
      start: startOf(run, widths, labels.subarray(0, examples * outputs)),
      examples,
      labels,
      trainingTargets: smoothed(run, labels, outputs),
      batchSize: batchSizeOf(run, training.examples),
      steps: stepsOf(study, run),
      stepsPerEpoch: stepsPerEpochOf(run, training.examples),
    };
  });
  return {
    loss: study.loss,
    inputs,
    outputs,
    examples: training.examples,
    trainingInputs: training.inputs,
    runs,
  };
}
