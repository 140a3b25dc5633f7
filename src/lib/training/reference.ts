/**
 * The reference engine: TensorFlow.js operations and automatic differentiation. Can train everything that a study
 * can say. Runs of one shape are trained as a stack, so that the cost of an operation's call is shared; on the cpu
 * backend each network of a stack is computed by the same operations in the same order as alone, so its bits do not
 * depend on its neighbours.
 */
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { followWeights } from './averaging.ts';
import { concatenate } from './concatenate.ts';
import type {
  Assignment,
  Engine,
  LayerLayout,
  NetworkState,
  PreparedRun,
  Problem,
  Score,
  Session,
} from './engine.ts';
import { layersOf } from './engine.ts';
import { statisticsOf } from './layer-statistics.ts';
import { accuracy, meanLoss } from './metrics.ts';
import { forward, summedLoss } from './network.ts';
import {
  follow,
  initialMoments,
  type ChooseMoments,
  type MomentTensors,
  type RunningMoments,
} from './normalization.ts';
import { initialState, update } from './optimizers.ts';
import type { Numbers, OptimizerState } from './optimizers/rule.ts';
import { clip, decay, penalise, shrink } from './penalties.ts';
import type { LayerStatistics } from './spec.ts';
import type { TensorFlow } from './tensorflow-types.ts';
import { loadTensorFlow } from './tensorflow.ts';

export const reference: Engine = {
  name: 'reference',
  covers: () => true,
  open: async (problem) => openSession(await loadTensorFlow(), problem),
};

/** A run under way. */
interface Trainee {
  prepared: PreparedRun;
  layers: LayerLayout[];
  /** Laid out like `prepared.start`. */
  parameters: Float32Array;
  /** What the optimiser remembers: of each of `partsOf`. */
  states: OptimizerState[];
  /** Of each hidden layer that normalises over batches. */
  moments: RunningMoments[];
  /** Of its parameters over the steps, if it averages them. */
  average: Float32Array | null;
}

function openSession(tf: TensorFlow, problem: Problem): Session {
  const trainees = problem.runs.map((prepared): Trainee => {
    const layers = layersOf(prepared.widths, prepared.run);
    const parameters = prepared.start.slice();
    return {
      prepared,
      layers,
      parameters,
      states: parts(parameters, layers).map(initialState),
      moments: initialMoments(layers, prepared.run.normalization),
      average: prepared.run.averaging ? parameters.slice() : null,
    };
  });

  const session: Session = {
    advance(assignments) {
      const losses = assignments.map((assignment) => new Float32Array(assignment.steps));
      for (const stack of stacks(problem, assignments)) {
        const members = stack.map((index) => ({
          trainee: trainees[assignments[index]!.run]!,
          assignment: assignments[index]!,
          history: losses[index]!,
        }));
        trainStack(tf, problem, members);
      }
      return losses;
    },

    predict: (runs, inputs) =>
      runs.map((run) => computed(tf, () => read(evaluate(tf, problem, trainees[run]!, inputs)))),

    score(run, inputs, targets, { of = 'weights', bins } = {}) {
      const { average, ...trainee } = trainees[run]!;
      const parameters = of === 'average' ? average! : trainee.parameters;
      const preActivations: LayerStatistics[] = [];
      const see = (sums: Tensor3D, values: Tensor3D) => {
        if (!bins) return;
        const layer = { units: sums.shape[2], sums: read(sums), values: read(values) };
        preActivations.push(statisticsOf(layer, bins));
      };
      const outputs = computed(tf, () =>
        read(evaluate(tf, problem, { ...trainee, parameters }, inputs, see)),
      );
      return { ...scoreOf(problem, outputs, targets), ...(bins && { preActivations }) };
    },

    gradientNorms: (runs) => runs.map((run) => gradientNormsOf(tf, problem, trainees[run]!)),

    parameters: (run) => trainees[run]!.parameters.slice(),

    state: (run) => stateOf(trainees[run]!),

    restore: (run, state) => restore(trainees[run]!, state),

    adjust(run, prepared) {
      trainees[run]!.prepared = prepared;
    },

    // Between two calls there are no tensors.
    dispose: () => {},
  };
  return session;
}

/** What the network makes of `inputs`, as a stack of one, dropout off. */
function evaluate(
  tf: TensorFlow,
  problem: Problem,
  { prepared, layers, parameters, moments }: Omit<Trainee, 'states' | 'average'>,
  inputs: Float32Array,
  see?: (sums: Tensor3D, values: Tensor3D) => void,
): Tensor3D {
  const points = tf.tensor3d(inputs, [1, inputs.length / problem.inputs, problem.inputs]);
  const tensors = stackTensors(tf, layers, parts(parameters, layers));
  return forward(tf, prepared.run, tensors, points, null, runningMoments(tf, moments), see);
}

/** How well outputs `[points, outputs]` do. */
const scoreOf = ({ loss, outputs: width }: Problem, outputs: Float32Array, targets: Float32Array): Score => ({
  loss: meanLoss(loss, outputs, targets, width),
  accuracy: accuracy(loss, outputs, targets, width),
});

/** See `Session.gradientNorms`. */
function gradientNormsOf(
  tf: TensorFlow,
  problem: Problem,
  { prepared, layers, parameters, moments }: Trainee,
): number[] {
  return computed(tf, () => {
    const shape = (width: number): [number, number, number] => [1, problem.examples, width];
    const tensors = stackTensors(tf, layers, parts(parameters, layers));
    const examples = {
      inputs: tf.tensor3d(problem.trainingInputs, shape(problem.inputs)),
      targets: tf.tensor3d(
        prepared.trainingTargets.subarray(0, problem.examples * problem.outputs),
        shape(problem.outputs),
      ),
      masks: null,
    };
    const running = runningMoments(tf, moments);
    const { gradients } = differentiate(tf, problem, prepared, tensors, examples, running);
    return gradients.filter((_, part) => partsOf(layers)[part]!.kind === 'weights').map(norm);
  });
}

/** A copy of what training changes. */
function stateOf({ parameters, states, moments, average }: Trainee): NetworkState {
  const joined = (arrays: Numbers[]) => concatenate(Float32Array, arrays);
  return {
    parameters: parameters.slice(),
    velocity: joined(states.map(({ velocity }) => velocity)),
    square: joined(states.map(({ square }) => square)),
    powers: { ...states[0]!.powers },
    moments: joined(moments.flatMap(({ mean, variance }) => [mean, variance])),
    ...(average && { average: average.slice() }),
  };
}

/** Gives a run the state that `stateOf` took. */
function restore({ parameters, layers, states, moments, average }: Trainee, state: NetworkState): void {
  parameters.set(state.parameters);
  average?.set(state.average ?? state.parameters);
  partsOf(layers).forEach(({ from, to }, part) => {
    const own = states[part]!;
    own.velocity.set(state.velocity.subarray(from, to));
    own.square.set(state.square.subarray(from, to));
    own.powers = { ...state.powers };
  });
  let end = 0;
  for (const values of moments.flatMap(({ mean, variance }) => [mean, variance]))
    values.set(state.moments.subarray(end, (end += values.length)));
}

/** Groups assignments (by their indices) that can be trained as one stack: same shape, same sizes of batches. */
function stacks(problem: Problem, assignments: Assignment[]): number[][] {
  const groups = new Map<string, number[]>();
  assignments.forEach(({ run, batchSizes, masks }, index) => {
    const { widths, run: knobs } = problem.runs[run]!;
    const { activation, normalization, shortcuts, branchScale } = knobs;
    const kind = [widths, activation, normalization, shortcuts, branchScale, masks !== null];
    const key = JSON.stringify([kind, Array.from(batchSizes)]);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}

interface Member {
  trainee: Trainee;
  assignment: Assignment;
  /** `[steps]`: the losses, to be filled in. */
  history: Float32Array;
}

/** Trains the members, all of one shape, through their assignments. */
function trainStack(tf: TensorFlow, problem: Problem, members: Member[]): void {
  const { layers, prepared } = members[0]!.trainee;
  const { steps, batchSizes, masks } = members[0]!.assignment;
  const networks = members.length;
  const hidden = masks === null ? [] : prepared.widths.slice(1, -1);

  // Parameters as one array per part, `[networks, part]`, each with a tensor over the same memory: what the optimiser
  // writes is what the next step computes with.
  const stacked = parts(members[0]!.trainee.parameters, layers).map(
    (part) => new Float32Array(networks * part.length),
  );
  const own = members.map((_, network) => stacked.map((part) => slot(part, network, networks)));
  members.forEach(({ trainee }, network) =>
    parts(trainee.parameters, layers).forEach((part, index) => own[network]![index]!.set(part)),
  );
  const tensors = stackTensors(tf, layers, stacked);
  const batches = new Map<number, Batch>();
  const positions = members.map((): Position => ({ example: 0, mask: 0 }));

  try {
    for (let step = 0; step < steps; step++) {
      const size = batchSizes[step]!;
      let batch = batches.get(size);
      if (!batch) batches.set(size, (batch = openBatch(tf, problem, networks, size, hidden)));
      for (let network = 0; network < networks; network++) {
        fill(batch, problem, members[network]!, network, positions[network]!);
      }

      const moments = followedMoments(members, size);
      const { losses, gradients } = differentiate(tf, problem, prepared, tensors, batch.tensors, moments);

      for (let network = 0; network < networks; network++) {
        const { trainee, assignment, history } = members[network]!;
        history[step] = losses[network]!;
        const slopes = gradients.map((part) => slot(part, network, networks));
        descend(trainee, own[network]!, slopes, assignment.learningRates[step]!);
        if (trainee.average) {
          const averages = parts(trainee.average, layers);
          const share = assignment.averageShares![step]!;
          averages.forEach((average, part) => followWeights(average, own[network]![part]!, share));
        }
      }
    }
  } finally {
    tf.dispose(tensors);
    for (const { tensors: own } of batches.values())
      tf.dispose([own.inputs, own.targets, ...(own.masks ?? [])]);
  }
  members.forEach(({ trainee }, network) =>
    parts(trainee.parameters, layers).forEach((part, index) => part.set(own[network]![index]!)),
  );
}

/** Moves a member's parameters by one step, part by part: penalties, clipping, decay, the optimiser, the threshold. */
function descend(
  { prepared: { run }, layers, states }: Trainee,
  parameters: Float32Array[],
  gradients: Float32Array[],
  learningRate: number,
): void {
  const kinds = partsOf(layers).map(({ kind }) => kind);
  gradients.forEach((gradient, part) => {
    if (kinds[part] === 'weights') penalise(gradient, parameters[part]!, run);
  });
  if (run.clipNorm !== undefined) clip(gradients, run.clipNorm);
  parameters.forEach((values, part) => {
    const isWeights = kinds[part] === 'weights';
    if (run.weightDecay && isWeights) decay(values, learningRate * run.weightDecay);
    update(run.optimizer, values, gradients[part]!, states[part]!, learningRate);
    if (run.softThreshold && isWeights) shrink(values, learningRate * run.softThreshold);
  });
}

/** The tensors of one batch, as `forward` and `summedLoss` take them. */
interface BatchTensors {
  inputs: Tensor3D;
  targets: Tensor3D;
  masks: Tensor3D[] | null;
}

/** Each network's mean loss on its batch `[networks]`, and of each part the gradient of that loss `[networks, part]`. */
function differentiate(
  tf: TensorFlow,
  { loss }: Problem,
  { run }: PreparedRun,
  parameters: Tensor3D[],
  { inputs, targets, masks }: BatchTensors,
  moments: ChooseMoments,
): { losses: Float32Array; gradients: Float32Array[] } {
  const networks = parameters[0]!.shape[0];
  const size = inputs.shape[1];
  return computed(tf, () => {
    const lossOf = (...variables: Tensor[]) =>
      summedLoss(tf, loss, forward(tf, run, variables as Tensor3D[], inputs, masks, moments), targets);
    // The networks do not touch each other, so one pass back from all losses at once leaves each its own gradient.
    const { value, grads } = tf.valueAndGrads(lossOf)(parameters, tf.fill([networks], 1 / size));
    return { losses: read(value).map((sum) => sum / size), gradients: grads.map(read) };
  });
}

/** Room for one batch of every network, with tensors over the same memory. */
interface Batch {
  networks: number;
  size: number;
  /** `[networks, size, inputs]` */
  inputs: Float32Array;
  /** `[networks, size, outputs]` */
  targets: Float32Array;
  /** Per hidden layer `[networks, size, units]`: 0, or 1 / (1 − dropout). Empty without dropout. */
  masks: Float32Array[];
  tensors: BatchTensors;
}

function openBatch(
  tf: TensorFlow,
  problem: Problem,
  networks: number,
  size: number,
  hidden: number[],
): Batch {
  const inputs = new Float32Array(networks * size * problem.inputs);
  const targets = new Float32Array(networks * size * problem.outputs);
  const masks = hidden.map((units) => new Float32Array(networks * size * units));
  const over = (array: Float32Array, width: number) => tf.tensor3d(array, [networks, size, width]);
  return {
    networks,
    size,
    inputs,
    targets,
    masks,
    tensors: {
      inputs: over(inputs, problem.inputs),
      targets: over(targets, problem.outputs),
      masks: hidden.length === 0 ? null : masks.map((mask, layer) => over(mask, hidden[layer]!)),
    },
  };
}

/** How far a member's assignment has been read. */
interface Position {
  example: number;
  mask: number;
}

/** Writes a member's next examples and masks into its place in the batch. */
function fill(batch: Batch, problem: Problem, member: Member, network: number, position: Position): void {
  const { inputs: width, outputs, trainingInputs, copies = trainingInputs } = problem;
  const { prepared } = member.trainee;
  const { examples, masks } = member.assignment;
  for (let i = network * batch.size; i < (network + 1) * batch.size; i++) {
    const example = examples[position.example++]!;
    for (let j = 0; j < width; j++) batch.inputs[i * width + j] = copies[example * width + j]!;
    for (let j = 0; j < outputs; j++) {
      batch.targets[i * outputs + j] = prepared.trainingTargets[example * outputs + j]!;
    }
  }
  const scale = 1 / (1 - prepared.run.dropout);
  for (const mask of batch.masks) {
    const length = mask.length / (batch.inputs.length / (batch.size * width));
    for (let i = network * length; i < (network + 1) * length; i++)
      mask[i] = masks![position.mask++]! * scale;
  }
}

/** For training: those of the batch, `size` examples of each member, which the members' running ones follow. */
const followedMoments =
  (members: Member[], size: number): ChooseMoments =>
  (layer, ofBatch) => {
    const own = ofBatch();
    const mean = read(own.mean);
    const variance = read(own.variance);
    members.forEach(({ trainee }, network) => {
      const { normalization } = trainee.prepared.run;
      if (normalization?.kind !== 'batch') return;
      const batch = {
        mean: slot(mean, network, members.length),
        variance: slot(variance, network, members.length),
      };
      follow(trainee.moments[layer]!, batch, normalization.momentum, size);
    });
    return own;
  };

/** For evaluation: the running ones of one network. */
const runningMoments =
  (tf: TensorFlow, moments: RunningMoments[]): ChooseMoments =>
  (layer): MomentTensors => {
    const { mean, variance } = moments[layer]!;
    const row = (values: Float32Array) => tf.tensor3d(values, [1, 1, values.length]);
    return { mean: row(mean), variance: row(variance) };
  };

interface Part {
  kind: 'weights' | 'biases' | 'scales';
  /** Of a matrix, or of a row. */
  rows: number;
  columns: number;
  from: number;
  to: number;
}

/** What a network's flat parameters consist of: each layer's weights, its biases and, where it normalises, its scales. */
function partsOf(layers: LayerLayout[]): Part[] {
  const parts = layers.flatMap(({ inputs, outputs: columns, weights, biases, scales, end }): Part[] => [
    { kind: 'weights', rows: inputs, columns, from: weights, to: biases },
    { kind: 'biases', rows: 1, columns, from: biases, to: scales },
    { kind: 'scales', rows: 1, columns, from: scales, to: end },
  ]);
  return parts.filter(({ from, to }) => to > from);
}

/** Views of one network's flat parameters, part by part. */
const parts = (parameters: Float32Array, layers: LayerLayout[]): Float32Array[] =>
  partsOf(layers).map(({ from, to }) => parameters.subarray(from, to));

/** Tensors over the memory of `arrays`, one per part: `[networks, rows, columns]`. */
const stackTensors = (tf: TensorFlow, layers: LayerLayout[], arrays: Float32Array[]): Tensor3D[] =>
  partsOf(layers).map(({ rows, columns }, part) =>
    tf.tensor3d(arrays[part]!, [arrays[part]!.length / (rows * columns), rows, columns]),
  );

/** The part of a stacked array that belongs to one network. */
function slot(stacked: Float32Array, network: number, networks: number): Float32Array {
  const length = stacked.length / networks;
  return stacked.subarray(network * length, (network + 1) * length);
}

/** The numbers that `compute` makes; all its tensors are disposed of. */
function computed<T>(tf: TensorFlow, compute: () => T): T {
  let numbers: T;
  // Not as tidy's own result: it would look at every element of every array for tensors, longer than training takes.
  tf.tidy(() => {
    numbers = compute();
  });
  return numbers!;
}

function read(tensor: { dataSync(): unknown }): Float32Array {
  return tensor.dataSync() as Float32Array;
}

function norm(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
