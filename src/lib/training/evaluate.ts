/** Measures a run at a checkpoint. */
import type { Dataset } from '../data/spec.ts';
import { layersOf, type Problem, type Session } from './engine.ts';
import { pointsOf } from './probe.ts';
import { sharpnessOf } from './sharpness.ts';
import type { Bins, Checkpoint, Measured, Study } from './spec.ts';
import { updateRatios, weightNorms } from './weight-norms.ts';

/** What is measured of run number `run` as it stands in `session`, after `step` steps; `before` the last one it had these parameters. */
export type Evaluate = (session: Session, run: number, step: number, before?: Float32Array) => Checkpoint;

type Measurement = Measured & Pick<Checkpoint, 'preActivations'>;

/** The measurement that a study asks for. */
export function evaluator({ record }: Study, { training, validation }: Dataset, problem: Problem): Evaluate {
  const probe = record.outputs && pointsOf(record.outputs);
  const { inputs, outputs } = problem;
  const trained = problem.runs.map(({ examples, labels }) => ({
    inputs: training.inputs.subarray(0, examples * inputs),
    targets: labels.subarray(0, examples * outputs),
  }));

  function measured(session: Session, run: number, of: 'weights' | 'average', bins?: Bins): Measurement {
    const { inputs, targets } = trained[run]!;
    const onTraining = session.score(run, inputs, targets, { of, ...(bins && { bins }) });
    const onValidation = session.score(run, validation.inputs, validation.targets, { of });
    const { preActivations } = onTraining;
    return {
      ...{ trainingLoss: onTraining.loss, validationLoss: onValidation.loss },
      ...(record.accuracy && {
        trainingAccuracy: onTraining.accuracy,
        validationAccuracy: onValidation.accuracy,
      }),
      ...(preActivations && { preActivations }),
    };
  }

  return (session, run, step, before) => {
    const checkpoint: Checkpoint = { step, ...measured(session, run, 'weights', record.preActivations) };
    if (problem.runs[run]!.run.averaging) checkpoint.averaged = measured(session, run, 'average');
    if (record.gradientNorms) checkpoint.gradientNorms = session.gradientNorms([run])[0]!;
    if (record.weights) checkpoint.weights = session.parameters(run);
    if (record.weightNorms) {
      const parameters = session.parameters(run);
      const layers = layersOf(problem.runs[run]!.widths, problem.runs[run]!.run);
      checkpoint.weightNorms = weightNorms(parameters, layers);
      if (before) checkpoint.updateRatios = updateRatios(parameters, before, layers);
    }
    if (record.sharpness) {
      const { run: knobs, widths } = problem.runs[run]!;
      checkpoint.sharpness = sharpnessOf({
        ...{ loss: problem.loss, activation: knobs.activation, widths },
        ...{ parameters: session.parameters(run), ...trained[run]! },
      });
    }
    if (probe) checkpoint.outputs = session.predict([run], probe)[0]!.slice();
    return checkpoint;
  };
}
