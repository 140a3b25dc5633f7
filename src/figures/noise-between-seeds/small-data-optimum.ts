import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { StudiesResult } from '../../lib/experiment/studies.ts';
import { mean } from '../../lib/math/averages.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualRun } from '../../lib/study/defaults.ts';
import { latestOf } from '../../lib/study/outcomes.ts';
import { runSeed } from '../../lib/study/seeds.ts';
import { percent, plain, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { Study } from '../../lib/training/spec.ts';

const penalties = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
const all = 800;
/** Data sets, each with its start: the same for all penalties and for both amounts of data. */
const repetitions = 5;
/** What is best on few examples must cost so much on all of them for the finding to hold. */
const leastCost = 0.1;

interface Tried {
  penalty: number;
  /** Mean validation loss over the data sets. */
  loss: number;
}

interface Data {
  /** As far as they are known. */
  few: Tried[];
  all: Tried[];
}

const loss = {
  label: 'validation loss (log scale)',
  scale: 'log',
  domain: [0.4, 2],
  ticks: [0.5, 1, 2],
  format: plain,
} as const;
const penalty = {
  label: 'L2 penalty λ (log scale)',
  scale: 'log',
  domain: [0.0003, 0.1],
  ticks: penalties,
  format: plain,
} as const;

export default defineFigure({
  title: 'The best penalty on few examples, and on all of them',
  description:
    'Two lines over the L2 penalty, both axes logarithmic: the validation loss of a network trained on few examples, above, and of one trained on all 800, below. ' +
    'Each has a ring at its lowest point. A dashed rule goes from the best penalty on few examples down to the loss that it has on all of them.',
  knobs: {
    few: choice('Examples of the small trial', ['50', '100', '200', '400']),
    seed: seed(),
  },

  experiment: ({ few, seed }) => ({
    kind: 'studies',
    studies: Array.from({ length: repetitions }, (_, repetition) =>
      studyOf(Number(few), runSeed(seed, repetition)),
    ),
  }),

  summarise: (result): Data => ({
    few: triedIn(result, 0),
    all: triedIn(result, penalties.length),
  }),

  panels: (data, { few }) => {
    const [bestOfFew, bestOfAll] = [bestOf(data.few), bestOf(data.all)];
    const carried = carriedOver(data);
    return plot.panel({
      name: 'losses',
      x: penalty,
      y: loss,
      marks: [
        carried && bestOfFew
          ? plot.rule({ x: carried.penalty, from: carried.loss, to: bestOfFew.loss })
          : null,
        plot.line({ name: `${few} examples`, color: 'var(--series-1)', points: pointsOf(data.few) }),
        plot.line({ name: `${all} examples`, color: 'var(--series-2)', points: pointsOf(data.all) }),
        ...[bestOfFew, bestOfAll].map(
          (best, i) => best && plot.ring({ points: pointsOf([best]), color: `var(--series-${i + 1})` }),
        ),
      ],
    });
  },

  measures: (data) => ({
    bestOfFew: bestOf(data.few)?.penalty,
    bestOfAll: bestOf(data.all)?.penalty,
    carried: carriedOver(data)?.loss,
    cost: costOf(data),
  }),

  curves: ({ few, all }) => ({
    x: penalty,
    y: loss,
    lines: [
      { name: 'few examples', color: 'var(--series-1)', points: pointsOf(few) },
      { name: 'all examples', color: 'var(--series-2)', points: pointsOf(all) },
    ],
  }),

  finding: {
    says: (data, { few }) =>
      `The best penalty on ${few} examples is ${plain(bestOf(data.few)?.penalty)}, on ${all} it is ${plain(bestOf(data.all)?.penalty)}. Taken over, the first one ends at a loss of ${significant(carriedOver(data)?.loss)} ` +
      `where ${significant(bestOf(data.all)?.loss)} is possible: ${percent(costOf(data))} more, ${standing(costOf(data), 'at least', leastCost, percent)}. (Mean validation loss of ${repetitions} data sets.)`,
    holds: (data) => (costOf(data) ?? 0) >= leastCost,
    fails: { few: '400' },
    atLeast: 0.9,
  },
});

const bestOf = (tried: readonly Tried[]) => lowestBy(tried, ({ loss }) => loss);

/** What the best penalty on few examples comes to on all of them. */
const carriedOver = ({ few, all }: Data) => all.find(({ penalty }) => penalty === bestOf(few)?.penalty);

function costOf(data: Data): number | null {
  const [carried, best] = [carriedOver(data), bestOf(data.all)];
  return carried && best ? carried.loss / best.loss - 1 : null;
}

const pointsOf = (tried: readonly Tried[]) => tried.map(({ penalty, loss }): plot.Point => [penalty, loss]);

/** Every penalty on few examples, then every penalty on all of them, from the same start. */
const studyOf = (few: number, seed: number): Study => ({
  kind: 'study',
  data: { name: 'digits', training: all, validation: 300, seed },
  loss: 'softmax-cross-entropy',
  budget: { steps: 400 },
  runs: [few, all].flatMap((examples) =>
    penalties.map((l2) => ({
      ...{ ...usualRun, hidden: [16], activation: 'relu' as const, learningRate: 0.2, batchSize: 20 },
      ...{ examples, l2, seed },
    })),
  ),
  record: { checkpoints: 4 },
});

/** The means over the data sets, of the runs from `first` on: of those penalties of which all are known. */
function triedIn({ studies }: StudiesResult, first: number): Tried[] {
  return penalties.flatMap((penalty, i): Tried[] => {
    const losses = studies.flatMap(({ runs }) => latestOf(runs[first + i]!, 'validationLoss') ?? []);
    return losses.length < studies.length ? [] : [{ penalty, loss: mean(losses) }];
  });
}
