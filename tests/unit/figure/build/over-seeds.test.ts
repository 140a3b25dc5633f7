import { expect, test } from 'vitest';
import { figures } from '../../../../src/figures/built.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import { knownOutcomesOver, outcomesOver } from '../../../../src/lib/figure/build/over-seeds.ts';
import { heldOutSeeds, ofSeeds } from '../../../../src/lib/figure/contract/seeds.ts';

test('a figure’s outcome for each seed is kept, until its code or its settings change', async () => {
  const figure = figures['four-learning-rates']!;
  const question = {
    figure,
    code: `test ${process.pid}`,
    values: { ...defaults(figure.knobs), high: 0.2 },
    seeds: [2, 3],
  };
  expect(await knownOutcomesOver(question)).toBeNull();
  const outcomes = await outcomesOver(question);
  expect(outcomes.map(({ seed, holds }) => [seed, holds])).toEqual([
    [2, false],
    [3, false],
  ]);
  expect(outcomes[0]!.claim).not.toBe(outcomes[1]!.claim);
  expect(await knownOutcomesOver(question)).toEqual(outcomes);
  expect(await knownOutcomesOver({ ...question, code: 'other' })).toBeNull();
  expect(await knownOutcomesOver({ ...question, values: defaults(figure.knobs) })).toBeNull();
});

test('no figure was tuned on the seeds that are held out', () => {
  expect(heldOutSeeds).toHaveLength(20);
  expect(Math.min(...heldOutSeeds)).toBeGreaterThan(1000);
});

test('how many of the seeds, in words', () => {
  expect([ofSeeds(20, 20), ofSeeds(0, 20)]).toEqual(['20 of 20 seeds', '0 of 20 seeds']);
});
