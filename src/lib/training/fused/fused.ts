/**
 * The fused engine: forward, backward and update of many steps in one call of a kernel of our own, whose body is a
 * WebAssembly module (assembly/). Covers everything that a study can say. The same bits in every engine.
 */
import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';
import { concatenate } from '../concatenate.ts';
import type { Assignment, Engine, Problem, Session } from '../engine.ts';
import { noPowers } from '../optimizers.ts';
import type { TensorFlowCore } from '../tensorflow-types.ts';
import {
  gradientNormKernel,
  predictionKernel,
  registerKernels,
  scoreKernel,
  trainingKernel,
  type Attributes,
  type Turn,
  type Values,
} from './kernels.ts';
import { ratesOf, ratesPerStep, settingsOf, startOf } from './settings.ts';
import { startTensorFlow } from './tensorflow.ts';
import { loadKernel } from './wasm.ts';

export const fused: Engine = {
  name: 'fused',
  covers: () => true,
  open: async (problem) => openSession(await loadKernels(), problem),
};

let loading: Promise<TensorFlowCore> | undefined;

/** TensorFlow.js with the fused kernels. */
function loadKernels(): Promise<TensorFlowCore> {
  loading ??= Promise.all([startTensorFlow(), loadKernel()]).then(([tf, kernel]) => {
    registerKernels(tf, kernel);
    return tf;
  });
  return loading;
}

function openSession(tf: TensorFlowCore, problem: Problem): Session {
  const { runs, examples, inputs: width, outputs } = problem;
  const settings = settingsOf(problem);
  const powers = runs.map(noPowers);
  const inputs = tensorOf(tf, problem.trainingInputs, [examples, width]);
  const targets = tensorOf(
    tf,
    concatenate(
      Float32Array,
      runs.map((run) => run.trainingTargets),
    ),
    [runs.length, examples, outputs],
  );
  let state = tensorOf(tf, startOf(runs, settings));

  function call(kernel: string, tensors: Record<string, Tensor>, turns: Turn[]): Tensor[] {
    const attributes: Attributes = { settings, turns };
    return tf.engine().runKernel<Tensor[]>(kernel, tensors, attributes as unknown as NamedAttrMap);
  }

  return {
    advance(assignments) {
      const batches = batchTensors(tf, assignments, (assignment) =>
        ratesOf(runs[assignment.run]!.run, assignment.learningRates, powers[assignment.run]!),
      );
      const turns = assignments.map(turnOf);
      const [next, losses] = call(trainingKernel, { inputs, targets, state, ...batches }, turns);
      tf.dispose([state, ...Object.values(batches)]);
      state = next!;
      return split(
        read(losses!),
        turns.map(({ steps }) => steps),
      );
    },

    predict(named, points) {
      const count = points.length / width;
      const asked = tensorOf(tf, points, [count, width]);
      const [predictions] = call(predictionKernel, { inputs: asked, state }, named.map(idle));
      asked.dispose();
      return split(
        read(predictions!),
        named.map(() => count * outputs),
      );
    },

    score(run, points, labels) {
      const count = points.length / width;
      const examples = {
        inputs: tensorOf(tf, points, [count, width]),
        targets: tensorOf(tf, labels, [count, outputs]),
      };
      const [scores] = call(scoreKernel, { ...examples, state }, [idle(run)]);
      tf.dispose(Object.values(examples));
      const [loss, right] = read(scores!);
      return { loss: loss!, accuracy: right! / count };
    },

    gradientNorms: (named) =>
      call(gradientNormKernel, { inputs, targets, state }, named.map(idle)).map((norms) =>
        Array.from(read(norms)),
      ),

    parameters(run) {
      const { offset, parameters } = settings[run]!;
      return (state.dataSync() as Float32Array).slice(offset, offset + parameters);
    },

    dispose: () => tf.dispose([inputs, targets, state]),
  };
}

/** What the training kernel is told of the batches. */
function batchTensors(
  tf: TensorFlowCore,
  assignments: Assignment[],
  ratesOf: (assignment: Assignment) => Float32Array,
) {
  const rates = concatenate(Float32Array, assignments.map(ratesOf));
  const masks = assignments.map((assignment) => assignment.masks ?? noMasks);
  return {
    rates: tensorOf(tf, rates, [rates.length / ratesPerStep, ratesPerStep]),
    batchSizes: tensorOf(
      tf,
      concatenate(
        Int32Array,
        assignments.map(({ batchSizes }) => batchSizes),
      ),
    ),
    examples: tensorOf(
      tf,
      concatenate(
        Int32Array,
        assignments.map(({ examples }) => examples),
      ),
    ),
    masks: tensorOf(tf, concatenate(Uint8Array, masks)),
  };
}

const noMasks = new Uint8Array(0);

const turnOf = ({ run, steps, examples, masks }: Assignment): Turn => ({
  run,
  steps,
  examples: examples.length,
  masks: masks?.length ?? 0,
});

/** A tensor of the array's own kind of numbers. */
function tensorOf(tf: TensorFlowCore, values: Values, shape = [values.length]): Tensor {
  const type = values instanceof Float32Array ? 'float32' : values instanceof Int32Array ? 'int32' : 'bool';
  return tf.engine().makeTensor(values, shape, type);
}

/** The turn of a run that is only asked. */
const idle = (run: number): Turn => ({ run, steps: 0, examples: 0, masks: 0 });

/** The tensor's numbers; the tensor itself is given back. */
function read(tensor: Tensor): Float32Array {
  const values = tensor.dataSync() as Float32Array;
  tensor.dispose();
  return values;
}

/** Views of the parts that lie one after the other in `whole`. */
function split(whole: Float32Array, lengths: number[]): Float32Array[] {
  let end = 0;
  return lengths.map((length) => whole.subarray(end, (end += length)));
}
