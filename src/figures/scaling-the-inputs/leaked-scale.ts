import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, type Values } from '../../lib/figure/contract/knobs.ts';
import type { Studies } from '../../lib/experiment/studies.ts';
import { mean } from '../../lib/math/averages.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { percent } from '../../lib/text/numbers.ts';
import type { StudyResult } from '../../lib/training/spec.ts';
import { drawTexts, heldOut, scaledBy, type Known } from './leaked-scale/words.ts';

const rates = geometric(0.01, 2, 6);
const steps = 300;
/** One draw alone says little. */
const draws = 6;
const scales: readonly Known[] = ['training', 'all'];
/** On average over the draws, a leak moves the held-out loss by more than this share of it. */
const claimed = 0.05;
/** The axis ends there; what changes more lies on its edge. */
const mostDrawn = 0.6;

const knobs = {
  words: choice('Words', ['rare', 'common'], { names: { rare: 'most of them rare', common: 'all common' } }),
  texts: choice('Training texts', ['100', '200']),
  seed: seed(),
};

/** Of one draw, with each scale: the held-out loss at the α that is best for it; null while it is not known. */
type Draw = Record<Known, number | null>;

export default defineFigure({
  title: 'A scale that has seen the held-out examples',
  description:
    'By how much the held-out loss changes, in per cent, when inputs are divided by their standard deviation over training and ' +
    'held-out texts together instead of the training texts alone: a dot for each of six draws of words and texts.',
  knobs,

  experiment: (knobs): Studies => ({
    kind: 'studies',
    studies: tablesOf(knobs).flatMap((table) =>
      scales.map((known) =>
        grid({
          data: scaledBy(known, table),
          loss: 'binary-cross-entropy',
          budget: { steps },
          base: { hidden: [16], activation: 'relu', initializer: usualInitializers.he, batchSize: 10 },
          settings: rates.map((learningRate) => ({ learningRate })),
          seed: knobs.seed,
          record: { checkpoints: 1 },
        }),
      ),
    ),
  }),

  summarise: ({ studies }): Draw[] =>
    Array.from({ length: draws }, (_, draw) => ({
      training: lowestOf(studies[scales.length * draw]!),
      all: lowestOf(studies[scales.length * draw + 1]!),
    })),

  panels: (drawn) =>
    plot.panel({
      name: 'changes',
      x: {
        label: 'draw',
        domain: [-0.5, draws - 0.5],
        names: drawn.map((_, draw) => String(draw + 1)),
        axis: 'bare',
      },
      y: {
        label: 'change of the held-out loss by the leak',
        domain: [-mostDrawn, mostDrawn],
        ticks: [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6],
        format: percent,
        grid: true,
      },
      linesHigh: 10,
      marks: [
        plot.rule({ y: 0, stroke: 'thin', isDashed: false }),
        plot.dots({
          name: 'change',
          points: changesOf(drawn).map(([draw, change]): plot.Point => [
            draw,
            Math.max(-mostDrawn, Math.min(mostDrawn, change)),
          ]),
          color: 'var(--accent)',
          size: 'huge',
        }),
      ],
    }),

  table: (drawn) =>
    plot.tableOver(drawn, {
      draw: (_, i) => i + 1,
      'held-out loss, scale of the training texts': ({ training }) => training,
      'held-out loss, scale of all texts': ({ all }) => all,
    }),

  measures: (drawn) => {
    const changes = changesOf(drawn).map(([, change]) => change);
    return {
      meanChange: meanChangeOf(drawn),
      largestChange: Math.max(...changes.map(Math.abs)),
      drawsHigher: changes.filter((change) => change > 0).length,
      cleanLoss: mean(drawn.map(({ training }) => training ?? NaN)),
      leakedLoss: mean(drawn.map(({ all }) => all ?? NaN)),
    };
  },

  finding: {
    says: (drawn, { words, texts }) => {
      const change = meanChangeOf(drawn);
      const higher = changesOf(drawn).filter(([, one]) => one > 0).length;
      return (
        `With ${words === 'rare' ? 'many rare words' : 'common words only'}, a scale that has seen the held-out texts moves the held-out loss by ` +
        `${percent(change, 1)} on average over ${draws} draws, ${change !== null && change > claimed ? 'more' : 'not more'} than ${percent(claimed)}; ` +
        `upwards in ${higher} of them. Each at its own best α, ${texts} training and ${heldOut} held-out texts.`
      );
    },
    holds: (drawn) => (meanChangeOf(drawn) ?? 0) > claimed,
    fails: { words: 'common' },
    atLeast: 0.9,
    switches: [{ with: '200 training texts', knobs: { texts: '200' }, holds: true, atLeast: 0.8 }],
  },
});

const tablesOf = ({ words, texts, seed }: Values<typeof knobs>) =>
  Array.from({ length: draws }, (_, draw) => drawTexts({ words, training: Number(texts), seed, draw }));

function lowestOf({ runs }: StudyResult): number | null {
  const losses = runs.flatMap((run) => finalOf(run, 'validationLoss') ?? []);
  return losses.length < runs.length ? null : Math.min(...losses);
}

/** Of each draw that is known: its place, and by which share of the loss the leak changes it. */
const changesOf = (drawn: readonly Draw[]): [draw: number, change: number][] =>
  drawn.flatMap(({ training, all }, draw): [number, number][] =>
    training === null || all === null ? [] : [[draw, all / training - 1]],
  );

/** The mean of its sizes, upwards or downwards; null until all draws are known. */
function meanChangeOf(drawn: readonly Draw[]): number | null {
  const changes = changesOf(drawn);
  return changes.length < draws ? null : mean(changes.map(([, change]) => Math.abs(change)));
}
