/** Which examples a run sees at each step, and which of its hidden units it may use. */
import { nextShare } from './averaging.ts';
import { resumed, stream, type StreamState } from '../math/random.ts';
import type { Assignment, PreparedRun } from './engine.ts';
import { offsetsOf } from './plan.ts';
import { learningRateAt } from './schedules.ts';

/** Gives out a run's steps one assignment after the other. Where they are cut makes no difference to what is in them. */
export interface Feed {
  /** Steps given out so far. */
  readonly done: number;
  take(steps: number): Assignment;
  /** From the next step on the run has these hyperparameters. */
  adjust(prepared: PreparedRun): void;
  /** From the next step on a plateau schedule is one step further down. */
  fall(): void;
  state(): FeedState;
}

/** Where a feed stands, as plain data. */
export interface FeedState {
  done: number;
  /** Epochs that are over. */
  epoch: number;
  /** How often a plateau schedule has fallen. */
  falls: number;
  /** Of how many steps' weights the run's average is the mean: see `nextShare`. */
  averaged: number;
  /** `[examples]`: the order of the epoch under way. */
  order: Int32Array;
  /** Examples of that order that have been given out. */
  position: number;
  streams: { order: StreamState; dropout: StreamState; shift: StreamState };
}

/** The steps of run number `index` of a problem, from its first or from where `state` stands. */
export function feed(index: number, start: PreparedRun, state: FeedState = beginning(start)): Feed {
  let prepared = start;
  let { done, epoch, falls, averaged, position } = state;
  const order = state.order.slice();
  const orderStream = resumed(state.streams.order);
  const dropoutStream = resumed(state.streams.dropout);
  const shiftStream = resumed(state.streams.shift);
  const copies = offsetsOf(start.run).length;
  const trainingExamples = start.labels.length / start.widths.at(-1)!;

  /** How many examples the next step has: an epoch's last batch has what is left. */
  function nextBatch(): number {
    if (position === order.length) {
      if (prepared.run.order !== 'fixed') orderStream.shuffle(order);
      position = 0;
      epoch++;
    }
    return Math.min(prepared.batchSize, order.length - position);
  }

  return {
    get done() {
      return done;
    },
    take(steps) {
      const { run, batchSize } = prepared;
      const examples = new Int32Array(steps * batchSize);
      const batchSizes = new Int32Array(steps);
      const learningRates = new Float32Array(steps);
      const averageShares = run.averaging && new Float32Array(steps);
      let count = 0;
      for (let step = 0; step < steps; step++) {
        const size = nextBatch();
        const first = position;
        for (let i = 0; i < size; i++) examples[count + i] = order[first + i]!;
        batchSizes[step] = size;
        const clock = { step: done, totalSteps: prepared.steps, epoch, falls };
        learningRates[step] = learningRateAt(run.schedule, run.learningRate, clock);
        if (run.averaging) {
          const next = nextShare(run.averaging, done, averaged);
          averageShares![step] = next.share;
          averaged = next.count;
        }
        position += size;
        count += size;
        done++;
      }
      if (copies > 1)
        for (let i = 0; i < count; i++) examples[i]! += shiftStream.integer(copies) * trainingExamples;
      const masks = dropoutMasks(prepared, count, dropoutStream.uniform);
      return {
        ...{ run: index, steps, learningRates, batchSizes, examples: examples.subarray(0, count), masks },
        ...(averageShares && { averageShares }),
      };
    },
    adjust(changed) {
      prepared = changed;
    },
    fall() {
      falls++;
    },
    state: () => ({
      done,
      epoch,
      falls,
      averaged,
      order: order.slice(),
      position,
      streams: { order: orderStream.state(), dropout: dropoutStream.state(), shift: shiftStream.state() },
    }),
  };
}

/** Before the first step: an epoch that nobody had is over. */
function beginning({ run, examples }: PreparedRun): FeedState {
  return {
    done: 0,
    epoch: -1,
    falls: 0,
    averaged: 0,
    order: Int32Array.from({ length: examples }, (_, example) => example),
    position: examples,
    streams: {
      order: stream(run.seed, 'order').state(),
      dropout: stream(run.seed, 'dropout').state(),
      shift: stream(run.seed, 'shift').state(),
    },
  };
}

/** The masks of the next `count` examples, or null without dropout; see `Assignment.masks`. */
function dropoutMasks(
  { run: { dropout }, widths }: PreparedRun,
  count: number,
  uniform: () => number,
): Uint8Array | null {
  const units = widths.slice(1, -1).reduce((sum, width) => sum + width, 0);
  if (dropout === 0 || units === 0) return null;
  const masks = new Uint8Array(count * units);
  for (let i = 0; i < masks.length; i++) masks[i] = uniform() >= dropout ? 1 : 0;
  return masks;
}
