/** The map’s dots stand where its table is lowest, and move as much as the literature’s two rules allow. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/what-to-keep-in-mind/learning-rate-and-batch-size.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  return {
    measures: figure.measures!(data, knobs),
    says: figure.finding.says(data, knobs),
    curves: figure.curves(data, knobs)!,
    rows: figure.table(data, knobs).rows as [partner: number, rate: number, loss: number, diverged: number][],
    document: drawn(figure, { data, knobs }),
  };
}

/** The learning rate of the lowest loss for each value of the partner. */
function best(rows: Awaited<ReturnType<typeof at>>['rows']): Map<number, number> {
  const found = new Map<number, number>();
  for (const partner of new Set(rows.map(([value]) => value))) {
    const row = rows.filter(([value]) => value === partner);
    const lowest = row.reduce((least, cell) => (cell[2] < least[2] ? cell : least));
    found.set(partner, lowest[1]);
  }
  return found;
}

test('each dot stands on its row’s lowest cell', async () => {
  const { rows, document } = await at();
  const rates = [...new Set(rows.map(([, rate]) => rate))];
  const lowest = [...best(rows).values()];
  for (const svg of document.querySelectorAll('svg')) {
    const cells = [...svg.querySelectorAll('.panel.map .cell')];
    expect(cells).toHaveLength(rows.length);
    const dots = [...svg.querySelectorAll('.dots.best .dot')];
    dots.forEach((dot, row) => {
      const cell = cells[row * rates.length + rates.indexOf(lowest[row]!)]!;
      const middle = Number(cell.getAttribute('x')) + Number(cell.getAttribute('width')) / 2;
      // Coordinates are rounded to a tenth.
      expect(Math.abs(Number(dot.getAttribute('cx')) - middle)).toBeLessThan(0.15);
    });
    expect(dots).toHaveLength(lowest.length);
  }
});

test('over 64 times the batch, the best rate rises at least as the square root and at most in proportion', async () => {
  for (const seed of [1, 2]) {
    const rates = best((await at({ seed })).rows);
    const ratio = rates.get(256)! / rates.get(4)!;
    expect(ratio).toBeGreaterThanOrEqual(Math.sqrt(64));
    expect(ratio).toBeLessThanOrEqual(64);
  }
});

test('whichever best rate is the larger is so many times as high', async () => {
  for (const partner of ['batch size', 'momentum']) {
    const { rows, says } = await at({ partner });
    const rates = [...best(rows).values()];
    const [first, last] = [rates[0]!, rates.at(-1)!];
    const higher = first > last ? 'first' : 'second';
    const times = Number((Math.max(first, last) / Math.min(first, last)).toPrecision(2));
    expect(says).toContain(`the ${higher} is ${times} times as high`);
  }
});

test('with momentum the best rate falls, about as 1 − β', async () => {
  const rates = best((await at({ partner: 'momentum' })).rows);
  // Effective rates α/(1 − β): within a factor of 4 of each other while 1 − β changes by 50.
  const effective = [...rates].map(([beta, rate]) => rate / (1 - beta));
  expect(Math.max(...effective) / Math.min(...effective)).toBeLessThan(4);
});

test('the curve and the two ends are the best rates of the table, the smallest partner first', async () => {
  for (const partner of ['batch size', 'momentum']) {
    const { rows, measures, curves } = await at({ partner });
    const rates = [...best(rows)].sort(([a], [b]) => a - b);
    expect(curves.x.names).toEqual(rates.map(([value]) => String(value)));
    expect(curves.lines[0]!.points.map(([, rate]) => rate)).toEqual(rates.map(([, rate]) => rate));
    expect(measures['bestAtSmallest']).toBe(rates[0]![1]);
    expect(measures['bestAtLargest']).toBe(rates.at(-1)![1]);
  }
});
