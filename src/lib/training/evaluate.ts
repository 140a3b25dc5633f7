/** Measures a run at a checkpoint. */
import type { Dataset } from '../data/spec.ts';
import { concatenate } from './concatenate.ts';
import type { Problem, Session } from './engine.ts';
import { accuracy, meanLoss } from './metrics.ts';
import { pointsOf } from './probe.ts';
import type { Checkpoint, Study } from './spec.ts';

/** What is measured of run number `run` as it stands in `session`, after `step` steps. */
export type Evaluate = (session: Session, run: number, step: number) => Checkpoint;

/** The measurement that a study asks for. */
export function evaluator(study: Study, dataset: Dataset, problem: Problem): Evaluate {
  const { loss, record } = study;
  const { outputs: width, training, validation } = dataset;
  const probe = record.outputs ? pointsOf(record.outputs) : new Float32Array(0);
  // One pass through the network for everything: an engine's cost per call is paid once.
  const points = concatenate(Float32Array, [training.inputs, validation.inputs, probe]);
  const trainingEnd = training.examples * width;
  const validationEnd = trainingEnd + validation.examples * width;

  return (session, run, step) => {
    const outputs = session.predict([run], points)[0]!;
    const trainingOutputs = outputs.subarray(0, trainingEnd);
    const validationOutputs = outputs.subarray(trainingEnd, validationEnd);
    const targets = problem.runs[run]!.trainingTargets;
    const checkpoint: Checkpoint = {
      step,
      trainingLoss: meanLoss(loss, trainingOutputs, targets, width),
      validationLoss: meanLoss(loss, validationOutputs, validation.targets, width),
    };
    if (record.accuracy) {
      checkpoint.trainingAccuracy = accuracy(loss, trainingOutputs, targets, width);
      checkpoint.validationAccuracy = accuracy(loss, validationOutputs, validation.targets, width);
    }
    if (record.gradientNorms) checkpoint.gradientNorms = session.gradientNorms([run])[0]!;
    if (record.weights) checkpoint.weights = session.parameters(run);
    if (record.outputs) checkpoint.outputs = outputs.slice(validationEnd);
    return checkpoint;
  };
}
