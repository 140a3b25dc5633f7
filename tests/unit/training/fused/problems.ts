/** Problems that are put to an engine directly, and what comes out of one assignment. */
import type { Assignment, Engine, PreparedRun, Problem } from '../../../../src/lib/training/engine.ts';
import type { Averaging, Loss, Run } from '../../../../src/lib/training/spec.ts';
import { aRun } from '../studies.ts';
// Compiling the one and loading the other takes seconds, which should not count as a test's own time.
import '../../../../src/lib/training/tensorflow.node.ts';
import 'virtual:fused-kernel';

/** `count` numbers within ±scale that look random and are not. */
export function wiggle(count: number, scale: number, phase = 1): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => scale * Math.sin(phase + 2.3 * i * i + i));
}

/** Targets that suit the loss: any numbers, 0 or 1, one-hot. */
function targetsFor(loss: Loss, examples: number, outputs: number): Float32Array {
  switch (loss) {
    case 'squared-error':
      return wiggle(examples * outputs, 1, 5);
    case 'binary-cross-entropy':
      return Float32Array.from({ length: examples * outputs }, (_, i) => ((i * i) % 3) % 2);
    case 'softmax-cross-entropy':
      return Float32Array.from({ length: examples * outputs }, (_, i) =>
        (3 * Math.floor(i / outputs)) % outputs === i % outputs ? 1 : 0,
      );
  }
}

interface Shape {
  loss?: Loss;
  inputs?: number;
  outputs?: number;
  examples?: number;
}

/** A problem with these runs; the start weights are large enough for the activations to bend. */
export function aProblem(runs: Partial<Run>[], shape: Shape = {}): Problem {
  const { loss = 'squared-error', inputs = 2, outputs = loss === 'binary-cross-entropy' ? 1 : 3 } = shape;
  const { examples = 40 } = shape;
  return {
    loss,
    inputs,
    outputs,
    examples,
    trainingInputs: wiggle(examples * inputs, 1.5),
    runs: runs.map((knobs, index): PreparedRun => {
      const run = aRun(knobs);
      const widths = [inputs, ...run.hidden, outputs];
      const labels = targetsFor(loss, examples, outputs);
      return {
        run,
        widths,
        start: startOf(run, widths, index),
        labels,
        trainingTargets: labels,
        examples,
        batchSize: Math.min(run.batchSize, examples),
        steps: 1000,
        stepsPerEpoch: 1,
      };
    }),
  };
}

/** Weights with the deviation that keeps the size of the signal from layer to layer; small biases, scales around 1. */
function startOf({ normalization }: Run, widths: number[], phase: number): Float32Array {
  return Float32Array.from(
    widths.slice(1).flatMap((outputs, layer) => {
      const inputs = widths[layer]!;
      const weights = wiggle(inputs * outputs, 1.4 / Math.sqrt(inputs), phase + layer);
      const isNormalized = normalization && layer < widths.length - 2;
      const scales = isNormalized ? wiggle(outputs, 0.3, phase + layer + 0.7).map((x) => 1 + x) : [];
      return [...weights, ...wiggle(outputs, 0.3, phase + layer + 0.5), ...scales];
    }),
  );
}

/** The next `steps` steps of a run from step `from` on; every fourth batch is smaller than the others. */
export function assign(problem: Problem, run: number, steps: number, from = 0): Assignment {
  const { batchSize, run: knobs, widths } = problem.runs[run]!;
  const sizeAt = (step: number) => (step % 4 === 3 ? Math.ceil(batchSize / 2) : batchSize);
  const firstOf = (step: number) => {
    let first = 0;
    for (let before = 0; before < step; before++) first += sizeAt(before);
    return first;
  };
  const batchSizes = Int32Array.from({ length: steps }, (_, step) => sizeAt(from + step));
  const first = firstOf(from);
  const count = firstOf(from + steps) - first;
  const hidden = widths.slice(1, -1).reduce((sum, width) => sum + width, 0);
  return {
    run,
    steps,
    learningRates: Float32Array.from(
      { length: steps },
      (_, step) => knobs.learningRate / (1 + 0.1 * (from + step)),
    ),
    batchSizes,
    examples: Int32Array.from({ length: count }, (_, i) => (7 * (first + i) + run) % problem.examples),
    masks:
      knobs.dropout > 0 && hidden > 0
        ? Uint8Array.from({ length: count * hidden }, (_, i) => ((first * hidden + i) % 5 === 1 ? 0 : 1))
        : null,
    ...(knobs.averaging && {
      averageShares: Float32Array.from({ length: steps }, (_, step) =>
        shareAt(knobs.averaging!, from + step),
      ),
    }),
  };
}

const shareAt = (averaging: Averaging, step: number): number =>
  averaging.kind === 'exponential' ? 1 - averaging.decay : 1 / Math.max(1, step - averaging.from + 1);

/** Losses, parameters and predictions after `steps` steps of every run. */
export async function outcome(engine: Engine, problem: Problem, steps: number) {
  const session = await engine.open(problem);
  try {
    const losses = session.advance(problem.runs.map((_, run) => assign(problem, run, steps)));
    return {
      losses,
      parameters: problem.runs.map((_, run) => session.parameters(run)),
      predictions: session.predict([...problem.runs.keys()], problem.trainingInputs),
    };
  } finally {
    session.dispose();
  }
}

export const norm = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

export const difference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Float64Array.from({ length: a.length }, (_, i) => a[i]! - b[i]!);

/** Half the gap between 1 and the next float32: the relative error of one operation. */
export const roundoff = 2 ** -24;
