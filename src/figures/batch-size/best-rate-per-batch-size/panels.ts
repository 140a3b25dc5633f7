/** The best rates over the batch size, and the losses that they reach. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Best } from './best.ts';

interface Ranges {
  /** The smallest first. */
  batchSizes: readonly number[];
  knee: number;
}

/** Room for the best rate of every batch size, and for what grows in proportion to B. */
const rateDomain = [0.01, 20] as const;
/** The losses' axis begins and ends at multiples of this. */
const lossStep = 0.05;

export function panelsOf(bests: readonly (Best | null)[], { batchSizes, knee }: Ranges): plot.Drawing {
  const known = bests.flatMap((best) => best ?? []);
  const x: plot.Quantity = {
    label: 'batch size B (log scale)',
    scale: 'log',
    domain: [batchSizes[0]!, batchSizes.at(-1)!],
    ticks: batchSizes,
    format: String,
  };
  const kneeRule = plot.rule({ x: knee, stroke: 'hair' });
  return plot.stack(
    plot.panel({
      name: 'rates',
      x: { ...x, axis: 'none' },
      y: { label: 'best learning rate α (log scale)', scale: 'log', domain: rateDomain, grid: true },
      linesHigh: 12,
      marks: [kneeRule, guidesFrom(known[0], batchSizes), lineOf(known, 'best α', ({ rate }) => rate)],
    }),
    plot.panel({
      name: 'losses',
      x,
      y: { label: 'validation loss at the best α', domain: lossDomain(known), grid: true },
      linesHigh: 5.5,
      marks: [kneeRule, lineOf(known, 'validation loss', ({ loss }) => loss)],
    }),
  );
}

const lineOf = (bests: readonly Best[], name: string, of: (best: Best) => number): plot.Marks => {
  const points = bests.map((best): plot.Point => [best.batchSize, of(best)]);
  const color = 'var(--accent)';
  return [
    plot.line({ name, isNamed: false, points, color }),
    plot.dots({ points, color, size: 'middle', outline: 'paper' }),
  ];
};

/** What the best rate of the smallest batch would become, were it to grow as B or as √B; up to the upper edge. */
const guidesFrom = (smallest: Best | undefined, batchSizes: readonly number[]): plot.Marks => {
  if (!smallest) return [];
  const guide = (label: string, growth: (times: number) => number) => {
    const points = batchSizes
      .map((batchSize): plot.Point => [batchSize, smallest.rate * growth(batchSize / smallest.batchSize)])
      .filter(([, rate]) => rate <= rateDomain[1]);
    return plot.line({ label, points, color: 'var(--ink-soft)', stroke: 'hair', isDashed: true });
  };
  return [guide('∝ B', (times) => times), guide('∝ √B', Math.sqrt)];
};

function lossDomain(bests: readonly Best[]): [number, number] {
  const losses = bests.map(({ loss }) => loss);
  if (losses.length === 0) return [0, 1];
  return [
    lossStep * Math.floor(Math.min(...losses) / lossStep),
    lossStep * Math.ceil(Math.max(...losses) / lossStep),
  ];
}
