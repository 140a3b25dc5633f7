import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualOptimizers } from '../../lib/study/defaults.ts';
import type { Path } from '../../lib/surfaces/descend.ts';
import { surface, type SurfaceSpec } from '../../lib/surfaces/surfaces.ts';
import { significant } from '../../lib/text/numbers.ts';
import { counted, listed, standing } from '../../lib/text/words.ts';
import { looks, names, type OptimizerName } from './common/optimizers.ts';

/** Eight in each decade. */
const rates = geometric(0.001, Math.sqrt(Math.sqrt(Math.sqrt(10))), 33);
const mostSteps = 1000;
/** Of the height above the minimum at the start: where a walk has to stay below to have arrived. */
const goal = 1e-3;
/** The rate at which texts compare two of them. */
const small = 0.01;
/** Each of the optimisers is the first to arrive at some rate. */
const claimed = names.length;

const places = {
  beale: { surface: { name: 'beale' }, start: [1, 1.5] },
  ravine: { surface: { name: 'quadratic', condition: 100 }, start: [1.3, 0.7] },
  goh: { surface: { name: 'goh' }, start: [-0.5, 0.8] },
  quartic: { surface: { name: 'quartic' }, start: [2] },
} as const satisfies Record<string, { surface: SurfaceSpec; start: readonly number[] }>;

interface Arrival {
  rate: number;
  /** Steps after which it stays below the goal; null if it does not within the budget. */
  steps: number | null;
}

interface Data {
  /** `[rates]` of each. */
  of: Record<OptimizerName, Arrival[]>;
  /** `[rates]`: the first to arrive; null where nobody does. */
  winners: (OptimizerName | null)[];
}

export default defineFigure({
  title: 'Who is first depends on the rate that they share',
  description:
    'The number of steps to the goal over the learning rate, both on logarithmic axes, as a line for each of five optimisers: descent, momentum, RMSProp, Adagrad and Adam. The lines cross. A ring marks the lowest point of each. Where a line is missing, the goal is not reached in 1,000 steps.',
  knobs: {
    surface: choice('Surface', ['beale', 'goh', 'ravine', 'quartic'], {
      names: {
        beale: 'Beale’s',
        goh: 'bent valley',
        ravine: 'ravine, κ = 100',
        quartic: 'x² + x⁴',
      },
    }),
  },

  experiment: ({ surface }) => ({
    kind: 'descent',
    surface: places[surface].surface,
    steps: mostSteps,
    walks: names.flatMap((name) =>
      rates.map((learningRate) => ({
        start: [...places[surface].start],
        learningRate,
        optimizer: usualOptimizers[name],
      })),
    ),
  }),

  summarise: ({ paths }, { surface: at }): Data => {
    const { surface: spec, start } = places[at];
    const { value, minimum } = surface(spec);
    const lowest = value(minimum!);
    const below = lowest + goal * (value(start) - lowest);
    const arrivals = (of: number): Arrival[] =>
      rates.map((rate, i) => ({ rate, steps: arrivalIn(paths[of * rates.length + i]!, below) }));
    const of = {
      sgd: arrivals(0),
      momentum: arrivals(1),
      rmsprop: arrivals(2),
      adagrad: arrivals(3),
      adam: arrivals(4),
    };
    return { of, winners: rates.map((_, i) => lowestBy(names, (name) => of[name][i]!.steps)) };
  },

  panels: ({ of }) =>
    plot.panel({
      name: 'steps',
      x: {
        label: 'learning rate α of all (log scale)',
        scale: 'log',
        domain: [0.001, 10],
        ticks: [0.001, 0.01, 0.1, 1, 10],
      },
      y: {
        label: 'steps to the goal (log scale)',
        scale: 'log',
        domain: [1, mostSteps],
        ticks: [1, 10, 100, 1000],
      },
      marks: names.map((name) => [
        plot.line({ ...looks[name], points: pointsOf(of[name]) }),
        plot.ring({
          className: `best ${name}`,
          color: looks[name].color,
          points: pointsOf([bestOf(of[name])].flatMap((best) => best ?? [])),
        }),
      ]),
    }),

  measures: ({ of, winners }) => ({
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`${name}Steps`, bestOf(of[name])?.steps],
        [`${name}Rate`, bestOf(of[name])?.rate],
        [`${name}StepsSmall`, lowestBy(of[name], ({ rate }) => Math.abs(rate - small))!.steps],
      ]),
    ),
    winners: differentOf(winners).length,
    firstTuned: looks[tuned(of) ?? 'sgd'].name,
  }),

  finding: {
    says: ({ of, winners }) => {
      const different = differentOf(winners);
      return (
        `From the lowest rate to the highest, ${listed(different.map((name) => looks[name].name))} ${different.length === 1 ? 'is' : 'are in turn'} the first to arrive: ${counted(different.length, 'optimiser')}, ${standing(different.length, 'at least', claimed)}. ` +
        `Each at its own best rate: ${listed(names.map((name) => toldOf(looks[name].name, bestOf(of[name]))))}.`
      );
    },
    holds: ({ winners }) => differentOf(winners).length >= claimed,
    fails: { surface: 'goh' },
    atLeast: 1,
  },
});

/** The step from which on the walk stays below. */
function arrivalIn({ values, divergedAt }: Path, below: number): number | null {
  if (divergedAt !== null || !(values.at(-1)! < below)) return null;
  return values.findLastIndex((value) => !(value < below)) + 1;
}

const bestOf = (arrivals: readonly Arrival[]): Arrival | null => lowestBy(arrivals, ({ steps }) => steps);

const tuned = (of: Data['of']): OptimizerName | null => lowestBy(names, (name) => bestOf(of[name])?.steps);

const differentOf = (winners: Data['winners']): OptimizerName[] => [
  ...new Set(winners.flatMap((one) => one ?? [])),
];

const pointsOf = (arrivals: readonly Arrival[]): plot.Point[] =>
  arrivals.flatMap(({ rate, steps }): plot.Point[] => (steps === null ? [] : [[rate, Math.max(1, steps)]]));

const toldOf = (name: string, best: Arrival | null): string =>
  best ? `${name} ${counted(best.steps!, 'step')} (α = ${significant(best.rate)})` : `${name} not at all`;
