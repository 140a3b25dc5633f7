import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { exp, log } from '../../lib/math/elementary.ts';
import { dots, line, panel, row, words, type Mark, type Panel, type Point } from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { equation, significant, times } from '../../lib/text/numbers.ts';
import { listed } from '../../lib/text/words.ts';

const betas = [0, 0.5, 0.8, 0.9, 0.95];
/** Effective rates α/(1 − β) that every β is tried at, each twice the one before. */
const effectiveRates = Array.from({ length: 9 }, (_, i) => 0.08 * 2 ** i);
/** Runs that are averaged at each setting: the same data, other start weights and batch orders. */
const repetitions = 4;
const steps = 300;
const examples = 200;
const batchSizes = { mini: 20, full: examples };
const tried = crossed({ beta: betas, effective: effectiveRates });

/** The rule: the best α spans at least `plainSpread` over the five β, the best α/(1 − β) at most `effectiveSpread`. */
const plainSpread = 5;
const effectiveSpread = 4;

interface Curve {
  beta: number;
  /** `[effective rates]`: geometric mean of the final training loss over the repetitions; null where a run has none. */
  losses: (number | null)[];
  /** Index of the best rate: the lowest of the curve smoothed over three neighbours. */
  best: number | null;
}

type RateOf = (beta: number, index: number) => number;
const effectiveOf: RateOf = (_, index) => effectiveRates[index]!;
const alphaOf: RateOf = (beta, index) => effectiveRates[index]! * (1 - beta);

export default defineFigure({
  title: 'Momentum, with the learning rate tuned again',
  description:
    'Two panels of final training loss on logarithmic axes, one curve for each of five β from 0 to 0.95. Left, over ' +
    'the learning rate α, the curves stand side by side. Right, over the effective rate α/(1 − β), they nearly fall ' +
    'on one another. A dot marks the best rate of each.',
  knobs: {
    data: choice('Data', ['circles', 'moons', 'xor']),
    batch: choice('Gradient from', ['mini', 'full'], {
      names: { mini: `mini-batches of ${batchSizes.mini}`, full: `all ${examples} examples` },
    }),
    seed: seed(),
  },

  experiment: ({ data, batch, seed }) =>
    grid({
      data: { name: data, training: examples, validation: 1 },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { batchSize: batchSizes[batch] },
      settings: tried.map(({ beta, effective }) => ({
        optimizer: momentumOf(beta),
        learningRate: effective * (1 - beta),
      })),
      repetitions,
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Curve[] => {
    const outcomes = readGrid(result, tried).map(({ setting, runs }) => ({
      beta: setting.beta,
      loss: geometricMean(runs.map((run) => finalOf(run, 'trainingLoss'))),
    }));
    return betas.map((beta) => {
      const losses = outcomes.filter((one) => one.beta === beta).map(({ loss }) => loss);
      return { beta, losses, best: bestIndex(losses) };
    });
  },

  panels: (curves) => row([overAlpha(curves), overEffectiveRate(curves)], shares),

  table: (curves) => ({
    columns: ['β', 'α', 'α/(1 − β)', 'final training loss'],
    rows: curves.flatMap(({ beta, losses }) =>
      losses.map((loss, index) => [beta, alphaOf(beta, index), effectiveRates[index]!, loss]),
    ),
  }),

  measures: (curves) => {
    const { plain, effective } = spreads(curves);
    const [without, usual, longest] = [0, 0.9, 0.95].map((beta) => bestOf(curves, beta));
    return {
      bestAlphaSpread: orNull(plain),
      bestEffectiveSpread: orNull(effective),
      bestAtLargest: listed(bestAtLargest(curves).map(String)) || null,
      bestAlphaWithout: without!.alpha,
      bestAlphaAtPointNine: usual!.alpha,
      lossWithout: without!.loss,
      lossAtPointNine: usual!.loss,
      lossAtPointNineFive: longest!.loss,
      gain: without!.loss !== null && usual!.loss !== null ? without!.loss / usual!.loss : null,
    };
  },

  curves: (curves) => ({
    x: { label: 'momentum β', domain: [-0.2, betas.length - 0.8], names: betas.map(String) },
    y: { label: 'best effective rate α/(1 − β), or best α (log scale)', scale: 'log', domain: [0.01, 30] },
    lines: [
      {
        name: 'α/(1 − β)',
        color: 'var(--accent)',
        points: bestOver(curves, effectiveOf),
      },
      { name: 'α', color: 'var(--ink)', points: bestOver(curves, alphaOf) },
    ],
  }),

  finding: {
    says: (curves, { batch }) => {
      const { plain, effective } = spreads(curves);
      if (Number.isNaN(plain)) return 'Not every β has a best rate yet.';
      const atLargest = bestAtLargest(curves);
      const atBest = (beta: number) => significant(bestOf(curves, beta).loss);
      return (
        `With ${steps} steps on ${batch === 'mini' ? `mini-batches of ${batchSizes.mini}` : 'full batches'}, the best α is ` +
        `${times(plain)} as high at β = 0 as at 0.95, while the best α/(1 − β) ` +
        (effective === 1
          ? `is the same for every β. `
          : `varies by a factor of ${significant(effective)}. `) +
        (atLargest.length === 0
          ? ''
          : `The best rate of β = ${listed(atLargest.map(String))} is the largest tried: ${atLargest.length === 1 ? 'it' : 'theirs'} may be higher still. `) +
        `At its best rate, training ends at a loss of ${atBest(0)} without momentum and ${atBest(0.9)} at β = 0.9.`
      );
    },
    holds: (curves) => {
      const { plain, effective } = spreads(curves);
      return plain >= plainSpread && effective <= effectiveSpread;
    },
    fails: { batch: 'full' },
    atLeast: 19,
    switches: [{ with: 'full batches', knobs: { batch: 'full' }, holds: false, atLeast: 18 }],
  },
});

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Null until every run has its loss, or if one has diverged. */
function geometricMean(values: (number | null)[]): number | null {
  const average = exp(mean(values.map((value) => log(value ?? NaN))));
  return Number.isFinite(average) ? average : null;
}

/** One unlucky run should not decide: each loss counts with those of its neighbours, as logarithms. */
function bestIndex(losses: (number | null)[]): number | null {
  const smoothed = losses.map((loss, i) => {
    if (loss === null) return Infinity;
    const near = losses.slice(Math.max(0, i - 1), i + 2).filter((value) => value !== null);
    return mean(near.map(log));
  });
  const lowest = Math.min(...smoothed);
  return lowest === Infinity ? null : smoothed.indexOf(lowest);
}

/** How far the best α of the curves lie apart (first over last), and how far their best effective rates (largest over smallest). */
function spreads(curves: Curve[]): { plain: number; effective: number } {
  const known = curves.filter((curve): curve is Curve & { best: number } => curve.best !== null);
  if (known.length < betas.length) return { plain: NaN, effective: NaN };
  const effective = known.map(({ best }) => effectiveRates[best]!);
  const plain = known.map(({ beta, best }) => alphaOf(beta, best));
  return { plain: plain[0]! / plain.at(-1)!, effective: Math.max(...effective) / Math.min(...effective) };
}

/** The β whose best rate is the largest tried: a larger one may be better still. */
const bestAtLargest = (curves: Curve[]) =>
  curves.filter(({ best }) => best === effectiveRates.length - 1).map(({ beta }) => beta);

/** The best α of one β, and the loss there; null before they are known. */
function bestOf(curves: Curve[], wanted: number): { alpha: number | null; loss: number | null } {
  const { losses, best } = curves.find(({ beta }) => beta === wanted)!;
  return best === null ? { alpha: null, loss: null } : { alpha: alphaOf(wanted, best), loss: losses[best]! };
}

/** The best rate of each β, by its place among them. */
const bestOver = (curves: Curve[], rateOf: RateOf) =>
  curves.flatMap(({ beta, best }, i) => (best === null ? [] : [[i, rateOf(beta, best)] as const]));

const usualFloor = 0.003;

/** Lower end of the losses' axis; where a loss lies below it, the power of ten below that. */
function floorOf(curves: Curve[]): number {
  const lowest = Math.min(...curves.flatMap(({ losses }) => losses.filter((loss) => loss !== null)));
  return lowest < usualFloor ? 10 ** Math.floor(Math.log10(lowest)) : usualFloor;
}

/** The right one has room for names beside it. */
const shares = [0.49, 0.51];

const overAlpha = (curves: Curve[]): Panel =>
  lossPanel(curves, alphaOf, 'start', {
    name: 'alpha',
    x: { label: 'learning rate α', scale: 'log', domain: [0.001, 20.48] },
  });

const overEffectiveRate = (curves: Curve[]): Panel =>
  lossPanel(curves, effectiveOf, 'end', {
    name: 'effective',
    x: {
      label: 'effective rate α/(1 − β)',
      scale: 'log',
      domain: [effectiveRates[0]!, effectiveRates.at(-1)!],
    },
  });

/** The curves over a rate. Side by side they are named where they begin; where they begin together, at their ends. */
const lossPanel = (
  curves: Curve[],
  rateOf: RateOf,
  namedAt: 'start' | 'end',
  own: Pick<Panel, 'name' | 'x'>,
): Panel =>
  panel({
    ...own,
    y: { label: 'final training loss', scale: 'log', domain: [floorOf(curves), 10], grid: true },
    lines: 12.5,
    marks: curves.flatMap(({ beta, losses, best }, i) => {
      const color = `var(--series-${i + 1})`;
      const places = losses.map((loss, index): Point => [rateOf(beta, index), loss ?? NaN]);
      const points = places.filter(([, loss]) => !Number.isNaN(loss));
      const label = String(beta);
      return [
        line({ name: equation('β', beta), label, isNamed: namedAt === 'end', points, color }),
        namedAt === 'start' && points.length > 0 && nameAtStart(i, points[0]!, color),
        best !== null &&
          dots({ points: [places[best]!], color, size: 'middle', outline: 'paper', isOver: true }),
      ];
    }),
  });

/** The outer names stand outwards, to leave room for the others. */
const nameAtStart = (index: number, at: Point, color: string): Mark =>
  words({
    at,
    text: index === 0 ? equation('β', betas[0]!) : String(betas[index]),
    side: 'above',
    anchor: index === 0 ? 'start' : index === betas.length - 1 ? 'end' : 'middle',
    color,
    isBold: true,
  });
