import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2, log } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers, usualSchedules } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { plain, significant, times } from '../../lib/text/numbers.ts';
import { powerOfTen } from '../../lib/text/powers.ts';
import { standing } from '../../lib/text/words.ts';

const kinds = ['l2', 'weightDecay'] as const;
type Kind = (typeof kinds)[number];
const titles: Record<Kind, string> = { l2: 'L2, in the gradient', weightDecay: 'decoupled weight decay' };

const optimizers = { adam: usualOptimizers.adam, sgd: usualOptimizers.sgd };
type OptimizerName = keyof typeof optimizers;
/** Descent takes larger ones than Adam. */
const rates: Record<OptimizerName, number[]> = {
  adam: [0.001, 0.003, 0.01, 0.03],
  sgd: [0.03, 0.1, 0.3, 1],
};
const lambdas = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

/** What decoupled decay takes of a weight in a step: PyTorch's αλ, or λ as Loshchilov and Hutter (2019, algorithm 2) write it. */
const shares = ['alpha-lambda', 'lambda'] as const;
type Share = (typeof shares)[number];
const decayLambdas: Record<Share, number[]> = {
  'alpha-lambda': lambdas,
  lambda: [0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
};

interface Knobs {
  optimizer: OptimizerName;
  share: Share;
}

const lambdasOf = (kind: Kind, share: Share) => (kind === 'l2' ? lambdas : decayLambdas[share]);
const settingsOf = ({ optimizer, share }: Knobs) =>
  kinds.flatMap((kind) =>
    crossed({ kind: [kind], learningRate: rates[optimizer], lambda: lambdasOf(kind, share) }),
  );

/** The best λ of decoupled decay is at least so many times that of L2. */
const claimed = 10;

interface Cell {
  learningRate: number;
  lambda: number;
  /** Validation loss at the end; null until it is known, and of a run that diverged. */
  loss: number | null;
}

interface Data {
  /** Rate by rate, λ fastest. */
  of: Record<Kind, Cell[]>;
  best: Record<Kind, Cell | null>;
}

export default defineFigure({
  title: 'One λ, two meanings',
  description:
    'Two heat maps of the validation loss, dark where it is low: the strength λ across, the learning rate upwards. On the left λ is a penalty in the gradient, on the right a decay apart from it. A ring marks the lowest loss of each.',
  knobs: {
    optimizer: choice('Optimiser', ['adam', 'sgd'], { names: { adam: 'Adam', sgd: 'plain descent' } }),
    share: choice('Decoupled decay takes', shares, {
      names: { 'alpha-lambda': 'αλ of a weight (PyTorch)', lambda: 'λ of a weight (the paper)' },
    }),
    seed: seed(),
  },

  experiment: ({ optimizer, share, seed }) =>
    grid({
      data: { name: 'digits', training: 100, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { steps: 300 },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: usualInitializers.he,
        optimizer: optimizers[optimizer],
        schedule: usualSchedules.cosine,
        batchSize: 20,
      },
      settings: settingsOf({ optimizer, share }).map(({ kind, learningRate, lambda }) => ({
        learningRate,
        [kind]: kind === 'weightDecay' && share === 'lambda' ? lambda / learningRate : lambda,
      })),
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result, knobs): Data => {
    const cells = readGrid(result, settingsOf(knobs)).map(({ setting, runs: [run] }) => ({
      ...setting,
      loss: finalOf(run!, 'validationLoss'),
    }));
    const of = {
      l2: cells.filter(({ kind }) => kind === 'l2'),
      weightDecay: cells.filter(({ kind }) => kind === 'weightDecay'),
    };
    return { of, best: { l2: bestOf(of.l2), weightDecay: bestOf(of.weightDecay) } };
  },

  panels: ({ of, best }, { optimizer, share }) =>
    plot.facets(
      kinds.map((kind) => map(kind, rates[optimizer], lambdasOf(kind, share), of[kind], best[kind])),
      { columns: 2, onPhones: 1, sharesY: true },
    ),

  table: ({ of }) =>
    plot.tableOver(of.l2, {
      'learning rate α': ({ learningRate }) => learningRate,
      'λ of L2': ({ lambda }) => lambda,
      'validation loss, L2': ({ loss }) => loss,
      'λ of decoupled decay': (_, i) => of.weightDecay[i]!.lambda,
      'validation loss, decoupled': (_, i) => of.weightDecay[i]!.loss,
    }),

  measures: ({ of, best }) => ({
    l2Lambda: best.l2?.lambda,
    decayLambda: best.weightDecay?.lambda,
    l2Loss: best.l2?.loss,
    decayLoss: best.weightDecay?.loss,
    lambdaRatio: lambdaRatio(best),
    decayOverL2: ratioOf(best.weightDecay?.loss ?? null, best.l2?.loss ?? null),
    // With the other's best λ, at its own best rate for that.
    l2WithTheirs: ratioOf(lossAt(of.l2, best.weightDecay), best.l2?.loss ?? null),
    decayWithTheirs: ratioOf(lossAt(of.weightDecay, best.l2), best.weightDecay?.loss ?? null),
    l2Rise: riseOf(of.l2),
    decayRise: riseOf(of.weightDecay),
  }),

  curves: ({ of }, { share }) => ({
    x: { label: 'λ', scale: 'log', domain: [decayLambdas[share][0]!, lambdas.at(-1)!] },
    y: { label: 'validation loss, at the best rate', domain: [0.5, 2.4] },
    lines: kinds.map((kind, i) => ({
      name: titles[kind],
      color: plot.seriesColor(i, kinds.length),
      points: lambdasOf(kind, share).flatMap((lambda): plot.Point[] => {
        const loss = bestOf(of[kind].filter((cell) => cell.lambda === lambda))?.loss;
        return loss == null ? [] : [[lambda, loss]];
      }),
    })),
  }),

  finding: {
    says: ({ best }) => {
      const ratio = lambdaRatio(best);
      return (
        `The best λ of L2 is ${told(best.l2)}, that of decoupled weight decay ${told(best.weightDecay)}: ` +
        `${times(ratio ?? NaN)} as large, ${standing(ratio, 'at least', claimed)} times.`
      );
    },
    holds: ({ best }) => (lambdaRatio(best) ?? 0) >= claimed,
    fails: { optimizer: 'sgd' },
    atLeast: 0.95,
  },
});

function map(
  kind: Kind,
  rates: readonly number[],
  lambdas: readonly number[],
  cells: readonly Cell[],
  best: Cell | null,
): plot.Panel {
  const place = ({ lambda, learningRate }: Cell): plot.Point => [
    lambdas.indexOf(lambda),
    rates.indexOf(learningRate),
  ];
  return plot.panel({
    name: kind,
    x: {
      label: 'λ',
      domain: [-0.5, lambdas.length - 0.5],
      names: lambdas.map((lambda) => (lambda < 0.001 ? powerOfTen(lambda) : plain(lambda))),
      // Small ones are long in words.
      ...(lambdas[0]! < 0.001 && { ticks: [1, 3, 5, 7] }),
      axis: 'bare',
    },
    y: {
      label: 'learning rate α',
      domain: [-0.5, rates.length - 0.5],
      names: rates.map(plain),
      axis: 'bare',
    },
    linesHigh: 2.2 * rates.length,
    head: [{ text: titles[kind], isBold: true }],
    marks: [
      plot.cells({
        columns: lambdas.length,
        values: cells.map(({ loss }) => loss),
        label: 'validation loss',
        share: (loss) => shareOf(loss, best?.loss ?? loss),
      }),
      plot.crosses({ points: cells.filter(({ loss }) => loss === null).map(place), isSmall: true }),
      plot.ring({
        className: 'best',
        points: best ? [place(best)] : [],
        color: 'var(--ink)',
        stroke: 'line',
      }),
    ],
  });
}

/** From the lowest loss, 0, to twice that and more, 1. */
const shareOf = (loss: number, lowest: number): number => Math.min(1, log(loss / lowest) / ln2);

/**
 * How many times as large the best λ is at the highest rate as at the second lowest, a tenth of it: at the lowest the
 * network learns too little to need a penalty. Null while it is not known.
 */
function riseOf(cells: readonly Cell[]): number | null {
  const rates = [...new Set(cells.map(({ learningRate }) => learningRate))];
  const [low, high] = [rates[1], rates.at(-1)].map((rate) =>
    bestOf(cells.filter(({ learningRate }) => learningRate === rate)),
  );
  return ratioOf(high?.lambda ?? null, low?.lambda ?? null);
}

const bestOf = (cells: readonly Cell[]): Cell | null => lowestBy(cells, ({ loss }) => loss);

const lambdaRatio = (best: Data['best']): number | null =>
  ratioOf(best.weightDecay?.lambda ?? null, best.l2?.lambda ?? null);

const lossAt = (cells: readonly Cell[], theirs: Cell | null): number | null =>
  bestOf(cells.filter(({ lambda }) => lambda === theirs?.lambda))?.loss ?? null;

const told = (best: Cell | null): string =>
  best
    ? `${plain(best.lambda)} (loss ${significant(best.loss, 3)}, α = ${plain(best.learningRate)})`
    : 'not known yet';
