import { digitSide } from '../data/digits-format.ts';
import { shiftedBy } from '../data/shift.ts';
import type { Dataset } from '../data/spec.ts';
import { concatenate } from './concatenate.ts';
import type { PreparedRun, Problem } from './engine.ts';
import { startOf } from './initialize.ts';
import { noisyLabels, smoothed } from './labels.ts';
import { batchSizeOf, examplesOf, offsetsOf, stepsOf, stepsPerEpochOf } from './plan.ts';
import type { Run, Study } from './spec.ts';

/** From a study and its data to what an engine starts from. */
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
      trainingTargets: repeated(smoothed(run, labels, outputs), offsetsOf(run).length),
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
    ...copiesOf(study.runs, dataset),
    runs,
  };
}

/** The training inputs, and their copies shifted by up to as many pixels as any run wants. */
function copiesOf(runs: readonly Run[], { training, background }: Dataset): Pick<Problem, 'copies'> {
  const offsets = runs.map(offsetsOf).reduce((most, own) => (own.length > most.length ? own : most));
  if (offsets.length === 1) return {};
  return { copies: shiftedBy(offsets, training.inputs, digitSide, background!) };
}

const repeated = (values: Float32Array, times: number): Float32Array =>
  times === 1 ? values : concatenate(Float32Array, Array<Float32Array>(times).fill(values));
