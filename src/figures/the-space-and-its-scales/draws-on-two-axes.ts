import { defineFigure } from '../../lib/figure/contract/define.ts';
import { count, seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, plain, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bankExperiment, bankOf, type Bank } from './one-knob/bank.ts';
import { axisLooks, axisNames, drawn, type AxisName } from './one-knob/draws.ts';
import { axisOfProblem, problemKnob, problemOf, type Problem } from './one-knob/problems.ts';

/** Of the linear draws at least so many lie in the highest decade, and of the log draws at most so many. */
const claimed = { linear: 0.8, log: 0.5 };

interface Data {
  bank: Bank;
  draws: Record<AxisName, number[]>;
  /** `[decades]`, from the low end of the log axis: which share of the draws of either axis lies in each. */
  decades: Decade[];
}

interface Decade extends Record<AxisName, number> {
  /** "0.1 to 1" */
  name: string;
  /** On a linear axis. */
  width: number;
}

export default defineFigure({
  title: 'The same range, drawn from on two axes',
  description:
    'Three panels. Above, over a logarithmic axis of the hyperparameter, the validation loss of real runs. In the middle, on the same axis, two rows ' +
    'of dots: values drawn evenly on a logarithmic axis, and values drawn evenly on a linear one. Below, the same two rows on a linear axis.',
  knobs: {
    searched: problemKnob,
    draws: count({ label: 'Draws', min: 10, max: 1000, default: 100 }),
    seed: seed(),
  },

  experiment: ({ searched, seed }) => bankExperiment(searched, seed),

  summarise: (result, { searched, draws, seed }): Data => {
    const { parameter } = problemOf(searched);
    const both = {
      linear: drawn(parameter, 'linear', draws, seed),
      log: drawn(parameter, 'log', draws, seed),
    };
    return { bank: bankOf(result, searched), draws: both, decades: decadesOf(problemOf(searched), both) };
  },

  panels: ({ bank, draws }, { searched }) => {
    const problem = problemOf(searched);
    const { quantity, placeOf } = axisOfProblem(problem);
    const { low, high } = problem.parameter;
    return [
      plot.panel({
        name: 'losses',
        x: { ...quantity, axis: 'rule' },
        y: { label: 'validation loss (log scale)', scale: 'log', domain: problem.losses },
        linesHigh: 7,
        marks: [
          plot.dots({
            points: bank.entries.flatMap(({ value, losses }) =>
              losses.map((loss): plot.Point => [placeOf(value), loss]),
            ),
            color: 'var(--ink-faint)',
          }),
        ],
      }),
      rowsPanel('on-log-axis', quantity, draws, placeOf),
      rowsPanel(
        'on-linear-axis',
        { label: `${problem.label} (linear scale)`, domain: [low, high] },
        draws,
        (value) => value,
      ),
    ];
  },

  table: ({ decades }) =>
    plot.tableOver(decades, {
      decade: ({ name }) => name,
      'share of the draws on a linear axis': ({ linear }) => linear,
      'share of the draws on a log axis': ({ log }) => log,
    }),

  measures: ({ decades }) => {
    const widest = widestOf(decades);
    const lowest = decades[0]!;
    return {
      linearInWidest: widest.linear,
      logInWidest: widest.log,
      linearInLowest: lowest.linear,
      logInLowest: lowest.log,
    };
  },

  curves: ({ decades }, { searched }) =>
    plot.curvesOver(decades, {
      x: { label: `${problemOf(searched).label}`, names: decades.map(({ name }) => name) },
      y: { label: 'share of the draws', domain: [0, 1] },
      lines: axisNames.map((axis) => ({ ...axisLooks[axis], of: (decade: Decade) => decade[axis] })),
    }),

  finding: {
    says: ({ decades }, { draws }) => {
      const { name, linear, log } = widestOf(decades);
      return (
        `Of ${whole(draws)} draws on a linear axis ${percent(linear)} lie in one decade, from ${name}, ${standing(linear, 'at least', claimed.linear, percent)}; ` +
        `of as many on a log axis, ${percent(log)}, ${standing(log, 'at most', claimed.log, percent)}.`
      );
    },
    holds: ({ decades }) => {
      const { linear, log } = widestOf(decades);
      return linear >= claimed.linear && log <= claimed.log;
    },
    fails: { searched: 'narrow' },
    atLeast: 0.95,
    switches: [
      { with: 'momentum β in place of the rate', knobs: { searched: 'momentum' }, holds: true, atLeast: 0.9 },
    ],
  },
});

function decadesOf({ decades }: Problem, draws: Record<AxisName, number[]>): Decade[] {
  return decades.slice(1).map((to, i) => {
    const from = decades[i]!;
    // The first has its lower end, and each its upper one.
    const shareOf = (values: readonly number[]) =>
      values.filter((value) => (value > from || i === 0) && value <= to).length / values.length;
    return {
      name: `${plain(from)} to ${plain(to)}`,
      width: to - from,
      linear: shareOf(draws.linear),
      log: shareOf(draws.log),
    };
  });
}

/** The one that takes most of a linear axis. */
const widestOf = (decades: readonly Decade[]): Decade =>
  decades.reduce((widest, next) => (next.width > widest.width ? next : widest));

/** So high, in rows, are the dots of a row: those at one place would hide each other. */
const bandOfRow = 0.6;
const rows = ['log', 'linear'] as const;

/** The draws of both axes, a row each, at their places on an axis. */
const rowsPanel = (
  name: string,
  x: plot.Quantity,
  draws: Data['draws'],
  placeOf: (value: number) => number,
): plot.Panel =>
  plot.panel({
    name,
    x,
    y: {
      domain: [rows.length - 0.5, -0.5],
      names: rows.map((axis) => `from a ${axisLooks[axis].name}`),
      axis: 'bare',
    },
    linesHigh: 3.4,
    marks: rows.map((axis, row) =>
      plot.dots({
        className: axis,
        points: draws[axis].map((value, i): plot.Point => [
          placeOf(value),
          row + plot.besideEachOther(i, bandOfRow),
        ]),
        color: axisLooks[axis].color,
        opacity: 0.6,
      }),
    ),
  });
