import type { Tabulation } from '../../lib/experiment/tabulate.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import { evenly } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Exploration } from '../../lib/search/schedulers/explore.ts';
import { decimal } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { evolve, highest, qualityAt, rounds, start, type Population } from './toy/population.ts';

/** What one term of Q alone can be brought to, and what counts as the top. */
const stuckAt = qualityAt([0, start[1]]);
const nearTop = 1.19;
const nearStuck = 0.4;

const ways = [
  { key: 'factors', name: '× 0.8 or 1.25', color: 'var(--series-1)', explores: { by: 'factors' } },
  { key: 'copied', name: 'copying alone', color: 'var(--series-2)', explores: { factors: [1] } },
  { key: 'adding', name: '± 0.1', color: 'var(--series-4)', explores: { by: 'adding', step: 0.1 } },
] as const satisfies readonly { key: string; name: string; color: string; explores: Partial<Exploration> }[];

type Way = (typeof ways)[number]['key'];
type Data = Record<Way, Population>;

const window = { x: [-0.05, 1], y: [-0.05, 1] } as const;
const field = plot.sampleField((x, y) => x * x + y * y, { ...window, columns: 31, rows: 31 });
const levels = evenly(0.1, 1.6, 6);

export default defineFigure({
  title: 'The toy problem: zero times a factor',
  description:
    'Left, the plane of the two weights with contours of the quality, which is highest in the corner at zero, and the paths of three populations that begin at one point: ' +
    'two go level to the edge and stop there, the third turns and comes to the corner. Right, the quality of the best of each population over the rounds.',
  knobs: {
    other: slider({
      label: 'The other hyperparameter begins at',
      symbol: 'h',
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0,
    }),
    resample: slider({ label: 'Drawn anew with probability', min: 0, max: 0.5, step: 0.05, default: 0 }),
    seed: seed(),
  },

  /** Only the rounds: two weights are followed as fast as they are drawn. */
  experiment: (): Tabulation => ({
    kind: 'tabulation',
    from: 0,
    to: rounds,
    points: rounds + 1,
    functions: [],
  }),

  summarise: (_, { other, resample, seed }): Data => {
    const [factors, copied, adding] = ways.map(({ explores }) =>
      evolve({ resample, ...explores }, other, seed),
    );
    return { copied: copied!, factors: factors!, adding: adding! };
  },

  panels: (data) =>
    plot.row(
      [
        plot.mapPanel({
          name: 'plane',
          window,
          aspect: 1,
          head: [{ text: 'the weights θ₀ and θ₁', isBold: true }],
          marks: [
            plot.contours({ field, thresholds: levels, label: 'θ₀² + θ₁²' }),
            ways.map(({ key, color }) =>
              plot.line({ className: key, points: data[key].path, color, stroke: 'thick' }),
            ),
            plot.dots({ points: [[...start]], color: 'var(--ink)', size: 'large' }),
            plot.words({ at: start, text: 'Start', side: 'below', anchor: 'end' }),
          ],
        }),
        plot.panel({
          name: 'quality',
          x: { label: 'round', domain: [0, rounds] },
          y: { label: 'Q of the best', domain: [-0.5, 1.3], ticks: [0, 0.39, 1.2] },
          head: [{ text: 'what the population comes to', isBold: true }],
          marks: [
            plot.rule({ y: highest, label: 'the highest there is' }),
            ways.map(({ key, name, color }) =>
              plot.line({
                name,
                color,
                isDashed: key === 'copied',
                points: data[key].best.map((quality, round): plot.Point => [round, quality]),
              }),
            ),
          ],
        }),
      ],
      [0.42, 0.58],
    ),

  measures: (data) => ({
    copiedQuality: endOf(data.copied),
    factorsQuality: endOf(data.factors),
    addingQuality: endOf(data.adding),
  }),

  finding: {
    says: (data) =>
      `After ${rounds} rounds the best of two comes to Q = ${decimal(endOf(data.copied), 2)} with settings that are only copied, to ${decimal(endOf(data.factors), 2)}, ${standing(endOf(data.factors), 'less than', nearStuck)}, with settings that are multiplied, ` +
      `and to ${decimal(endOf(data.adding), 2)}, ${standing(endOf(data.adding), 'more than', nearTop)}, with settings to which something is added. The highest is ${highest}; with θ₁ left where it was there is no more than ${decimal(stuckAt, 2)}.`,
    holds: (data) => endOf(data.factors) < nearStuck && endOf(data.adding) > nearTop,
    fails: { other: 0.1 },
    atLeast: 0.95,
  },
});

const endOf = ({ best }: Population): number => best.at(-1)!;
