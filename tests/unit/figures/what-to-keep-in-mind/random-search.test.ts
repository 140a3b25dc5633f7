/** The search draws what it says it draws, and its best trials are those of the table. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/what-to-keep-in-mind/random-search.ts';
import { drawn, shownAt, stepHeights } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  const { columns, rows } = figure.table(data, knobs);
  const column = (name: string) => rows.map((row) => row[columns.indexOf(name)]!);
  return {
    column,
    measures: figure.measures!(data, knobs),
    document: drawn(figure, { data, knobs }),
  };
}

/** Largest gap between the sample's distribution and the uniform one on [0, 1]: Kolmogorov’s D. */
function distanceFromUniform(sample: number[]): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return Math.max(
    ...sorted.map((value, i) => Math.max(value - i / sorted.length, (i + 1) / sorted.length - value)),
  );
}

test('what the lowest sixth of the rates reaches is compared with the best', async () => {
  const { column, measures } = await at();
  const losses = column('validation loss') as number[];
  const low = losses.filter((_, i) => Math.log10(column('learning rate')[i] as number) < -4 + 5 / 6);
  expect(measures['lowestRatesOverBest']).toBeCloseTo(Math.min(...low) / Math.min(...losses), 10);
});

describe('the trials', () => {
  // D of 200 draws exceeds 1.63/√200 once in a hundred times.
  const bound = 1.63 / Math.sqrt(200);

  test('learning rates are uniform on a logarithmic scale from 0.0001 to 10', async () => {
    const { column } = await at();
    const shares = (column('learning rate') as number[]).map((rate) => (Math.log10(rate) + 4) / 5);
    expect(distanceFromUniform(shares)).toBeLessThan(bound);
  });

  test('momentum is uniform in log(1 − β) from 0 to 0.95', async () => {
    const { column } = await at();
    const shares = (column('momentum') as number[]).map((beta) => Math.log(1 - beta) / Math.log(0.05));
    expect(distanceFromUniform(shares)).toBeLessThan(bound);
  });
});

test('six panels, each with all trials, the ten of the lowest losses large', async () => {
  const { column, document } = await at();
  const diverged = column('diverged').filter((word) => word === 'yes').length;
  for (const svg of document.querySelectorAll('svg')) {
    const panels = [...svg.querySelectorAll('.panel:has(.finished)')];
    expect(panels.map((panel) => panel.querySelector('.head .words')!.textContent)).toEqual([
      'learning rate α',
      'momentum β',
      'hidden layers',
      'mini-batch size B',
      'decay rate',
      'activation',
    ]);
    for (const panel of panels) {
      const marks = (name: string) =>
        (panel.querySelector(`.${name} path`)!.getAttribute('d') ?? '').split('M').length - 1;
      expect(marks('diverged')).toBe(diverged);
      expect(marks('finished')).toBe(200 - diverged);
      expect(panel.querySelectorAll('.best .dot')).toHaveLength(10);
    }
  }
});

test('the ends and the extent are those of the ten lowest rows of the table', async () => {
  for (const range of ['wide', 'narrow'] as const) {
    const { column, measures } = await at({ range });
    const losses = column('validation loss') as number[];
    const tenth = [...losses].sort((a, b) => a - b)[9]!;
    const rates = (column('learning rate') as number[]).filter((_, i) => losses[i]! <= tenth);
    const [least, most] = [Math.min(...rates), Math.max(...rates)];
    expect(measures).toMatchObject({ leastRate: least, mostRate: most, bestLoss: Math.min(...losses) });
    const decades = range === 'wide' ? 5 : 1;
    expect(measures['rateExtent']).toBeCloseTo(Math.log10(most / least) / decades, 9);
  }
});

test('each step is as high as the lowest loss in its part of the axis', async () => {
  const { column, document } = await at();
  const losses = column('validation loss') as number[];
  const activations = column('activation');
  const lowest = ['tanh', 'relu', 'sigmoid'].map((name) =>
    Math.log(Math.min(...losses.filter((_, i) => activations[i] === name))),
  );
  const heights = stepHeights(document.querySelector('svg .panel.activation')!);
  // On a log axis heights are in proportion to logs.
  expect((heights[1]! - heights[0]!) / (heights[2]! - heights[0]!)).toBeCloseTo(
    (lowest[1]! - lowest[0]!) / (lowest[2]! - lowest[0]!),
    1,
  );
});
