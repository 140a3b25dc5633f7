import thread from 'virtual:experiment-thread';
import { expect, test } from 'vitest';
import { perform } from '../../../../src/lib/experiment/perform.ts';
import { threadPool } from '../../../../src/lib/worker/threads/pool.ts';
import { onProgress, type Progress } from '../../../../src/lib/worker/threads/progress.ts';
import { classification, descent, examples, regression } from '../../experiment/examples.ts';

test.each(examples)('a thread computes the same $kind, to the last bit', async (experiment) => {
  expect(await threadPool(thread.file).perform(experiment, 'test')).toEqual(await perform(experiment));
});

test('each kind of experiment has a word of its own for what computes it', () => {
  expect(Object.keys(thread.digests).sort()).toEqual([...new Set(examples.map(({ kind }) => kind))].sort());
  expect(new Set(Object.values(thread.digests)).size).toBe(Object.keys(thread.digests).length);
});

test('more experiments than threads: each gets its own result', async () => {
  const pool = threadPool(thread.file, 2);
  const experiments = [classification, descent, regression, descent, classification];
  const results = await Promise.all(experiments.map((one, i) => pool.perform(one, `test ${i}`)));
  for (const [i, experiment] of experiments.entries()) expect(results[i]).toEqual(await perform(experiment));
});

test('what fails is named, and the others go on', async () => {
  const pool = threadPool(thread.file, 1);
  const wrong = { ...regression, budget: { steps: -1 } };
  const [failed, next] = await Promise.allSettled([
    pool.perform(wrong, 'Momentum, seed 1003'),
    pool.perform(descent, 'Descent'),
  ]);
  expect(failed).toMatchObject({ reason: { message: expect.stringMatching(/^Momentum, seed 1003: .*-1/) } });
  expect(next.status).toBe('fulfilled');
});

test('a thread that cannot run fails its experiment by name', async () => {
  const pool = threadPool('/nowhere/thread.mjs', 1);
  await expect(pool.perform(descent, 'Descent')).rejects.toThrow(/^Descent: .*nowhere/);
});

test('of those who ask for the same at once, one has it computed, and all get it', async () => {
  const told: Progress[] = [];
  const end = onProgress((progress) => told.push(progress));
  const pool = threadPool(thread.file, 2);
  const [one, other] = await Promise.all([
    pool.perform(descent, 'first'),
    pool.perform({ ...descent }, 'second'),
  ]);
  end();
  expect(one).toEqual(await perform(descent));
  expect(other).toBe(one);
  expect(told.at(-1)).toEqual({ done: 1, asked: 1, name: 'first' });
});

test('tells what is begun and done, of how many', async () => {
  const told: Progress[] = [];
  const end = onProgress((progress) => told.push(progress));
  const pool = threadPool(thread.file, 1);
  await Promise.all([pool.perform(descent, 'first'), pool.perform(regression, 'second')]);
  end();
  await pool.perform(descent, 'unheard');
  expect(told.at(0)).toEqual({ done: 0, asked: 1, name: 'first' });
  expect(told.at(-1)).toEqual({ done: 2, asked: 2, name: 'second' });
});
