/** Which examples a run sees at each step, and which of its hidden units it may use. */
import { stream } from '../math/random.ts';
import { concatenate } from './concatenate.ts';
import type { Assignment, PreparedRun } from './engine.ts';
import { learningRates } from './plan.ts';

/** Gives out a run's steps one assignment after the other. Where they are cut makes no difference to what is in them. */
export interface Feed {
  /** Steps given out so far. */
  readonly done: number;
  take(steps: number): Assignment;
}

/** The steps of run number `index` of a problem with `examples` training examples. */
export function feed(index: number, prepared: PreparedRun, examples: number): Feed {
  const nextBatch = shuffledBatches(prepared, examples);
  const nextMask = prepared.run.dropout > 0 && prepared.widths.length > 2 ? dropoutMasks(prepared) : null;
  let done = 0;
  return {
    get done() {
      return done;
    },
    take(steps) {
      const batches = Array.from({ length: steps }, nextBatch);
      const batchSizes = Int32Array.from(batches, (batch) => batch.length);
      const from = done;
      done += steps;
      return {
        run: index,
        steps,
        learningRates: learningRates(prepared.run, prepared, from, done),
        batchSizes,
        examples: concatenate(Int32Array, batches),
        masks: nextMask && concatenate(Uint8Array, Array.from(batchSizes, nextMask)),
      };
    },
  };
}

/** The next batch at each call: each epoch is a new shuffle of all examples, and its last batch may be smaller. */
function shuffledBatches({ run, batchSize }: PreparedRun, examples: number): () => Int32Array {
  const random = stream(run.seed, 'order');
  const order = Int32Array.from({ length: examples }, (_, example) => example);
  let position = examples;
  return () => {
    if (position === examples) {
      random.shuffle(order);
      position = 0;
    }
    const batch = order.slice(position, position + batchSize);
    position += batch.length;
    return batch;
  };
}

/** The masks of the next step at each call, for a batch of the given size; see `Assignment.masks` for the layout. */
function dropoutMasks({ run, widths }: PreparedRun): (batchSize: number) => Uint8Array {
  const random = stream(run.seed, 'dropout');
  const units = widths.slice(1, -1).reduce((sum, width) => sum + width, 0);
  return (batchSize) =>
    Uint8Array.from({ length: batchSize * units }, () => (random.uniform() >= run.dropout ? 1 : 0));
}
