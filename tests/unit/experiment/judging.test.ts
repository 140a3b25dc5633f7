import { expect, test } from 'vitest';
import { drawData } from '../../../src/lib/data/draw.ts';
import type { Judging } from '../../../src/lib/experiment/judging.ts';
import { perform } from '../../../src/lib/experiment/perform.ts';
import { train } from '../../../src/lib/training/train.ts';
import { judging } from './examples.ts';

const judgedOf = async (changes: Partial<Judging> = {}) => (await perform({ ...judging, ...changes })).judged;

test('the loss on all test examples, compared with a linear model worked out by hand', async () => {
  const { study } = judging;
  const linear = 4;
  const { runs } = await train(study);
  const [w1, w2, bias] = runs[linear]!.checkpoints.at(-1)!.weights!;
  const { inputs, targets, examples } = drawData(study.data).test;
  const losses = Array.from({ length: examples }, (_, i) => {
    const z = w1! * inputs[2 * i]! + w2! * inputs[2 * i + 1]! + bias!;
    return Math.log(1 + Math.exp(targets[i] === 1 ? -z : z));
  });
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / examples;
  expect((await judgedOf())[linear]!.loss).toBeCloseTo(mean, 6);
});

test('validation sets are drawn around the loss on all test examples', async () => {
  const [first] = await judgedOf({ sizes: [400], sets: 50 });
  const mean = first!.drawn.reduce((sum, loss) => sum + loss, 0) / first!.drawn.length;
  expect(Math.abs(mean / first!.loss - 1)).toBeLessThan(0.03);
  expect(new Set(first!.drawn).size).toBe(50);
});

test('a set of n examples lies √n times closer than one of a single example', async () => {
  const [first] = await judgedOf({ sizes: [1, 100], sets: 400 });
  const off = (drawn: Float64Array) =>
    Math.sqrt(drawn.reduce((sum, loss) => sum + (loss - first!.loss) ** 2, 0) / drawn.length);
  const ratio = off(first!.drawn.subarray(0, 400)) / off(first!.drawn.subarray(400));
  expect(ratio).toBeGreaterThan(8);
  expect(ratio).toBeLessThan(12);
});

test('further sizes change nothing in a size, and all runs are judged on the same sets', async () => {
  const both = await judgedOf({ sizes: [5, 10], sets: 3 });
  const one = await judgedOf({ sizes: [10], sets: 3 });
  expect(both.map((judged) => judged!.drawn.slice(3))).toEqual(one.map((judged) => judged!.drawn));
  const { study } = judging;
  const twice = await judgedOf({ study: { ...study, runs: [study.runs[0]!, study.runs[0]!] } });
  expect(twice[0]).toEqual(twice[1]);
});

test('a run that has diverged is infinitely bad on all of them', async () => {
  const judged = (await judgedOf())[2]!;
  expect([judged.loss, ...judged.drawn].every((loss) => loss === Infinity)).toBe(true);
});
