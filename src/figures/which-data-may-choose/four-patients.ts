import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { StudiesResult } from '../../lib/experiment/studies.ts';
import { median } from '../../lib/math/averages.ts';
import * as plot from '../../lib/plot/plot.ts';
import { latestOf } from '../../lib/study/outcomes.ts';
import { percent } from '../../lib/text/numbers.ts';
import { patients, patientsExperiment, repetitions } from './patients/patients.ts';

/** A training error above this is high, and so is a validation error that is so much above the training error. */
const highBias = 0.1;
const highVariance = 0.08;

interface Errors {
  training: number;
  validation: number;
}

interface Data {
  /** `[patients]`, each `[repetitions]`, or as many as are known. */
  each: Errors[][];
  /** `[patients]`: medians; null before there is a run. */
  typical: (Errors | null)[];
}

const splits = [
  { of: 'training', aside: -0.16 },
  { of: 'validation', aside: 0.16 },
] as const;

const inPercent = (share: number) => percent(share);

export default defineFigure({
  title: 'Four patients',
  description:
    'Four networks beside each other, each with two columns of dots: the errors on the training examples and on the validation examples, one dot for every data set. ' +
    'A short stroke is at the median. The first network has hardly any training error and a higher validation error, the second two high ones, the third a high and a still higher one, the fourth two low ones.',
  knobs: {
    treatment: choice('Treatment', ['none', 'larger', 'longer', 'more', 'decay'], {
      names: {
        none: 'none',
        larger: 'a larger network',
        longer: 'three times the steps',
        more: 'more examples',
        decay: 'weight decay',
      },
    }),
    seed: seed(),
  },

  experiment: ({ treatment, seed }) => patientsExperiment(treatment, seed),

  summarise: (result): Data => {
    const each = patients.map((_, patient) => errorsOf(result, patient));
    return { each, typical: each.map(typicalOf) };
  },

  panels: ({ each, typical }) =>
    plot.panel({
      name: 'errors',
      x: { domain: [-0.5, 3.5], names: patients.map(({ name }) => name), breaksNames: true },
      y: { label: 'error', domain: [0, 0.6], format: inPercent },
      marks: splits.map(({ of, aside }) => {
        const { color } = plot.splitLook(of);
        return [
          plot.dots({
            points: each.flatMap((all, i) => all.map((errors): plot.Point => [i + aside, errors[of]])),
            color,
            opacity: 0.5,
          }),
          typical.map(
            (errors, i) =>
              errors &&
              plot.rule({
                y: errors[of],
                from: i + aside - 0.12,
                to: i + aside + 0.12,
                color,
                stroke: 'thick',
                isDashed: false,
              }),
          ),
          plot.words({
            at: [1 + aside, 0.5],
            text: of,
            side: of === 'training' ? 'left' : 'right',
            color,
            isBold: true,
          }),
        ];
      }),
    }),

  table: ({ typical }) =>
    plot.tableOver(patients, {
      patient: ({ name }) => name,
      'training error': (_, i) => typical[i]?.training,
      'validation error': (_, i) => typical[i]?.validation,
    }),

  measures: ({ typical: [a, b, c, d] }) => ({
    trainingA: a?.training,
    validationA: a?.validation,
    trainingB: b?.training,
    validationB: b?.validation,
    gapB: b && b.validation - b.training,
    trainingC: c?.training,
    validationC: c?.validation,
    validationD: d?.validation,
  }),

  curves: ({ typical }) =>
    plot.curvesOver(patients, {
      x: { names: ['A', 'B', 'C', 'D'] },
      y: { label: 'error', domain: [0, 0.6], format: inPercent },
      lines: splits.map(({ of }) => ({
        ...plot.splitLook(of),
        of: (patient: (typeof patients)[number]) => typical[patients.indexOf(patient)]?.[of],
      })),
    }),

  finding: {
    says: ({ typical }) =>
      `Training and validation error: ${patients.map(({ name }, i) => `${name[0]} ${percent(typical[i]?.training)} and ${percent(typical[i]?.validation)}${illnessOf(typical[i] ?? null)}`).join('; ')}. ` +
      `(Medians of ${repetitions} data sets. High bias: a training error above ${percent(highBias)}. High variance: a validation error more than ${percent(highVariance)} above it.)`,
    holds: ({ typical }) =>
      typical.map(illnessOf).join() === [', high variance', ', high bias', ', both', ', neither'].join(),
    fails: { treatment: 'larger' },
    atLeast: 0.9,
  },
});

function illnessOf(errors: Errors | null): string {
  if (!errors) return '';
  const isBiased = errors.training > highBias;
  const varies = errors.validation - errors.training > highVariance;
  if (isBiased) return varies ? ', both' : ', high bias';
  return varies ? ', high variance' : ', neither';
}

const errorsOf = ({ studies }: StudiesResult, patient: number): Errors[] =>
  studies.flatMap(({ runs }): Errors[] => {
    const [training, validation] = (['trainingAccuracy', 'validationAccuracy'] as const).map((accuracy) =>
      latestOf(runs[patient]!, accuracy),
    );
    return training == null || validation == null
      ? []
      : [{ training: 1 - training, validation: 1 - validation }];
  });

const typicalOf = (all: readonly Errors[]): Errors | null =>
  all.length === 0
    ? null
    : {
        training: median(all.map(({ training }) => training)),
        validation: median(all.map(({ validation }) => validation)),
      };
