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
  nameOf,
  predictionKernel,
  registerKernels,
  scoreKernel,
  trainingKernel,
  type Attributes,
  type Turn,
} from './kernels.ts';
import {
  packState,
  ratesOf,
  ratesPerStep,
  settingsOf,
  startOf,
  unpackState,
  type Settings,
} from './settings.ts';
import { statisticsIn } from './observations.ts';
import { startTensorFlow } from './tensorflow.ts';
import { loadKernel, type Values } from './wasm.ts';

export const fused: Engine = {
  name: 'fused',
  covers: () => true,
  open: async (problem) => openSession(await loadKernels(), problem),
};

type Tensors = Record<string, Tensor>;

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
  const { inputs: width, outputs } = problem;
  const runs = [...problem.runs];
  const settings = runs.map((run) => settingsOf(run, problem.loss));
  const powers = runs.map(noPowers);
  const { inputs, copies, targets } = exampleTensors(tf, problem);
  const states = runs.map((run) => tensorOf(tf, startOf(run)));

  const { call, ask } = callerFor(tf, { settings, states, targets });
  const rowsOf = (values: Float32Array, columns: number) =>
    tensorOf(tf, values, [values.length / columns, columns]);

  return {
    advance(assignments) {
      const batches = batchTensors(tf, assignments, (assignment) =>
        ratesOf(runs[assignment.run]!.run, assignment, powers[assignment.run]!),
      );
      const named = assignments.map(({ run }) => run);
      const turns = assignments.map(turnOf);
      const [losses, ...next] = call(trainingKernel, named, { inputs: copies, ...batches }, { turns });
      tf.dispose(Object.values(batches));
      named.forEach((run, turn) => {
        states[run]!.dispose();
        states[run] = next[turn]!;
      });
      const steps = assignments.map((assignment) => assignment.steps);
      return split(read(losses!), steps);
    },

    predict(named, points) {
      const [predictions] = ask(predictionKernel, named, { inputs: rowsOf(points, width) });
      const length = (points.length / width) * outputs;
      return split(predictions!, Array<number>(named.length).fill(length));
    },

    score(run, points, labels, { of = 'weights', bins } = {}) {
      const examples = { inputs: rowsOf(points, width), labels: rowsOf(labels, outputs) };
      const [scores, observed] = ask(scoreKernel, [run], examples, { of, ...(bins && { bins }) });
      const [loss, right] = scores!;
      const score = { loss: loss!, accuracy: right! / (points.length / width) };
      return bins ? { ...score, preActivations: statisticsIn(observed!, bins) } : score;
    },

    gradientNorms: (named) =>
      call(gradientNormKernel, named, { inputs }).map((norms) => Array.from(read(norms))),

    parameters: (run) => (states[run]!.dataSync() as Float32Array).slice(0, runs[run]!.start.length),

    state: (run) => unpackState(states[run]!.dataSync() as Float32Array, settings[run]!, powers[run]!),

    restore(run, state) {
      states[run]!.dispose();
      states[run] = tensorOf(tf, packState(state, settings[run]!));
      powers[run] = { ...state.powers };
    },

    adjust(run, prepared) {
      runs[run] = prepared;
      settings[run] = settingsOf(prepared, problem.loss);
    },

    dispose: () => tf.dispose([inputs, copies, ...targets, ...states]),
  };
}

/** What the kernels are told of each run. */
interface Told {
  settings: Settings[];
  states: Tensor[];
  targets: Tensor[];
}

/** What calls the kernels for some runs, each as it then is. */
function callerFor(tf: TensorFlowCore, { settings, states, targets }: Told) {
  /** `tensors` are what the runs named share; their own are added, and what is usual where `more` does not say it. */
  function call(kernel: string, named: number[], tensors: Tensors, more: Partial<Attributes> = {}): Tensor[] {
    const all = { ...tensors };
    named.forEach((run, turn) => {
      all[nameOf('state', turn)] = states[run]!;
      all[nameOf('targets', turn)] = targets[run]!;
    });
    const own = { settings: named.map((run) => settings[run]!), turns: named.map(idle) };
    const attributes: Attributes = { ...own, of: 'weights', ...more };
    return tf.engine().runKernel<Tensor[]>(kernel, all, attributes as unknown as NamedAttrMap);
  }

  /** The same of runs that are only asked; `tensors` are given back. */
  function ask(
    kernel: string,
    named: number[],
    tensors: Tensors,
    more: Partial<Attributes> = {},
  ): Float32Array[] {
    const answers = call(kernel, named, tensors, more).map(read);
    tf.dispose(Object.values(tensors));
    return answers;
  }

  return { call, ask };
}

/** What the runs of a problem train on. */
function exampleTensors(tf: TensorFlowCore, { trainingInputs, copies, runs, inputs: width }: Problem) {
  const rows = (values: Float32Array) => tensorOf(tf, values, [values.length / width, width]);
  const inputs = rows(trainingInputs);
  return {
    inputs,
    copies: copies ? rows(copies) : inputs,
    targets: runs.map((run) => tensorOf(tf, run.trainingTargets)),
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

const turnOf = ({ steps, examples, masks }: Assignment): Turn => ({
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
const idle = (): Turn => ({ steps: 0, examples: 0, masks: 0 });

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
