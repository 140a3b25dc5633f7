import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { Fit, RandomFeatures, RandomFeaturesResult } from '../../lib/experiment/random-features.ts';
import { mean } from '../../lib/math/averages.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { runSeed } from '../../lib/study/seeds.ts';
import { percent, plain, whole } from '../../lib/text/numbers.ts';
import { counted, standing } from '../../lib/text/words.ts';

/** Numbers of features, beside that of the examples: close together around 1. */
const ratios = [0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95, 1, 1.05, 1.15, 1.3, 1.6, 2, 3, 5, 10];
const testExamples = 1000;
/** Draws of features, by the number of examples: the fewer of these, the more one draw differs from another. */
const draws = { 50: 4, 100: 2, 200: 1 };
/** From which leave-one-out chooses. */
const strengths = geometric(0.01, 10, 7);

/** The test error at as many features as examples must be so many times the lowest before, for the finding to hold. */
const leastPeak = 1.3;

type Ridge = 'none' | '0.1' | '1' | '10' | 'best';

interface AtFeatures {
  features: number;
  /** Means over the draws that are known. */
  fit: Omit<Fit, 'lambda'>;
  /** Of least norm. */
  least: Omit<Fit, 'lambda'>;
  /** `[draws]`: the λ of each. */
  lambdas: number[];
}

interface Data {
  /** Ascending; as far as the first draw is known. */
  all: AtFeatures[];
}

/** "0.1", "10,000" */
const grouped = (value: number) => (value < 1 ? plain(value) : whole(value));
const inPercent = (share: number) => percent(share);

export default defineFigure({
  title: 'Random features, fitted by least squares',
  description:
    'Two panels, one above the other, over the number of random features on a logarithmic axis; an upright rule marks as many features as training examples. ' +
    'Above, the test error as a thick line and the training error as a thin one; with ridge, the test error of least norm is a dashed line beside them. Below, the norm of the weights on a logarithmic axis.',
  knobs: {
    examples: choice('Examples', ['50', '100', '200'], { default: '100' }),
    wrong: choice('Wrong labels', ['0', '0.1', '0.2', '0.4'], {
      default: '0.1',
      names: { '0': 'none', '0.1': '10 %', '0.2': '20 %', '0.4': '40 %' },
    }),
    ridge: choice('Ridge λ', ['none', '0.1', '1', '10', 'best'], {
      names: { none: 'none: least norm', best: 'best, by leave-one-out' },
    }),
    seed: seed(),
  },

  experiment: ({ examples, wrong, ridge, seed }): RandomFeatures => ({
    kind: 'random-features',
    data: { name: 'digits', training: Number(examples), validation: 0, test: testExamples, seed },
    wrongLabels: Number(wrong),
    features: ratios.map((ratio) => Math.round(ratio * Number(examples))),
    draws: Array.from({ length: draws[examples] }, (_, draw) => runSeed(seed, draw)),
    fits: [[0], ...fitsWith(ridge)],
  }),

  summarise: (result, { examples }): Data => ({
    all: meansOf(result, Number(examples)),
  }),

  panels: ({ all }, { examples, ridge }) => {
    const n = Number(examples);
    const axis = {
      scale: 'log',
      domain: [n * ratios[0]!, n * ratios.at(-1)!],
      ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10].map((ratio) => ratio * n),
      format: whole,
    } as const;
    const over = (value: (at: AtFeatures) => number) => all.map((at): plot.Point => [at.features, value(at)]);
    return plot.stack(
      plot.panel({
        name: 'errors',
        x: { ...axis, axis: 'rule' },
        y: { label: 'error', domain: [0, 1], format: inPercent },
        linesHigh: 11,
        marks: [
          plot.rule({ x: n, label: `${n} examples` }),
          ridge !== 'none' &&
            plot.line({
              name: 'test, least norm',
              label: 'least norm',
              color: plot.splitColors.validation,
              isDashed: true,
              stroke: 'thin',
              points: over(({ least }) => least.testError),
            }),
          plot.line({
            name: 'training',
            color: plot.splitColors.training,
            stroke: 'thin',
            points: over(({ fit }) => fit.trainingError),
          }),
          plot.line({
            name: 'test',
            color: plot.splitColors.validation,
            points: over(({ fit }) => fit.testError),
          }),
        ],
      }),
      plot.panel({
        name: 'norms',
        x: { ...axis, label: 'random features (log scale)' },
        y: {
          label: 'norm of the weights (log scale)',
          scale: 'log',
          domain: [0.01, 10_000],
          ticks: [0.01, 0.1, 1, 10, 100, 1000, 10_000],
          format: grouped,
        },
        linesHigh: 6,
        marks: [
          plot.rule({ x: n }),
          ridge !== 'none' &&
            plot.line({
              name: 'least norm',
              isNamed: false,
              color: 'var(--ink)',
              isDashed: true,
              stroke: 'thin',
              points: over(({ least }) => least.norm),
            }),
          plot.line({
            name: 'norm',
            isNamed: false,
            color: 'var(--ink)',
            points: over(({ fit }) => fit.norm),
          }),
        ],
      }),
    );
  },

  table: ({ all }) =>
    plot.tableOver(all, {
      features: ({ features }) => features,
      'test error': ({ fit }) => fit.testError,
      'training error': ({ fit }) => fit.trainingError,
      'squared error on the test examples': ({ fit }) => fit.testSquares,
      'norm of the weights': ({ fit }) => fit.norm,
      λ: ({ lambdas }) => mean(lambdas),
    }),

  measures: ({ all }, { examples }) => {
    const { before, peak, last, rise } = landmarks(all, Number(examples));
    const first = lowestBefore(all, Number(examples), ({ testSquares }) => testSquares);
    return {
      atHundred: all.find(({ features }) => features === 100)?.fit.testError,
      lowestBefore: before?.fit.testError,
      lowestBeforeAt: before?.features,
      atThreshold: peak?.fit.testError,
      last: last?.fit.testError,
      peakOverBefore: rise,
      lastOverBefore: ratioOf(last?.fit.testError ?? null, before?.fit.testError ?? null),
      normAtThreshold: peak?.fit.norm,
      lastNorm: last?.fit.norm,
      trainingAtThreshold: peak?.fit.trainingError,
      squaresOverBefore: ratioOf(last?.fit.testSquares ?? null, first?.fit.testSquares ?? null),
    };
  },

  finding: {
    says: ({ all }, { examples, ridge }) => {
      const { before, peak, last, rise } = landmarks(all, Number(examples));
      return (
        `${ridge === 'none' ? 'Fitted with the least norm' : `With ridge (λ ${ridge === 'best' ? 'chosen by leave-one-out' : `= ${ridge}`})`}, the test error falls to ${percent(before?.fit.testError)} at ${whole(before?.features)} features. ` +
        `At as many features as examples it is ${percent(peak?.fit.testError)}, ${standing(rise, 'at least', leastPeak)} times that; with ten times as many it is ${percent(last?.fit.testError)}, ` +
        `${isLower(last, before) ? 'below' : 'not below'} the first minimum. (${counted(Number(examples), 'example')}, ${counted(testExamples, 'test example')}, ${drawsInWords(draws[examples])}.)`
      );
    },
    holds: ({ all }, { examples }) => {
      const { before, last, rise } = landmarks(all, Number(examples));
      return rise !== null && rise >= leastPeak && isLower(last, before);
    },
    fails: { ridge: 'best' },
    atLeast: 0.95,
    switches: [{ with: 'no wrong label', knobs: { wrong: '0' }, holds: true, atLeast: 0.95 }],
  },
});

const fitsWith = (ridge: Ridge): number[][] => {
  if (ridge === 'none') return [];
  return [ridge === 'best' ? strengths : [Number(ridge)]];
};

const drawsInWords = (count: number) =>
  count === 1 ? 'one draw of features' : `mean of ${count} draws of features`;

function meansOf({ fits }: RandomFeaturesResult, examples: number): AtFeatures[] {
  return ratios.flatMap((ratio, place) => {
    const known = fits.flatMap((draw) => (draw[place] ? [draw[place]] : []));
    if (known.length === 0) return [];
    const [own, least] = [known.map((fit) => fit.at(-1)!), known.map((fit) => fit[0]!)];
    return [
      {
        features: Math.round(ratio * examples),
        fit: meanOf(own),
        least: meanOf(least),
        lambdas: own.map(({ lambda }) => lambda),
      },
    ];
  });
}

function meanOf(fits: readonly Fit[]): AtFeatures['fit'] {
  const of = (name: keyof AtFeatures['fit']) => mean(fits.map((fit) => fit[name]));
  return {
    trainingError: of('trainingError'),
    testError: of('testError'),
    trainingSquares: of('trainingSquares'),
    testSquares: of('testSquares'),
    norm: of('norm'),
  };
}

/** The lowest test error with fewer features than examples, that with as many, over the lowest, and that with the most. */
function landmarks(all: readonly AtFeatures[], examples: number) {
  const before = lowestBefore(all, examples, ({ testError }) => testError);
  const peak = all.find(({ features }) => features === examples) ?? null;
  return {
    ...{ before, peak, last: all.length === ratios.length ? all.at(-1)! : null },
    rise: ratioOf(peak?.fit.testError ?? null, before?.fit.testError ?? null),
  };
}

const lowestBefore = (
  all: readonly AtFeatures[],
  examples: number,
  value: (fit: AtFeatures['fit']) => number,
) =>
  lowestBy(
    all.filter(({ features }) => features < examples),
    ({ fit }) => value(fit),
  );

const isLower = (one: AtFeatures | null, other: AtFeatures | null): boolean =>
  one !== null && other !== null && one.fit.testError < other.fit.testError;
