/** The rates of the three schedules, and the errors of their runs. */
import * as plot from '../../../lib/plot/plot.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import { percent } from '../../../lib/text/numbers.ts';

/** A run along one of the schedules. */
export interface Curve {
  name: 'staircase' | 'constant' | 'cosine';
  /** `[epochs done + 1]`: mean over the training set after each epoch, the untrained network first. */
  losses: number[];
  /** `[epochs done + 1]`: the share of wrong predictions. */
  errors: Record<SplitName, number[]>;
  /** `[epochs begun]`: the rate of each epoch's first iteration. */
  rates: number[];
  divergedAt: number | null;
}

/** How long the runs are, and the epochs at which the staircase takes its steps. */
export interface Course {
  epochs: number;
  iterationsPerEpoch: number;
  stairs: readonly number[];
}

/** The colours that the schedules have in the figure of all six. */
export const colors: Record<Curve['name'], string> = {
  staircase: 'var(--series-4)',
  constant: 'var(--series-6)',
  cosine: 'var(--series-5)',
};

const look = (name: Curve['name']) =>
  ({ className: name, name, color: colors[name], stroke: name === 'staircase' ? 'thick' : 'thin' }) as const;

export const ratePanel = (curves: readonly Curve[], { epochs, stairs }: Course): plot.Panel =>
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
    linesHigh: 13.5,
    marks: [...curves].reverse().map(({ name, rates }) =>
      plot.line({
        ...look(name),
        isNamed: false,
        // The last one holds to the end of its epoch.
        points: plot.overSteps([...rates, ...rates.slice(-1)]),
        isDashed: name === 'constant',
        isStepped: name !== 'cosine',
      }),
    ),
  });

/** Errors, in percent, that the axis shows; of a run that only guesses, all. */
const shownErrors = { domain: [0, 60], ticks: [0, 10, 20, 30, 40, 50, 60] } as const;
const allErrors = { domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100] } as const;

export function errorPanel(
  curves: readonly Curve[],
  split: SplitName,
  { epochs, iterationsPerEpoch, stairs }: Course,
): plot.Panel {
  const guesses = curves.some(
    ({ errors }) => errors[split].length > 1 && 100 * errors[split].at(-1)! > shownErrors.domain[1],
  );
  return plot.panel({
    name: 'errors',
    x: {
      label: `iteration (${iterationsPerEpoch} an epoch)`,
      domain: [0, epochs * iterationsPerEpoch],
      ticks: [0, ...stairs, epochs].map((epoch) => epoch * iterationsPerEpoch),
    },
    y: { label: `${split} error, %`, grid: true, ...(guesses ? allErrors : shownErrors) },
    linesHigh: 13.5,
    marks: [
      stairs.map((epoch, i) =>
        plot.rule({ className: `stair-${i}`, x: epoch * iterationsPerEpoch, stroke: 'hair' }),
      ),
      [...curves].reverse().map(({ name, errors: { [split]: errors }, divergedAt }) =>
        plot.course({
          ...look(name),
          note: errors[epochs] === undefined ? undefined : percent(errors[epochs]),
          points: plot.overSteps(
            errors.map((share) => 100 * share),
            iterationsPerEpoch,
          ),
          divergedAt,
        }),
      ),
    ],
  });
}
