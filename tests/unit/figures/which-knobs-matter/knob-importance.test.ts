/** The bars are drawn as they are counted, and a second statistic agrees about what matters. */
import { expect, test } from 'vitest';
import search from '../../../../src/figures/what-to-keep-in-mind/random-search.ts';
import figure from '../../../../src/figures/which-knobs-matter/knob-importance.ts';
import { drawn, shownAt, stepHeights } from '../shown.ts';

/** The bars, and the trials that they are of. */
async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  const trials = await shownAt(search, changes);
  const { columns, rows } = search.table(trials.data, trials.knobs);
  return {
    column: (name: string) => rows.map((row) => row[columns.indexOf(name)]!),
    measures: figure.measures!(data, knobs),
    curves: figure.curves(data, knobs)!,
    document: drawn(figure, { data, knobs }),
  };
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

test('six bars, the first of them the longest', async () => {
  const { document } = await at();
  for (const svg of document.querySelectorAll('svg')) {
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
  const heights = stepHeights(panel);
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
