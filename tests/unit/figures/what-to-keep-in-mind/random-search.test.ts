/** The search draws what it says it draws, and a second statistic agrees about what matters. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/what-to-keep-in-mind/random-search.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  const { columns, rows } = figure.table(data, knobs);
  const column = (name: string) => rows.map((row) => row[columns.indexOf(name)]!);
  return {
    column,
    measures: figure.measures!(data, knobs),
    curves: figure.curves(data, knobs)!,
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

/** Rank correlation ratio (Kruskal & Wallis 1952, H / (N − 1)) of values over groups. */
function rankEffect(groups: unknown[], values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const ranks = values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const overall = mean(ranks);
  const total = ranks.reduce((sum, rank) => sum + (rank - overall) ** 2, 0);
  const between = [...new Set(groups)].reduce((sum: number, group) => {
    const inside = ranks.filter((_, i) => groups[i] === group);
    return sum + inside.length * (mean(inside) - overall) ** 2;
  }, 0);
  return between / total;
}

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

test('ranks say the same: the learning rate separates the trials most, if its range is wide', async () => {
  const decade = (rate: number) => Math.floor(Math.log10(rate));
  for (const seed of [1, 2]) {
    const { column } = await at({ seed });
    const losses = column('validation loss') as number[];
    const learningRate = rankEffect((column('learning rate') as number[]).map(decade), losses);
    for (const other of ['hidden layers', 'batch size', 'activation'])
      expect(rankEffect(column(other), losses), other).toBeLessThan(learningRate);
  }
});

test('six panels, each with all trials; six bars, the first of them the longest', async () => {
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
    }
    const bars = [...svg.querySelectorAll('.importance .bar')].map((bar) =>
      Number(bar.getAttribute('width')),
    );
    expect(bars).toHaveLength(6);
    expect(Math.max(...bars)).toBe(bars[0]);
    const percents = [...svg.querySelectorAll('.importance .value, .panel.rest .words:first-child')].map(
      (text) => Number(/(\d+)\u00a0%/.exec(text.textContent)![1]),
    );
    expect(percents.reduce((sum, percent) => sum + percent)).toBe(100);
  }
});

test('what texts quote is what is written at the bars', async () => {
  const { document, measures, curves } = await at();
  const svg = document.querySelector('svg')!;
  const written = (selector: string) =>
    [...svg.querySelectorAll(selector)].map(
      (text) => Number(/(\d+)\u00a0%/.exec(text.textContent)![1]) / 100,
    );
  const shares = written('.importance .value');
  expect(curves.lines[0]!.points.map(([, share]) => Math.max(0, Number(share.toFixed(2))))).toEqual(shares);
  expect(measures['restShare']).toBe(written('.panel.rest .words:first-child')[0]);
  const names = [...svg.querySelectorAll('.importance .number')].map((text) => text.textContent);
  const order = [...shares].sort((a, b) => b - a);
  expect(names[shares.indexOf(order[0]!)]).toContain(measures['first']);
  expect(names[shares.indexOf(order[1]!)]).toContain(measures['second']);
});

test('each bin’s step is as high as the geometric mean of the losses in it, and as wide as the bin', async () => {
  const { column, document } = await at();
  const losses = column('validation loss') as number[];
  const activations = column('activation');
  const panel = document.querySelector('svg .panel.activation')!;
  const heights = [...panel.querySelectorAll('.rule .stroke')].map((step) =>
    Number(/,([\d.]+)H/.exec(step.getAttribute('d')!)![1]),
  );
  const means = ['tanh', 'relu', 'sigmoid'].map((name) => {
    const logs = losses.filter((_, i) => activations[i] === name).map(Math.log);
    return logs.reduce((a, b) => a + b) / logs.length;
  });
  // On a log axis heights are in proportion to the mean logs.
  expect((heights[1]! - heights[0]!) / (heights[2]! - heights[0]!)).toBeCloseTo(
    (means[1]! - means[0]!) / (means[2]! - means[0]!),
    1,
  );
});
