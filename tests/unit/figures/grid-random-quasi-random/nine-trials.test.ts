import { expect, test } from 'vitest';
import { partnerCount, rateCount } from '../../../../src/figures/grid-random-quasi-random/plane/bank.ts';
import figure from '../../../../src/figures/grid-random-quasi-random/nine-trials.ts';
import { shownAt } from '../shown.ts';

/** In decades: the window that a search looks at. */
const window = 4;

test('the grid’s gap is that of evenly spaced values: four decades in as many parts as it has values, less one', async () => {
  for (const [trials, values] of [
    ['9', 3],
    ['25', 5],
  ] as const) {
    const { data, knobs } = await shownAt(figure, { trials });
    const { gridRates, gridGap } = figure.measures(data, knobs);
    expect(gridRates).toBe(values);
    expect(gridGap).toBeCloseTo(window / (values - 1), 9);
  }
});

test('the rate alone: the grid has as many values of it as trials', async () => {
  const { data, knobs } = await shownAt(figure, { second: 'none' });
  expect(figure.measures(data, knobs)).toMatchObject({ gridRates: 9, randomRates: 9 });
});

test('nearest of nine uniform rates: about half of a tenth of the window on average, a little less in the median', async () => {
  const { data, knobs } = await shownAt(figure);
  const distance = Number(figure.measures(data, knobs)['randomDistance']);
  // Far from the ends the distance is exponential with mean 4 / 18: its median is ln 2 of that.
  expect(distance).toBeGreaterThan((Math.LN2 * window) / 18 / 1.5);
  expect(distance).toBeLessThan(((Math.LN2 * window) / 18) * 1.5);
});

test('the plane has a run for each rate and each value of the second', () => {
  expect(rateCount * partnerCount).toBe(343);
});
