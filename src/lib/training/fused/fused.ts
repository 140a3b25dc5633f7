/**
 * The fused engine: forward, backward and update of many steps in one call of a kernel of our own, whose body is a
 * WebAssembly module (assembly/). Covers everything that a study can say. The same bits in every engine.
 */
import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';
import type { Assignment, Engine, PreparedRun, Problem, Session } from '../engine.ts';
import {
  gradientNormKernel,
  own,
  predictionKernel,
  registerKernels,
  trainingKernel,
  trainingOutputs,
} from './kernels.ts';
import { ratesOf, settingsOf, type Powers, type Settings } from './settings.ts';
import { loadTensorFlowCore, type TensorFlowCore } from './tensorflow.ts';
import { loadKernel } from './wasm.ts';

export const fused: Engine = {
  name: 'fused',
  covers: () => true,
  open: async (problem) => openSession(await loadKernels(), problem),
};

let loading: Promise<TensorFlowCore> | undefined;

/** TensorFlow.js with the fused kernels. */
function loadKernels(): Promise<TensorFlowCore> {
  loading ??= Promise.all([loadTensorFlowCore(), loadKernel()]).then(([tf, kernel]) => {
    registerKernels(tf, kernel);
    return tf;
  });
  return loading;
}

/** A run under way. */
interface Trainee {
  prepared: PreparedRun;
  settings: Settings;
  powers: Powers;
  targets: Tensor;
  state: State;
}

/** `[parameters]`, each laid out like `PreparedRun.start`. */
interface State {
  parameters: Tensor;
  /** The optimiser's running gradient and running squared gradient. */
  velocity: Tensor;
  square: Tensor;
}

function openSession(tf: TensorFlowCore, problem: Problem): Session {
  const matrix = (values: Float32Array, width: number) => tf.tensor(values, [values.length / width, width]);
  const trainingInputs = matrix(problem.trainingInputs, problem.inputs);
  const trainees = problem.runs.map((prepared): Trainee => ({
    prepared,
    settings: settingsOf(prepared, problem.loss),
    powers: { beta1: 1, beta2: 1 },
    targets: matrix(prepared.trainingTargets, problem.outputs),
    state: {
      // A copy: tensors keep the array that they are made from.
      parameters: tf.tensor(prepared.start.slice()),
      velocity: tf.tensor(new Float32Array(prepared.start.length)),
      square: tf.tensor(new Float32Array(prepared.start.length)),
    },
  }));

  /** Calls a kernel for some trainees. `inputs` says what each brings along; those tensors live no longer than the call. */
  function call(
    kernel: string,
    named: Trainee[],
    shared: () => Tensor,
    inputs: (trainee: Trainee, network: number) => Record<string, Tensor>,
  ): Tensor[] {
    return tf.tidy(() => {
      const all: Record<string, Tensor> = { inputs: shared() };
      named.forEach((trainee, network) => {
        for (const [name, tensor] of Object.entries(inputs(trainee, network)))
          all[own(name, network)] = tensor;
      });
      const networks = named.map(({ settings }) => settings) as unknown as NamedAttrMap[];
      return tf.engine().runKernel<Tensor[]>(kernel, all, { networks });
    });
  }

  const named = (runs: number[]) => runs.map((run) => trainees[run]!);

  return {
    advance(assignments) {
      const moving = named(assignments.map(({ run }) => run));
      const outputs = call(
        trainingKernel,
        moving,
        () => trainingInputs,
        (trainee, network) => trainingTensors(tf, trainee, assignments[network]!),
      );
      return moving.map((trainee, network) => {
        const first = network * trainingOutputs;
        const [parameters, velocity, square] = outputs.slice(first, first + 3) as [Tensor, Tensor, Tensor];
        tf.dispose({ ...trainee.state });
        trainee.state = { parameters, velocity, square };
        return read(outputs[first + 3]!);
      });
    },

    predict: (runs, inputs) =>
      call(
        predictionKernel,
        named(runs),
        () => matrix(inputs, problem.inputs),
        ({ state: { parameters } }) => ({ parameters }),
      ).map(read),

    gradientNorms: (runs) =>
      call(
        gradientNormKernel,
        named(runs),
        () => trainingInputs,
        ({ targets, state: { parameters } }) => ({ targets, parameters }),
      ).map((norms) => Array.from(read(norms))),

    parameters: (run) => (trainees[run]!.state.parameters.dataSync() as Float32Array).slice(),

    dispose() {
      trainingInputs.dispose();
      for (const { targets, state } of trainees) tf.dispose([targets, ...Object.values(state)]);
    },
  };
}

/** What a run brings along to the training kernel. */
function trainingTensors(
  tf: TensorFlowCore,
  trainee: Trainee,
  assignment: Assignment,
): Record<string, Tensor> {
  const { prepared, powers, targets, state } = trainee;
  const { steps, learningRates, batchSizes, examples, masks } = assignment;
  return {
    targets,
    ...state,
    rates: tf.tensor(ratesOf(prepared.run.optimizer, learningRates, powers), [steps, 2]),
    batchSizes: tf.tensor(batchSizes, [steps], 'int32'),
    examples: tf.tensor(examples, [examples.length], 'int32'),
    ...(masks && { masks: tf.tensor(masks, [masks.length], 'bool') }),
  };
}

/** The tensor's numbers; the tensor itself is given back. */
function read(tensor: Tensor): Float32Array {
  const values = tensor.dataSync() as Float32Array;
  tensor.dispose();
  return values;
}
