/** What PyTorch is handed: a case with its data drawn, its start weights, batches and masks, all by the trainer's own code. */
import { loadData } from '../../src/lib/data/load.ts';
import type { Split } from '../../src/lib/data/spec.ts';
import { feed } from '../../src/lib/training/batches.ts';
import type { Assignment } from '../../src/lib/training/engine.ts';
import { stepsAt } from '../../src/lib/training/plan.ts';
import { prepare } from '../../src/lib/training/prepare.ts';
import type { Initializer, Loss, Run, Study } from '../../src/lib/training/spec.ts';
import { rows } from './rows.ts';

export interface Exercise {
  loss: Loss;
  /** As it stands in the study: PyTorch's side makes its own of every setting. */
  run: Run;
  /** `[inputs, ...hidden, outputs]` */
  widths: number[];
  /** See `PreparedRun.start`. */
  start: number[];
  /** Those that the run trains on, with its noisy labels. */
  training: Examples;
  validation: Examples;
  stepsPerEpoch: number;
  /** Before which steps the losses are measured, for what waits for them. */
  checkpoints: number[];
  steps: Step[];
  /** Whether the sharpness is asked for. */
  sharpness: boolean;
}

/** `[examples][inputs]` and `[examples][outputs]` */
interface Examples {
  inputs: number[][];
  targets: number[][];
}

interface Step {
  /** Indices into the training examples. */
  examples: number[];
  /** Of each hidden layer `[batch][units]`, 1 for a unit that is kept; null without dropout. */
  masks: number[][][] | null;
}

/** A layer of which it is asked how its weights are distributed. */
export interface DrawnLayer {
  initializer: Initializer;
  fan_in: number;
  fan_out: number;
  /** Between 0 and 1: below which weight does this share of all lie? */
  shares: number[];
}

export interface Question {
  exercises: Exercise[];
  layers: DrawnLayer[];
}

export async function exerciseOf(study: Study): Promise<Exercise> {
  const dataset = await loadData(study.data);
  const problem = prepare(study, dataset);
  const [prepared] = problem.runs;
  const { run, widths, start, examples, labels, steps, stepsPerEpoch } = prepared!;
  const given = feed(0, prepared!);
  const examplesOf = ({ inputs, targets }: Pick<Split, 'inputs' | 'targets'>, count: number): Examples => ({
    inputs: rows(inputs, problem.inputs).slice(0, count),
    targets: rows(targets, problem.outputs).slice(0, count),
  });
  return {
    loss: study.loss,
    run,
    widths,
    start: [...start],
    training: examplesOf({ inputs: problem.trainingInputs, targets: labels }, examples),
    validation: examplesOf(dataset.validation, dataset.validation.examples),
    stepsPerEpoch,
    checkpoints: checkpointsOf(study, steps),
    steps: Array.from({ length: steps }, () => stepOf(given.take(1), widths.slice(1, -1))),
    sharpness: study.record.sharpness ?? false,
  };
}

function checkpointsOf({ record: { checkpoints } }: Study, steps: number): number[] {
  return Array.from({ length: checkpoints + 1 }, (_, i) => stepsAt(i / checkpoints, steps));
}

function stepOf({ examples, masks }: Assignment, hidden: number[]): Step {
  let end = 0;
  const masksOf = (all: Uint8Array) =>
    hidden.map((units) => rows(all.subarray(end, (end += units * examples.length)), units));
  return { examples: [...examples], masks: masks && masksOf(masks) };
}
