import { scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks, powerOfTen } from '../../lib/charts/axis.ts';
import { child, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { spread } from '../../lib/charts/spread.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { exp, log } from '../../lib/math/elementary.ts';
import type { Run, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const betas = [0, 0.5, 0.8, 0.9, 0.95];
/** Effective rates α/(1 − β) that every β is tried at, each twice the one before. */
const effectiveRates = Array.from({ length: 9 }, (_, i) => 0.08 * 2 ** i);
/** Runs that are averaged at each setting: the same data, other start weights and batch orders. */
const repeats = 4;
const steps = 300;
const examples = 200;
const batchSizes = { mini: 20, full: examples };

/** The rule: the best α spans at least `plainSpread` over the five β, the best α/(1 − β) at most `effectiveSpread`. */
const plainSpread = 5;
const effectiveSpread = 4;

interface Curve {
  beta: number;
  /** `[effective rates]`: geometric mean of the final training loss over the repeats; null where a run has none. */
  losses: (number | null)[];
  /** Index of the best rate: the lowest of the curve smoothed over three neighbours. */
  best: number | null;
}

const usualFloor = 0.003;

const alphaOf = (beta: number, index: number) => effectiveRates[index]! * (1 - beta);
const significant = (value: number) => Number(value.toPrecision(2));

/** 0.017; below a thousandth as 5.8 × 10⁻⁶. */
function lossInWords(loss: number): string {
  if (significant(loss) >= 0.001) return String(significant(loss));
  const [digits, exponent] = loss.toExponential(1).split('e');
  return `${digits} × ${powerOfTen(Number(`1e${exponent}`))}`;
}

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

  experiment: ({ data, batch, seed }): Study => ({
    kind: 'study',
    data: { name: data, training: examples, validation: 1, seed },
    loss: 'binary-cross-entropy',
    budget: { steps },
    record: { checkpoints: 1 },
    runs: betas.flatMap((beta) =>
      effectiveRates.flatMap((_, index) =>
        Array.from({ length: repeats }, (_, repeat): Run => ({
          hidden: [8, 8],
          activation: 'tanh',
          initializer: { kind: 'glorot' },
          optimizer: { kind: 'momentum', beta, form: 'goh' },
          learningRate: alphaOf(beta, index),
          schedule: { kind: 'constant' },
          batchSize: batchSizes[batch],
          ...unregularized,
          seed: seed * repeats + repeat,
        })),
      ),
    ),
  }),

  summarise: ({ runs }): Curve[] =>
    betas.map((beta, b) => {
      const losses = effectiveRates.map((_, index) => {
        const first = (b * effectiveRates.length + index) * repeats;
        return geometricMean(
          runs.slice(first, first + repeats).map((run) => run.checkpoints[1]?.trainingLoss),
        );
      });
      return { beta, losses, best: bestIndex(losses) };
    }),

  height: (width) => (width < 500 ? 620 : 330),

  draw: (curves, canvas) => {
    drawPanel('alpha', curves, canvas, 'learning rate α', alphaOf, [0.002, 20.48]);
    drawPanel('effective', curves, canvas, 'effective rate α/(1 − β)', (_, index) => effectiveRates[index]!, [
      effectiveRates[0]!,
      effectiveRates.at(-1)!,
    ]);
  },

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
      bestAtLargest: listed(bestAtLargest(curves)) || null,
      bestAlphaWithout: without!.alpha,
      bestAlphaAtPointNine: usual!.alpha,
      lossWithout: without!.loss,
      lossAtPointNine: usual!.loss,
      lossAtPointNineFive: longest!.loss,
      gain: without!.loss !== null && usual!.loss !== null ? without!.loss / usual!.loss : null,
    };
  },

  curves: (curves) => ({
    x: { label: 'momentum β', scale: 'linear', domain: [-0.2, betas.length - 0.8], names: betas.map(String) },
    y: { label: 'best effective rate α/(1 − β), or best α (log scale)', scale: 'log', domain: [0.01, 30] },
    lines: [
      {
        name: 'α/(1 − β)',
        color: 'var(--accent)',
        points: bestOver(curves, (_, index) => effectiveRates[index]!),
      },
      { name: 'α', color: 'var(--ink)', points: bestOver(curves, alphaOf) },
    ],
  }),

  finding: {
    says: (curves, { batch }) => {
      const { plain, effective } = spreads(curves);
      if (Number.isNaN(plain)) return 'Not every β has a best rate yet.';
      const atLargest = bestAtLargest(curves);
      const atBest = (beta: number) => lossInWords(bestOf(curves, beta).loss!);
      return (
        `With ${steps} steps on ${batch === 'mini' ? `mini-batches of ${batchSizes.mini}` : 'full batches'}, the best α is ` +
        `${significant(plain)} times as high at β = 0 as at 0.95, while the best α/(1 − β) ` +
        (effective === 1
          ? `is the same for every β. `
          : `varies by a factor of ${significant(effective)}. `) +
        (atLargest.length === 0
          ? ''
          : `The best rate of β = ${listed(atLargest)} is the largest tried: ${atLargest.length === 1 ? 'it' : 'theirs'} may be higher still. `) +
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
function geometricMean(values: (number | undefined)[]): number | null {
  const logs = values.map((value) => log(value ?? NaN));
  const mean = exp(logs.reduce((sum, term) => sum + term, 0) / logs.length);
  return Number.isFinite(mean) ? mean : null;
}

/** One unlucky run should not decide: each loss counts with those of its neighbours, as logarithms. */
function bestIndex(losses: (number | null)[]): number | null {
  const smoothed = losses.map((loss, i) => {
    if (loss === null) return Infinity;
    const near = losses.slice(Math.max(0, i - 1), i + 2).filter((value) => value !== null);
    return near.reduce((sum, value) => sum + log(value), 0) / near.length;
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

/** 0.8, 0.9 and 0.95. */
const listed = (values: number[]) => values.join(', ').replace(/, (?=[^,]*$)/, ' and ');

/** The best α of one β, and the loss there; null before they are known. */
function bestOf(curves: Curve[], wanted: number): { alpha: number | null; loss: number | null } {
  const { losses, best } = curves.find(({ beta }) => beta === wanted)!;
  return best === null ? { alpha: null, loss: null } : { alpha: alphaOf(wanted, best), loss: losses[best]! };
}

/** The best rate of each β, by its place among them. */
const bestOver = (curves: Curve[], rateOf: (beta: number, index: number) => number) =>
  curves.flatMap(({ beta, best }, i) => (best === null ? [] : [[i, rateOf(beta, best)] as const]));

/** Lower end of the losses' axis; where a loss lies below it, the power of ten below that. */
function floorOf(curves: Curve[]): number {
  const lowest = Math.min(...curves.flatMap(({ losses }) => losses.filter((loss) => loss !== null)));
  return lowest < usualFloor ? 10 ** Math.floor(Math.log10(lowest)) : usualFloor;
}

function drawPanel(
  name: 'alpha' | 'effective',
  curves: Curve[],
  canvas: Canvas,
  label: string,
  rateOf: (beta: number, index: number) => number,
  domain: [number, number],
): void {
  const second = name === 'effective';
  const { narrow, width, height } = canvas;
  const [left, right] = second
    ? [narrow ? 44 : width / 2 + 34, width - 44]
    : [44, narrow ? width - 16 : width / 2 - 6];
  const [top, bottom] = narrow
    ? [second ? height / 2 + 34 : 34, second ? height - 44 : height / 2 - 44]
    : [34, height - 44];
  const x = scaleLog().domain(domain).range([left, right]);
  const y = scaleLog()
    .domain([floorOf(curves), 10])
    .range([bottom, top]);
  const panel: Layer = child(canvas.svg, 'g', `panel ${name}`);
  axisBottom(panel, 'rate', bottom, { scale: x, label, ...logTicks(x) });
  axisLeft(panel, 'loss', left, {
    scale: y,
    label: second ? '' : 'final training loss',
    ...logTicks(y),
    grid: right - left,
  });
  const inside = clipped(panel, canvas, name, {
    x: left,
    y: top - 6,
    width: right - left + 8,
    height: bottom - top + 6,
  });
  const lines = curves.map(({ beta, losses }) =>
    losses.flatMap((loss, index): PixelPoint[] => (loss === null ? [] : [[x(rateOf(beta, index)), y(loss)]])),
  );
  const endLabels = spread(
    lines.map((points) => points.at(-1)?.[1] ?? top),
    16,
    [top, bottom],
  );
  curves.forEach(({ beta, losses, best }, i) => {
    const color = `var(--series-${i + 1})`;
    const points = lines[i]!;
    line(inside, `beta-${i}`, points, { color });
    dots(inside, `best-${i}`, best === null ? [] : [[x(rateOf(beta, best)), y(losses[best]!)]], {
      color,
      radius: 4.5,
      stroke: 'var(--paper)',
    });
    // Side by side the curves are named where they begin; where they begin together, at their ends.
    const [start, end] = [points[0], points.at(-1)];
    if (second) labelled(panel, i, String(beta), color, end && [end[0] + 9, endLabels[i]! + 4], 'start');
    else {
      const place: PixelPoint | undefined = start && [start[0], start[1] - (narrow ? 8 : 10)];
      if (i === 0) labelled(panel, i, `β = ${beta}`, color, place, 'start');
      else labelled(panel, i, String(beta), color, place, 'middle');
    }
  });
}

/** The curve's β; nothing until the curve has a place for it. */
function labelled(
  panel: Layer,
  index: number,
  text: string,
  color: string,
  place: PixelPoint | undefined,
  anchor: 'start' | 'middle',
): void {
  words(panel, `beta-${index}`, place ? text : '', place ?? [0, 0], { anchor, color, weight: 600 });
}
