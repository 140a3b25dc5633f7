import { expect, test } from 'vitest';
import { figures } from '../../../../src/figures/built.ts';
import { perform } from '../../../../src/lib/experiment/perform.ts';
import { outcomesOver } from '../../../../src/lib/figure/build/over-seeds.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import { heldOutSeeds, liveSeeds, ofSeeds } from '../../../../src/lib/figure/contract/seeds.ts';

test('a figure’s outcome for each seed, as one thread computes it', async () => {
  const figure = figures['four-learning-rates']!;
  const values = { ...defaults(figure.knobs), high: 0.2 };
  const outcomes = await outcomesOver(figure, values, [2, 3]);
  expect(outcomes.map(({ seed }) => seed)).toEqual([2, 3]);
  for (const { seed, claim, holds } of outcomes) {
    const knobs = { ...values, seed };
    const data = figure.summarise(await perform(figure.experiment(knobs)), knobs);
    expect({ claim, holds }).toEqual({
      claim: figure.finding.says(data, knobs),
      holds: figure.finding.holds(data, knobs),
    });
  }
});

test('no figure was tuned on the seeds that are held out', () => {
  expect(heldOutSeeds).toHaveLength(100);
  expect(Math.min(...heldOutSeeds)).toBeGreaterThan(1000);
  expect(heldOutSeeds).toEqual(expect.arrayContaining([...liveSeeds]));
});

test('how many of the seeds, in words', () => {
  expect([ofSeeds(20, 20), ofSeeds(0, 20)]).toEqual(['20 of 20 seeds', '0 of 20 seeds']);
});
