import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { Studies } from '../../lib/experiment/studies.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { finalOf, type LossName } from '../../lib/study/outcomes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { significant, whole } from '../../lib/text/numbers.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { compared, comparedNames, steps, studyOf, type ComparedName } from './four-scalings/compared.ts';

/** One scale for all reaches less than this share of the training loss with digits from 0 to 1. */
const claimedShare = 0.5;
const rateDomain = [0.001, 4.1] as const;
/** Above it nothing is learnt: guessing costs ln 10 = 2.3. */
const highestShown = 3;

interface Tried {
  rate: number;
  /** At the end; null of a run that diverged or has not ended. */
  trainingLoss: number | null;
  validationLoss: number | null;
  accuracy: number | null;
}

interface Curve {
  name: ComparedName;
  color: string;
  tried: Tried[];
  /** By either loss. */
  best: Record<LossName, Tried | null>;
}

type Data = Record<ComparedName, Curve>;

export default defineFigure({
  title: 'The same digits, scaled in four ways',
  description:
    'Two graphs of a loss over the learning rate, both on logarithmic axes: training loss and validation loss at the end of ' +
    'training. Four lines each, for digits with inputs from 0 to 16, from 0 to 1, standardised with one mean and one deviation ' +
    'for all pixels, and with one for each pixel. A dot marks where each line is lowest.',
  knobs: {
    examples: choice('Training examples', ['500', '5000'], { names: { '5000': '5,000' } }),
    seed: seed(),
  },

  experiment: ({ examples, seed }): Studies => ({
    kind: 'studies',
    studies: comparedNames.map((name) => studyOf(name, { training: Number(examples), seed })),
  }),

  summarise: ({ studies }): Data =>
    Object.fromEntries(comparedNames.map((name, i) => [name, curveOf(name, i, studies[i]!.runs)])) as Data,

  panels: (data) =>
    plot.row(
      measuredSplits.map(({ name, loss }) =>
        plot.panel({
          name,
          x: { label: 'learning rate α (log scale)', scale: 'log', domain: rateDomain },
          y: {
            label: `${name} loss (log scale)`,
            scale: 'log',
            domain: name === 'training' ? [0.001, highestShown] : [0.3, highestShown],
            grid: true,
          },
          overSeeds: { y: [name === 'training' ? 0.0003 : 0.2, highestShown] },
          linesHigh: 14,
          marks: Object.values(data).map((curve) => marksOf(curve, loss)),
        }),
      ),
      [0.42, 0.58],
    ),

  table: (data) => ({
    columns: ['inputs', 'α', 'training loss', 'validation loss', 'validation accuracy'],
    rows: Object.values(data).flatMap(({ name, tried }) =>
      tried.map((one) => [compared[name].name, one.rate, one.trainingLoss, one.validationLoss, one.accuracy]),
    ),
  }),

  measures: (data) => ({
    ...Object.fromEntries(
      Object.values(data).flatMap(({ name, best }) => [
        [`${name}Training`, best.trainingLoss?.trainingLoss],
        [`${name}Validation`, best.validationLoss?.validationLoss],
        [`${name}Rate`, best.validationLoss?.rate],
        [`${name}Accuracy`, best.validationLoss?.accuracy],
      ]),
    ),
    ...ratiosOf(data),
    worstBesidesRaw: lowestBy(
      [data.zeroOne, data.together, data.each],
      ({ best }) => -(best.validationLoss?.validationLoss ?? NaN),
    )?.name,
  }),

  finding: {
    says: (data, { examples }) => {
      const { trainingShare, eachOverTogether } = ratiosOf(data);
      const loss = (name: ComparedName, which: LossName) => significant(data[name].best[which]?.[which], 2);
      return (
        `Each at its own best α, one scale for all pixels reaches a training loss of ${loss('together', 'trainingLoss')}, and inputs from 0 to 1 ` +
        `one of ${loss('zeroOne', 'trainingLoss')}, ${trainingShare !== null && trainingShare < claimedShare ? 'more' : 'not more'} than twice as high. ` +
        `On validation examples one scale for each pixel comes to ${loss('each', 'validationLoss')}, ` +
        `${eachOverTogether !== null && eachOverTogether > 1 ? 'worse' : 'not worse'} than one for all with ${loss('together', 'validationLoss')}. ` +
        `${whole(steps)} steps on ${whole(Number(examples))} examples.`
      );
    },
    holds: (data) => {
      const { trainingShare, eachOverTogether } = ratiosOf(data);
      return (
        trainingShare !== null &&
        eachOverTogether !== null &&
        trainingShare < claimedShare &&
        eachOverTogether > 1
      );
    },
    fails: { examples: '5000' },
    atLeast: 0.9,
  },
});

const ratiosOf = ({ zeroOne, together, each, raw }: Data) => {
  const lowest = ({ best }: Curve, loss: LossName) => best[loss]?.[loss] ?? null;
  return {
    trainingShare: ratioOf(lowest(together, 'trainingLoss'), lowest(zeroOne, 'trainingLoss')),
    eachOverTogether: ratioOf(lowest(each, 'validationLoss'), lowest(together, 'validationLoss')),
    zeroOneOverTogether: ratioOf(lowest(zeroOne, 'validationLoss'), lowest(together, 'validationLoss')),
    rawOverTogether: ratioOf(lowest(raw, 'validationLoss'), lowest(together, 'validationLoss')),
    rateRatio: ratioOf(zeroOne.best.validationLoss?.rate ?? null, raw.best.validationLoss?.rate ?? null),
  };
};

function curveOf(name: ComparedName, index: number, runs: readonly RunHistory[]): Curve {
  const tried = runs.map((run, i): Tried => ({
    rate: compared[name].rates[i]!,
    trainingLoss: finalOf(run, 'trainingLoss'),
    validationLoss: finalOf(run, 'validationLoss'),
    accuracy: finalOf(run, 'validationAccuracy'),
  }));
  return {
    name,
    color: plot.seriesColor(index, comparedNames.length),
    tried,
    best: {
      trainingLoss: lowestBy(tried, (one) => one.trainingLoss),
      validationLoss: lowestBy(tried, (one) => one.validationLoss),
    },
  };
}

function marksOf({ name, color, tried, best }: Curve, loss: LossName): plot.Marks {
  const at = (one: Tried): plot.Point[] => (one[loss] === null ? [] : [[one.rate, one[loss]]]);
  return [
    plot.line({
      name: compared[name].name,
      isNamed: loss === 'validationLoss',
      hasLeader: true,
      points: tried.flatMap(at),
      color,
    }),
    plot.dots({ points: best[loss] ? at(best[loss]) : [], color, size: 'large', outline: 'paper' }),
  ];
}
