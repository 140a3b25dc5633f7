/** Two columns of dots, one for each setting, and a thin line from run to run of a seed. */
import { mean } from '../../../lib/math/averages.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { percent } from '../../../lib/text/numbers.ts';
import { comparisons, type ComparisonName } from './comparisons.ts';
import type { Judge, Pair } from './pairs.ts';

/** The same for every seed. */
const axisOf = (judge: Judge, compared: ComparisonName): plot.Quantity => {
  const isFar = compared === 'far apart';
  return judge === 'loss'
    ? { label: 'validation loss', domain: [0.6, isFar ? 2.4 : 1.6] }
    : { label: 'validation error', domain: [0.15, isFar ? 0.9 : 0.45], format: (share) => percent(share) };
};

/** Half as long as the stroke at a mean. */
const reach = 0.12;

export function strips(
  pairs: readonly Pair[],
  seeds: number,
  compared: ComparisonName,
  judge: Judge,
): plot.Panel {
  const shown = pairs.slice(0, seeds);
  const others = pairs.slice(seeds);
  const joined = (all: readonly Pair[]) =>
    all.map(({ a, b }): plot.Point[] => [
      [0, a],
      [1, b],
    ]);
  const settings = (['a', 'b'] as const).map((of, i) => ({ of, i, color: `var(--series-${3 + i})` }));
  return plot.panel({
    name: 'seeds',
    x: { domain: [-0.4, 1.4], names: comparisons[compared].map(({ name }) => name) },
    y: axisOf(judge, compared),
    marks: [
      plot.threads({
        className: 'other pairs',
        lines: joined(others),
        color: 'var(--ink-faint)',
        opacity: 0.35,
      }),
      plot.threads({ className: 'pairs', lines: joined(shown), color: 'var(--ink)', stroke: 'fine' }),
      settings.map(({ of, i, color }) => [
        plot.dots({ points: others.map((pair): plot.Point => [i, pair[of]]), color, opacity: 0.4 }),
        plot.dots({
          points: shown.map((pair): plot.Point => [i, pair[of]]),
          color,
          size: 'middle',
          outline: 'paper',
        }),
        shown.length > 0 &&
          plot.rule({
            y: mean(shown.map((pair) => pair[of])),
            from: i - reach,
            to: i + reach,
            color,
            stroke: 'thick',
            isDashed: false,
          }),
      ]),
    ],
  });
}
