import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { decimal, plain, significant } from '../../lib/text/numbers.ts';
import { compared, type Compared } from './network/lineage.ts';
import { rates, rounds, searchOf, size, steps } from './network/problem.ts';

const exampleCounts = { many: 2000, some: 200, few: 50 };
const factors = { small: 1.25, middle: 1.5, large: 2 };

const entrants = [
  { key: 'constant', name: 'best constant', color: 'var(--series-2)' },
  { key: 'cosine', name: 'best cosine', color: 'var(--series-1)' },
  { key: 'population', name: 'population', color: 'var(--series-4)' },
] as const;

/** The smallest rate that is drawn: a cosine ends at 0. */
const leastRate = 1e-4;

export default defineFigure({
  title: 'A population, and the schedule that it finds',
  description:
    'Two panels over the rounds. In the first, on a logarithmic axis, thin lines are the learning rates of all networks of the population: where one ends another may begin, copied from one that is better. ' +
    'Thick lines are the rates with which the best network at the end was trained, the best constant rate and the best cosine. In the second, the validation losses of these three.',
  knobs: {
    examples: choice('Training examples', ['many', 'some', 'few'], {
      names: { many: '2,000', some: '200', few: '50' },
    }),
    factor: choice('A copy’s rate is multiplied or divided by', ['small', 'middle', 'large'], {
      default: 'middle',
      names: { small: '1.25', middle: '1.5', large: '2' },
    }),
    seed: seed(),
  },

  experiment: ({ examples, factor, seed }) =>
    searchOf({ examples: exampleCounts[examples], factor: factors[factor], seed }),

  summarise: (result) => compared(result),

  panels: (data) => [
    plot.panel({
      name: 'rates',
      x: roundsAxis,
      y: {
        label: 'learning rate α (log scale)',
        scale: 'log',
        domain: [leastRate, 2 * rates[1]],
        format: plain,
      },
      marks: [
        plot.threads({ className: 'networks', lines: data.all, color: 'var(--ink-faint)' }),
        entrants.map(({ key, name, color }) =>
          plot.line({
            name,
            color,
            stroke: key === 'population' ? 'thick' : 'line',
            points: (data[key]?.rates ?? []).filter(([, rate]) => rate >= leastRate),
          }),
        ),
      ],
    }),
    plot.panel({
      name: 'losses',
      x: roundsAxis,
      y: { label: 'validation loss (log scale)', scale: 'log', domain: [0.15, 0.8], ticks: lossTicks },
      marks: entrants.map(({ key, name, color }) =>
        plot.line({
          name,
          color,
          note: data[key]?.loss ? decimal(data[key].loss, 3) : undefined,
          points: data[key]?.losses ?? [],
        }),
      ),
    }),
  ],

  measures: ({ population, constant, cosine }) => ({
    populationLoss: population?.loss,
    constantLoss: constant?.loss,
    cosineLoss: cosine?.loss,
    populationOverConstant: ratioOf(population?.loss ?? null, constant?.loss ?? null),
    cosineOverPopulation: ratioOf(cosine?.loss ?? null, population?.loss ?? null),
    constantRate: constant?.rate,
    cosineRate: cosine?.rate,
    firstRate: population?.rate,
    lastRate: population?.rates.at(-1)?.[1],
    lastOverFirst: ratioOf(population?.rates.at(-1)?.[1] ?? null, population?.rate ?? null),
  }),

  finding: {
    says: ({ population, constant, cosine }) =>
      population?.loss && constant?.loss && cosine?.loss
        ? `After ${steps} steps the best network of the population of ${size} has a validation loss of ${decimal(population.loss, 4)}, the best of ${size} constant rates (α = ${significant(constant.rate)}) ` +
          `${decimal(constant.loss, 4)}, and the best of ${size} cosines (from α = ${significant(cosine.rate)}) ${decimal(cosine.loss, 4)}. All three had as many steps. The population ${isBetween({ population, constant, cosine }) ? 'is' : 'is not'} between the two others.`
        : `Not all of the ${steps} steps have been trained.`,
    holds: (data) => isBetween(data),
    fails: { examples: 'few' },
    atLeast: 0.6,
  },
});

const roundsAxis: plot.Quantity = { label: `round of ${steps / rounds} steps`, domain: [0, rounds] };
const lossTicks = [0.2, 0.3, 0.4, 0.6];

/** Whether the population ends below the best constant rate, and the best cosine below the population. */
const isBetween = ({ population, constant, cosine }: Omit<Compared, 'all'>): boolean =>
  !!population?.loss &&
  !!constant?.loss &&
  !!cosine?.loss &&
  cosine.loss < population.loss &&
  population.loss < constant.loss;
