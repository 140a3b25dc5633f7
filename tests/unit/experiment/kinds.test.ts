/** What holds of every kind of experiment. */
import { describe, expect, test } from 'vitest';
import {
  divergences,
  divide,
  duration,
  prefix,
  progress,
  type Experiment,
  type Frame,
  type Result,
} from '../../../src/lib/experiment/experiment.ts';
import { perform } from '../../../src/lib/experiment/perform.ts';
import { stream } from '../../../src/lib/math/random.ts';
import { examples } from './examples.ts';
import { gather } from './gather.ts';

/** The frames as they come out of a worker: copies. */
async function framesOf(experiment: Experiment): Promise<Frame[]> {
  const frames: Frame[] = [];
  await perform(experiment, { progress: (frame) => frames.push(structuredClone(frame)) });
  return frames;
}

/** The frames of several workers as they may come in: each worker's in order, the workers in any. */
function interleaved(queues: Frame[][], seed: number): Frame[] {
  const random = stream(seed, 'interleaving');
  const left = queues.map((queue) => [...queue]);
  const mixed: Frame[] = [];
  while (left.some((queue) => queue.length > 0)) {
    const waiting = left.filter((queue) => queue.length > 0);
    mixed.push(waiting[Math.floor(random.uniform() * waiting.length)]!.shift()!);
  }
  return mixed;
}

describe.each(examples.map((experiment, i) => ({ name: `${experiment.kind} ${i}`, experiment })))(
  '$name',
  ({ experiment }) => {
    test('its frames, gathered, are its result', async () => {
      const gathered = gather(experiment);
      const result = await perform(experiment, { progress: (frame) => gathered.add(frame) });
      expect(gathered.result).toEqual(result);
    });

    test('a result that was read while it grew stays as it was', async () => {
      const gathered = gather(experiment);
      const read: { result: Result; copy: Result }[] = [];
      for (const frame of await framesOf(experiment)) {
        read.push({ result: gathered.result, copy: structuredClone(gathered.result) });
        gathered.add(frame);
      }
      for (const { result, copy } of read) expect(result).toEqual(copy);
    });

    test('two gatherings of the same frames do not meet', async () => {
      const frames = await framesOf(experiment);
      const [dead, anew] = [gather(experiment), gather(experiment)];
      for (const frame of frames.slice(0, -1)) dead.add(frame);
      const before = structuredClone(dead.result);
      for (const frame of frames) anew.add(frame);
      expect(anew.result).toEqual(await perform(experiment));
      expect(dead.result).toEqual(before);
    });

    test('nothing is there before the first frame, all of it after the last', async () => {
      const gathered = gather(experiment);
      expect(progress(gathered.result)).toBe(0);
      expect(divergences(gathered.result).steps.every((step) => step === null)).toBe(true);
      let last = 0;
      for (const frame of await framesOf(experiment)) {
        gathered.add(frame);
        expect(progress(gathered.result)).toBeGreaterThanOrEqual(last);
        last = progress(gathered.result);
      }
      expect(last).toBe(1);
    });

    test('its prefixes grow to the whole, and a prefix of a prefix is the shorter one', async () => {
      const result = await perform(experiment);
      expect(prefix(result, 1)).toEqual(result);
      expect(prefix(prefix(result, 0.75), 0.25)).toEqual(prefix(result, 0.25));
      expect(duration(prefix(result, 0.25))).toBe(duration(result));
      const before = structuredClone(result);
      prefix(result, 0.5);
      expect(result).toEqual(before);
    });

    test.each([1, 2, 3, 9])('shared by %i workers it is the same, to the last bit', async (workers) => {
      const shares = divide(experiment, workers);
      expect(shares.length).toBeLessThanOrEqual(workers);
      const queues: Frame[][] = [];
      for (const share of shares)
        queues.push((await framesOf(share.experiment)).map((frame) => share.widen(frame)));
      const whole = await perform(experiment);
      for (const seed of [1, 2, 3]) {
        const gathered = gather(experiment);
        for (const frame of interleaved(queues, seed)) gathered.add(frame);
        expect(gathered.result).toEqual(whole);
      }
    });
  },
);
