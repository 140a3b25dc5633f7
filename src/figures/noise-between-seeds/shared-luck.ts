import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed } from '../../lib/figure/contract/knobs.ts';
import { correlation } from '../../lib/math/correlation.ts';
import * as plot from '../../lib/plot/plot.ts';
import { decimal } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { comparisonKnob, comparisons, type ComparisonName } from './pairs/comparisons.ts';
import { pairsExperiment, pairsOf, repetitions, type Pair, type Pairs } from './pairs/pairs.ts';

/** Data and start together must carry so much more than either of them alone for the finding to hold. */
const leastMore = 0.12;

/** What two runs can have in common, and what is then in common of their losses. */
const inCommon = [
  { of: 'start', name: 'the same start' },
  { of: 'data', name: 'the same data' },
  { of: 'both', name: 'both' },
] as const satisfies { of: keyof Pairs; name: string }[];

interface Data {
  pairs: Pairs;
  /** Of the losses of the two settings; null before there are enough. */
  correlations: Record<keyof Pairs, number | null>;
}

export default defineFigure({
  title: 'What two runs have in common',
  description:
    'Three square panels beside each other. In each a dot for every pair of runs: the validation loss of the first setting across, that of the second upwards. ' +
    'In the first the two runs of a pair have the same start, in the second the same data, in the third both. The closer the dots are to a line, the more of their luck the two runs share.',
  knobs: { compared: comparisonKnob, seed: seed() },

  experiment: ({ compared, seed }) => pairsExperiment(compared, seed),

  summarise: (result): Data => {
    const pairs = pairsOf(result, 'loss');
    const of = (some: readonly Pair[]) =>
      some.length > 2
        ? correlation(
            some.map(({ a }) => a),
            some.map(({ b }) => b),
          )
        : null;
    return { pairs, correlations: { start: of(pairs.start), data: of(pairs.data), both: of(pairs.both) } };
  },

  panels: ({ pairs, correlations }, { compared }) =>
    plot.facets(
      inCommon.map(({ of, name }) => {
        const [x, y] = axesOf(compared);
        return plot.panel({
          name: of,
          ...{ x, y },
          aspect: 1,
          head: [{ text: name, isBold: true }, `correlation ${decimal(correlations[of], 2)}`],
          marks: [
            plot.dots({
              name,
              points: pairs[of].map(({ a, b }): plot.Point => [a, b]),
              color: 'var(--series-1)',
              size: 'small',
              opacity: 0.8,
            }),
          ],
        });
      }),
      { columns: 3, onPhones: 2, sharesY: true },
    ),

  table: ({ pairs }, { compared }) => {
    const [a, b] = comparisons[compared].map(({ name }) => name);
    return plot.tableOver(
      inCommon.flatMap(({ of, name }) => pairs[of].map((pair) => ({ name, ...pair }))),
      { 'in common': ({ name }) => name, [a!]: (pair) => pair.a, [b!]: (pair) => pair.b },
    );
  },

  measures: ({ correlations }) => ({ ...correlations, moreTogether: moreTogether(correlations) }),

  curves: ({ correlations }) =>
    plot.curvesOver(inCommon, {
      x: { label: 'in common', names: inCommon.map(({ name }) => name) },
      y: { label: 'correlation of the losses', domain: [-0.5, 1] },
      lines: [{ name: 'correlation', color: 'var(--series-1)', of: ({ of }) => correlations[of] }],
    }),

  finding: {
    says: ({ correlations: { start, data, both } }) =>
      `Two runs on the same data from the same start have losses with a correlation of ${decimal(both, 2)}. The same data alone give ${decimal(data, 2)}, ` +
      `the same start alone ${decimal(start, 2)}: together they carry ${standing(moreTogether({ start, data, both }), 'at least', leastMore)} more than the better of the two. (${repetitions} pairs that share both, ${2 * repetitions} that share one.)`,
    holds: ({ correlations }) => (moreTogether(correlations) ?? 0) >= leastMore,
    fails: { compared: 'widths' },
    atLeast: 0.95,
  },
});

function moreTogether({ start, data, both }: Data['correlations']): number | null {
  return start === null || data === null || both === null ? null : both - Math.max(start, data);
}

const axesOf = (compared: ComparisonName): [x: plot.Quantity, y: plot.Quantity] => {
  const [a, b] = comparisons[compared].map(({ name }) => `loss, ${name}`);
  const isFar = compared === 'far apart';
  return [
    { label: a!, domain: [0.6, 1.6] },
    { label: b!, domain: isFar ? [1.4, 2.4] : [0.6, 1.6] },
  ];
};
