/** Which examples a run sees at each step, and which of its hidden units it may use. */
import { stream } from '../math/random.ts';
import type { Assignment, PreparedRun } from './engine.ts';
import { learningRates } from './plan.ts';

/** Gives out a run's steps one assignment after the other. Where they are cut makes no difference to what is in them. */
export interface Feed {
  /** Steps given out so far. */
  readonly done: number;
  take(steps: number): Assignment;
}

/** The steps of run number `index` of a problem. */
export function feed(index: number, prepared: PreparedRun): Feed {
  const nextExamples = shuffledExamples(prepared);
  const nextMasks = dropoutMasks(prepared);
  let done = 0;
  return {
    get done() {
      return done;
    },
    take(steps) {
      const from = done;
      done += steps;
      const batchSizes = Int32Array.from({ length: steps }, (_, i) => batchSizeAt(from + i, prepared));
      const count = batchSizes.reduce((sum, size) => sum + size, 0);
      return {
        run: index,
        steps,
        learningRates: learningRates(prepared.run, prepared, from, done),
        batchSizes,
        examples: nextExamples(count),
        masks: nextMasks && nextMasks(count),
      };
    },
  };
}

/** Examples in the batch of step `step`: an epoch's last batch has what is left. */
function batchSizeAt(step: number, { batchSize, stepsPerEpoch, examples }: PreparedRun): number {
  const before = batchSize * (step % stepsPerEpoch);
  return Math.min(batchSize, examples - before);
}

/** The next `count` of an endless sequence of epochs, each all examples in a new order. */
function shuffledExamples({ run, examples }: PreparedRun): (count: number) => Int32Array {
  const random = stream(run.seed, 'order');
  const order = Int32Array.from({ length: examples }, (_, example) => example);
  let position = examples;
  return (count) => {
    const next = new Int32Array(count);
    for (let filled = 0; filled < count;) {
      if (position === examples) {
        random.shuffle(order);
        position = 0;
      }
      const part = order.subarray(position, position + count - filled);
      next.set(part, filled);
      filled += part.length;
      position += part.length;
    }
    return next;
  };
}

/** The masks of the next `count` examples, or null without dropout; see `Assignment.masks`. */
function dropoutMasks({ run, widths }: PreparedRun): ((count: number) => Uint8Array) | null {
  const units = widths.slice(1, -1).reduce((sum, width) => sum + width, 0);
  if (run.dropout === 0 || units === 0) return null;
  const random = stream(run.seed, 'dropout');
  return (count) => {
    const masks = new Uint8Array(count * units);
    for (let i = 0; i < masks.length; i++) masks[i] = random.uniform() >= run.dropout ? 1 : 0;
    return masks;
  };
}
