/** The rates of the three schedules, and the errors of their runs. */
import * as plot from '../../../lib/plot/plot.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import { percent } from '../../../lib/text/numbers.ts';
import { atEnd, epochs, iterationsPerEpoch, shareAtEnd, stairs, type Curve, type Name } from './curves.ts';

/** The colours that the schedules have in the figure of all six. */
export const colors: Record<Name, string> = {
  staircase: 'var(--series-4)',
  constant: 'var(--series-6)',
  cosine: 'var(--series-5)',
};

export const ratePanel = (curves: Curve[]): plot.Panel =>
  plot.panel({
    name: 'rates',
    x: { label: 'epoch', domain: [0, epochs], ticks: [0, ...stairs, epochs] },
    y: {
      label: 'learning rate α',
      scale: 'log',
      domain: [0.0003, 0.6],
      ticks: [0.001, 0.01, 0.1],
      grid: true,
    },
    lines: 13.5,
    marks: [...curves].reverse().map(({ name, rates }) =>
      plot.named(
        name,
        plot.line({
          name,
          isNamed: false,
          // The last one holds to the end of its epoch.
          points: plot.overSteps([...rates, ...rates.slice(-1)]),
          color: colors[name],
          stroke: strokeOf(name),
          isDashed: name === 'constant',
          isStepped: name !== 'cosine',
        }),
      ),
    ),
  });

const strokeOf = (name: Name) => (name === 'staircase' ? 'thick' : 'thin');

/** Errors, in percent, that the axis shows; of a run that only guesses, all. */
const shownErrors = { domain: [0, 60], ticks: [0, 10, 20, 30, 40, 50, 60] } as const;
const allErrors = { domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100] } as const;

export function errorPanel(curves: Curve[], split: SplitName): plot.Panel {
  const guesses = curves.some(
    ({ errors }) => errors[split].length > 1 && errors[split].at(-1)! > shownErrors.domain[1],
  );
  return plot.panel({
    name: 'errors',
    x: {
      label: `iteration (${iterationsPerEpoch} an epoch)`,
      domain: [0, epochs * iterationsPerEpoch],
      ticks: [0, ...stairs, epochs].map((epoch) => epoch * iterationsPerEpoch),
    },
    y: { label: `${split} error, %`, grid: true, ...(guesses ? allErrors : shownErrors) },
    lines: 13.5,
    marks: [
      ...stairs.map((epoch, i) =>
        plot.named(`stair-${i}`, plot.rule({ x: epoch * iterationsPerEpoch, stroke: 'hair' })),
      ),
      ...[...curves].reverse().map(({ name, errors, divergedAt }) =>
        plot.named(
          name,
          plot.course({
            name,
            note: atEnd(errors[split]) === undefined ? undefined : percent(shareAtEnd(errors[split])),
            points: plot.overSteps(errors[split], iterationsPerEpoch),
            color: colors[name],
            stroke: strokeOf(name),
            divergedAt,
          }),
        ),
      ),
    ],
  });
}
