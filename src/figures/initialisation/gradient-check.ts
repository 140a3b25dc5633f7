import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { GradientCheck } from '../../lib/experiment/gradient-check.ts';
import type { Tabulation } from '../../lib/experiment/tabulate.ts';
import { pow } from '../../lib/math/elementary.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { significant } from '../../lib/text/numbers.ts';
import { powerOfTen } from '../../lib/text/powers.ts';

/** Exponents of the steps that are tried, half a decade apart. */
const exponents = { from: -12, to: 0, points: 25 } as const;
/** A network of 37 parameters, on a few examples: each parameter costs two losses. */
const network = { hidden: [4, 4], l2: 0.01 };
const examples = 12;

/** Below it the gradient is right; above the second it is wrong, or the step is. */
const right = 1e-7;
const wrong = 1e-3;
/** From its lowest, the curve rises by such a factor to both ends. */
const steep = 1000;

interface Data {
  /** The reader's check; null before it is known. */
  points: plot.Point[];
  best: { exponent: number; epsilon: number; difference: number } | null;
  /** At the smallest and the largest step. */
  ends: { smallest: number; largest: number } | null;
}

export default defineFigure({
  title: 'Gradient checking',
  description:
    'On logarithmic axes, how far the gradient of backpropagation and differences of the loss are apart, over the step ε of the ' +
    'differences. A dot marks the lowest point; dashed lines mark what is right and what is wrong.',
  knobs: {
    slip: choice('Broken line', ['none', 'slope', 'bias', 'penalty'], {
      names: {
        none: 'none',
        slope: 'the slope φ′ left out',
        bias: 'bias gradient summed',
        penalty: 'λW left out',
      },
    }),
    activation: choice('Activation', ['tanh', 'relu'], { names: { relu: 'ReLU' } }),
    difference: choice('Difference', ['central', 'forward']),
    precision: choice('Numbers', ['double', 'single'], {
      names: { double: '64 bits', single: '32 bits' },
    }),
    seed: seed(),
  },

  experiment: ({ slip, activation, difference, precision, seed }): Tabulation => {
    const check: GradientCheck = {
      of: 'gradient-check',
      run: { ...network, activation, seed },
      examples,
      difference,
      precision,
      slip,
    };
    return { kind: 'tabulation', ...exponents, functions: [check] };
  },

  summarise: ({ x, y }): Data => {
    const tried = x.map((exponent, i) => ({ exponent, epsilon: pow(10, exponent), difference: y[0]![i]! }));
    const points = tried.map(({ epsilon, difference }): plot.Point => [epsilon, difference]);
    return {
      points,
      best: lowestBy(tried, ({ difference }) => difference),
      ends: points.length > 0 ? { smallest: points[0]![1], largest: points.at(-1)![1] } : null,
    };
  },

  panels: ({ points, best }) =>
    plot.panel({
      name: 'differences',
      x: { label: 'step ε (log scale)', scale: 'log', domain: [1e-12, 1] },
      y: { label: 'relative difference (log scale)', scale: 'log', domain: [1e-12, 1], grid: true },
      linesHigh: 14,
      marks: [
        plot.rule({ y: right, end: { name: 'right below' } }),
        plot.rule({ y: wrong, end: { name: 'wrong above' } }),
        plot.line({ name: 'relative difference', isNamed: false, points, color: 'var(--accent)' }),
        plot.dots({
          points: best ? [[best.epsilon, best.difference]] : [],
          color: 'var(--accent)',
          size: 'large',
          outline: 'paper',
        }),
      ],
    }),

  measures: ({ best, ends }) => ({
    lowest: best?.difference,
    bestExponent: best?.exponent,
    atSmallest: ends?.smallest,
    atLargest: ends?.largest,
  }),

  finding: {
    says: ({ best, ends }, { slip }) => {
      if (!best || !ends) return 'Nothing is computed yet.';
      return (
        `${slip === 'none' ? 'With nothing broken' : 'With one line broken'}, gradient and differences are ${significant(best.difference)} apart at best, at ε = ${significant(best.epsilon)}: ` +
        `${best.difference < right ? 'below' : 'not below'} ${powerOfTen(right)}. At ε = ${powerOfTen(1e-12)} they are ${significant(ends.smallest)} apart, at ε = 1 they are ${significant(ends.largest)} apart, ` +
        `${isV(best.difference, ends) ? '' : 'not '}both more than ${steep} times as much.`
      );
    },
    holds: ({ best, ends }) =>
      best !== null && ends !== null && best.difference < right && isV(best.difference, ends),
    fails: { slip: 'penalty' },
    atLeast: 0.95,
    switches: [
      { with: 'the slope left out', knobs: { slip: 'slope' }, holds: false, atLeast: 0.95 },
      { with: 'numbers of 32 bits', knobs: { precision: 'single' }, holds: false, atLeast: 0.95 },
    ],
  },
});

const isV = (lowest: number, { smallest, largest }: NonNullable<Data['ends']>): boolean =>
  Math.min(smallest, largest) > steep * lowest;
