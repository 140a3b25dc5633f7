import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { rankCorrelation } from '../../lib/search/reading/ranks.ts';
import { decimal } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { searcherLooks } from '../searching/common/looks.ts';
import { bankExperiment, bankSize, isOver, trialCount, trialsOf, type Curve } from './bank/bank.ts';
import { guess, lossAxis, parts, problemKnob, problemOf } from './bank/problems.ts';

/** In the best quarter the rank correlation is at most so much, and lower than over all trials by at least so much. */
const claimed = { best: 0.65, gap: 0.2 };
const bestShare = 1 / 4;

/** A trial's losses at the end of each part, guessing at most, which is also what one has that diverged. */
type Losses = readonly number[];

interface Correlations {
  part: number;
  all: number | null;
  best: number | null;
}

interface Data {
  /** The lowest at the end, and the others. */
  best: Losses[];
  others: Losses[];
  /** `[parts]` */
  correlations: Correlations[];
}

const groups = {
  all: { name: 'all', color: 'var(--ink)' },
  best: { name: 'best quarter', color: 'var(--series-1)' },
} as const;

export default defineFigure({
  title: 'A trial at a rung and at its end',
  description:
    'Two panels. In the first a dot for each of 108 trials: its validation loss at a rung across, and at its end upwards, both on logarithmic axes; the best quarter by the end in colour. ' +
    'In the second, over how far training has come, the rank correlation of the loss there with that at the end: over all trials, and within the best quarter. A dashed rule marks the rung.',
  knobs: {
    rung: slider({ label: 'Rung, in 27ths of training', min: 1, max: parts - 1, step: 1, default: 3 }),
    trained: problemKnob,
    seed: seed(),
  },

  experiment: ({ trained, seed }) => bankExperiment(trained, trialCount, seed),

  summarise: (result): Data => {
    const trials = trialsOf(result).filter(isOver).map(lossesOf);
    const inOrder = trials.sort((a, b) => a[parts - 1]! - b[parts - 1]!);
    const bestCount = Math.round(bestShare * bankSize);
    const best = inOrder.slice(0, bestCount);
    const isWhole = inOrder.length === bankSize;
    return {
      best,
      others: inOrder.slice(bestCount),
      correlations: isWhole ? Array.from({ length: parts }, (_, i) => correlationsAt(i, inOrder, best)) : [],
    };
  },

  panels: ({ best, others, correlations }, { rung, trained }) => {
    const placesOf = (trials: readonly Losses[]) =>
      trials.map((losses): plot.Point => [losses[rung - 1]!, losses[parts - 1]!]);
    const at = Math.round((rung / parts) * problemOf(trained).steps);
    return plot.row([
      plot.panel({
        name: 'trials',
        x: lossAxis(trained, `loss at step ${at}`),
        y: lossAxis(trained, 'loss at the end'),
        head: [{ text: `${bankSize} trials`, isBold: true }],
        marks: [
          plot.dots({
            className: 'others',
            color: searcherLooks.random.color,
            points: placesOf(others),
            opacity: 0.6,
          }),
          plot.dots({
            className: 'best',
            color: groups.best.color,
            points: placesOf(best),
            size: 'middle',
            outline: 'paper',
          }),
        ],
      }),
      plot.panel({
        name: 'correlations',
        x: {
          label: 'part of training',
          domain: [1, parts],
          ticks: [1, 3, 9, parts],
          scale: 'log',
          format: (part) => `${part}/${parts}`,
        },
        y: { label: 'rank correlation with the end', domain: [-0.4, 1] },
        head: [{ text: 'at each rung', isBold: true }],
        marks: [
          plot.rule({ x: rung }),
          plot.rule({ y: 0, isDashed: false }),
          (['all', 'best'] as const).map((group) =>
            plot.line({
              ...groups[group],
              points: correlations.flatMap((one): plot.Point[] => {
                const value = one[group];
                return value === null ? [] : [[one.part, value]];
              }),
            }),
          ),
        ],
      }),
    ]);
  },

  measures: ({ correlations }, { rung }) => ({
    ofAll: correlations[rung - 1]?.all,
    ofBest: correlations[rung - 1]?.best,
    gap: gapAt(correlations, rung),
  }),

  curves: ({ correlations }) =>
    plot.curvesOver(correlations, {
      x: { label: 'part of training', names: correlations.map(({ part }) => `${part}/${parts}`) },
      y: { label: 'rank correlation with the end', domain: [-0.4, 1] },
      lines: (['all', 'best'] as const).map((group) => ({
        ...groups[group],
        of: (one: Correlations) => one[group],
      })),
    }),

  finding: {
    says: ({ correlations }, { rung }) => {
      const { all = null, best = null } = correlations[rung - 1] ?? {};
      return (
        `After ${rung} of ${parts} parts of training, the rank correlation with the end is ${decimal(all, 2)} over all ${bankSize} trials, and ${decimal(best, 2)} within the quarter that ends best: ` +
        `${standing(best, 'at most', claimed.best)}, and lower by ${standing(gapAt(correlations, rung), 'at least', claimed.gap)}.`
      );
    },
    holds: ({ correlations }, { rung }) => {
      const best = correlations[rung - 1]?.best ?? 1;
      return best <= claimed.best && (gapAt(correlations, rung) ?? 0) >= claimed.gap;
    },
    fails: { trained: 'spirals', rung: parts - 1 },
    atLeast: 0.8,
  },
});

const lossesOf = ({ losses }: Curve): Losses =>
  Array.from({ length: parts }, (_, part) => Math.min(guess, losses[part] ?? guess));

const correlationsAt = (part: number, all: readonly Losses[], best: readonly Losses[]): Correlations => {
  const ofTrials = (trials: readonly Losses[]) =>
    rankCorrelation(
      trials.map((losses) => losses[part]!),
      trials.map((losses) => losses[parts - 1]!),
    );
  return { part: part + 1, all: ofTrials(all), best: ofTrials(best) };
};

function gapAt(correlations: readonly Correlations[], rung: number): number | null {
  const { all = null, best = null } = correlations[rung - 1] ?? {};
  return all === null || best === null ? null : all - best;
}
