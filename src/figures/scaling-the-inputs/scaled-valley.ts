import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Scaling } from '../../lib/data/spec.ts';
import type { Studies } from '../../lib/experiment/studies.ts';
import { percent, significant, whole } from '../../lib/text/numbers.ts';
import { capitalised } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { mapOf, stepsPanel, type Line } from './scaled-valley/panels.ts';
import { valleyOf, type Valley } from './scaled-valley/valley.ts';
import {
  arrivalsOf,
  asked,
  factors,
  goal,
  studyOf,
  type Arrival,
  type Walker,
} from './scaled-valley/walks.ts';

const scalings = { measured: 'raw', standardized: 'standardized' } as const satisfies Record<string, Scaling>;
const scalingNames = { measured: 'as they are measured', standardized: 'standardised' };
const inputWords = { measured: 'inputs as they are measured', standardized: 'standardised inputs' };
const walkerNames = { plain: 'plain descent', adam: 'Adam' };
const colors: Record<Walker, string> = { plain: 'var(--series-1)', adam: 'var(--series-2)' };

/** From this factor on, steps have to be in proportion to κ: each step per κ within so much of the others. */
const provenFrom = 4;
const alike = 1.15;

interface Place {
  valley: Valley;
  arrivals: Record<Walker, Arrival | null>;
}

interface Data {
  /** `[factors]`, inputs as they are measured. */
  measured: Place[];
  standardized: Place;
  /** At the reader's factor. */
  chosen: Place;
  path: plot.Point[];
  /** `[factors]`: of the reader's walker, with the reader's inputs. */
  steps: (number | null)[];
}

export default defineFigure({
  title: 'One input in a smaller unit',
  description:
    'Left, a contour map of the loss of a linear model over its two weights, both axes in one unit, with the first 80 steps of a ' +
    'walk from the origin. Right, on two logarithmic axes, the steps that walks need over the scale of the second ' +
    'input: plain descent, Adam, and plain descent on standardised inputs. A dashed line is the condition number κ.',
  knobs: {
    factor: slider({
      label: 'Scale of the second input',
      symbol: 'k',
      min: factors[0]!,
      max: factors.at(-1)!,
      scale: 'log',
      default: 8,
    }),
    inputs: choice('Inputs', ['measured', 'standardized'], { names: scalingNames }),
    walker: choice('Walk', ['plain', 'adam'], { names: walkerNames }),
    correlation: slider({
      label: 'Correlation of the inputs',
      symbol: 'ρ',
      min: 0,
      max: 0.9,
      step: 0.1,
      default: 0,
    }),
    seed: seed(),
  },

  experiment: (knobs): Studies => {
    const shown = asked(knobs, scalings[knobs.inputs]);
    const all = [
      ...factors.map((factor) => asked(knobs, 'raw', factor)),
      asked(knobs, 'standardized'),
      shown,
    ];
    return {
      kind: 'studies',
      studies: [...all.map((data) => studyOf(data, { path: false })), studyOf(shown, { path: true })],
    };
  },

  summarise: ({ studies }, knobs): Data => {
    const placeAt = (study: number, data: Parameters<typeof valleyOf>[0]): Place => {
      const valley = valleyOf(data);
      return { valley, arrivals: arrivalsOf(studies[study]!.runs, valley) };
    };
    const measured = factors.map((factor, i) => placeAt(i, asked(knobs, 'raw', factor)));
    const standardized = placeAt(factors.length, asked(knobs, 'standardized'));
    const chosen = placeAt(factors.length + 1, asked(knobs, scalings[knobs.inputs]));
    const along = knobs.inputs === 'measured' ? measured : factors.map(() => standardized);
    return {
      measured,
      standardized,
      chosen,
      path: pathOf(studies.at(-1)!.runs[chosen.arrivals[knobs.walker]?.run ?? 0]!),
      steps: along.map(({ arrivals }) => arrivals[knobs.walker]?.steps ?? null),
    };
  },

  panels: ({ measured, standardized, chosen, path }, { walker, factor }) => {
    const stepsOf = (places: readonly Place[], who: Walker) =>
      places.map(({ arrivals }) => arrivals[who]?.steps ?? null);
    const lines: Line[] = [
      { name: 'plain descent', color: colors.plain, steps: stepsOf(measured, 'plain') },
      { name: 'Adam', color: colors.adam, steps: stepsOf(measured, 'adam') },
      {
        name: 'standardised',
        color: 'var(--series-3)',
        steps: stepsOf(
          factors.map(() => standardized),
          'plain',
        ),
      },
    ];
    const conditions = measured.map(({ valley }) => valley.condition);
    return plot.row(
      [
        mapOf({ valley: chosen.valley, path, walker: walkerNames[walker], color: colors[walker] }),
        stepsPanel(lines, { conditions, factor }),
      ],
      [0.45, 0.55],
    );
  },

  measures: ({ chosen, measured, standardized, steps }, { walker }) => {
    const arrival = chosen.arrivals[walker];
    return {
      condition: chosen.valley.condition,
      bestAlpha: arrival?.rate,
      stepsToGoal: arrival?.steps,
      standardizedCondition: standardized.valley.condition,
      standardizedSteps: standardized.arrivals.plain?.steps,
      largestCondition: measured.at(-1)!.valley.condition,
      stepsAtFour: steps[factors.indexOf(provenFrom)],
      stepsAtLargest: steps.at(-1),
      growth: ratioOf(steps.at(-1) ?? null, steps[factors.indexOf(provenFrom)] ?? null),
    };
  },

  finding: {
    says: ({ measured, steps }, { walker, inputs }) => {
      const from = factors.indexOf(provenFrom);
      const told = [from, factors.length - 1].map((i) => ({
        condition: significant(measured[i]!.valley.condition),
        steps: whole(steps[i]),
      })) as [Told, Told];
      const spread = spreadOf(perCondition(steps, measured));
      return (
        `From k = ${provenFrom} to k = ${factors.at(-1)!} κ grows from ${told[0].condition} to ${told[1].condition}. ` +
        `${capitalised(walkerNames[walker])} on ${inputWords[inputs]} needs ${told[0].steps} steps there and ${told[1].steps} here, ` +
        `${spread !== null && spread <= alike ? '' : 'not '}in proportion to κ to within ${percent(alike - 1)}. ` +
        `The goal is a loss with ${percent(goal)} of the way down left. α is the best for each.`
      );
    },
    holds: ({ measured, steps }) => {
      const spread = spreadOf(perCondition(steps, measured));
      return spread !== null && spread <= alike;
    },
    fails: { inputs: 'standardized' },
    atLeast: 0.95,
    switches: [
      { with: 'standardised inputs', knobs: { inputs: 'standardized' }, holds: false, atLeast: 0.95 },
      { with: 'Adam', knobs: { walker: 'adam' }, holds: false, atLeast: 0.95 },
      { with: 'correlated inputs, ρ = 0.9', knobs: { correlation: 0.9 }, holds: true, atLeast: 0.95 },
    ],
  },
});

type Told = Record<'condition' | 'steps', string>;

/** Steps per κ of the inputs as they are measured, from the factor on from which it is claimed. */
const perCondition = (steps: readonly (number | null)[], measured: readonly Place[]) =>
  steps.flatMap((count, i) =>
    factors[i]! < provenFrom ? [] : [ratioOf(count, measured[i]!.valley.condition)],
  );

/** The largest over the smallest; null while one is not known. */
const spreadOf = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value !== null) ? Math.max(...values) / Math.min(...values) : null;

const pathOf = ({ checkpoints }: RunHistory): plot.Point[] =>
  checkpoints.map(({ weights }): plot.Point => [weights![0]!, weights![1]!]);
