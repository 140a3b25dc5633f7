import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { Judged, JudgingResult } from '../../lib/experiment/judging.ts';
import { mean } from '../../lib/math/averages.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, type Setting } from '../../lib/study/grid.ts';
import { percent, whole } from '../../lib/text/numbers.ts';
import { counted, standing } from '../../lib/text/words.ts';

/** What is chosen from, twice each starts: the small network and the large one, or one that has hardly been trained. */
const compared = {
  networks: [{ hidden: [2, 2] }, { hidden: [8, 8] }],
  'far apart': [{ hidden: [8, 8], learningRate: 0.0005 }, { hidden: [8, 8] }],
} as const satisfies Record<string, readonly Setting[]>;

/** Pairs of networks, one of each kind from the same start. */
const starts = 20;
const sizes = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const [few, middling, many] = [20, 50, 1000];
const sets = 100;
const testExamples = 5000;

/** So often the worse network must be chosen with few examples, and with many at most in this share of that, for the finding to hold. */
const leastWrong = 0.08;
const mostLeft = 1 / 3;

interface AtSize {
  size: number;
  /** The chance that the network with the higher test loss has the lower validation loss. */
  wrong: number;
  /** The chance that the validation loss of the large network is below its training loss. */
  belowTraining: number;
}

interface Data {
  /** Empty until all networks are judged. */
  all: AtSize[];
}

const inPercent = (share: number) => percent(share);

export default defineFigure({
  title: 'Validation examples that choose between two networks',
  description:
    'A falling line over the number of validation examples, on a logarithmic axis: the chance that the network with the higher test loss has the lower validation loss, and is chosen.',
  knobs: {
    pair: choice('Chosen from', ['networks', 'far apart'], {
      names: { networks: '2–2 and 8–8 units', 'far apart': '8–8 units, one hardly trained' },
    }),
    seed: seed(),
  },

  experiment: ({ pair, seed }) => ({
    kind: 'judging',
    study: grid({
      data: { name: 'moons', training: 200, validation: 1, test: testExamples, noise: 0.2 },
      loss: 'binary-cross-entropy',
      budget: { steps: 400 },
      base: { learningRate: 0.5, batchSize: 20 },
      settings: compared[pair],
      repetitions: starts,
      seed,
      record: { checkpoints: 1 },
    }),
    sizes,
    sets,
    seed,
  }),

  summarise: (result): Data => ({ all: overSizes(result) }),

  panels: ({ all }) =>
    plot.panel({
      name: 'chances',
      x: {
        label: 'validation examples (log scale)',
        scale: 'log',
        domain: [sizes[0]!, sizes.at(-1)!],
        ticks: sizes.filter((size) => size !== 2000),
        format: whole,
      },
      y: {
        label: 'chance of choosing the worse one',
        domain: [0, 0.4],
        format: inPercent,
      },
      marks: [
        plot.line({
          name: 'the worse one is chosen',
          isNamed: false,
          color: 'var(--series-2)',
          points: all.map((one): plot.Point => [one.size, one.wrong]),
        }),
      ],
    }),

  measures: ({ all }) => ({
    wrongAtFew: at(all, few)?.wrong,
    wrongAtFifty: at(all, middling)?.wrong,
    wrongAtMany: at(all, many)?.wrong,
    belowTraining: at(all, middling)?.belowTraining,
  }),

  finding: {
    says: ({ all }) => {
      const [atFew, atMany] = [at(all, few)?.wrong ?? null, at(all, many)?.wrong ?? null];
      return (
        `With ${few} validation examples the network with the higher test loss is chosen in ${percent(atFew)} of all draws, ${standing(atFew, 'at least', leastWrong, percent)}. ` +
        `With ${whole(many)} it is chosen in ${percent(atMany, 1)}, ${standing(left(all), 'at most', mostLeft, () => 'a third')} of that. (${counted(starts, 'pair')} of networks, ${sets} validation sets of each size, ${whole(testExamples)} test examples.)`
      );
    },
    holds: ({ all }) => (at(all, few)?.wrong ?? 0) >= leastWrong && (left(all) ?? 1) <= mostLeft,
    fails: { pair: 'far apart' },
    atLeast: 0.9,
  },
});

/** The chance with many examples, as a share of that with few. */
const left = (all: readonly AtSize[]) => ratioOf(at(all, many)?.wrong ?? null, at(all, few)?.wrong ?? null);

const at = (all: readonly AtSize[], size: number) => all.find((one) => one.size === size);

function overSizes({ study, judged }: JudgingResult): AtSize[] {
  const known = judged.flatMap((one) => one ?? []);
  if (known.length < judged.length) return [];
  const [first, second] = [known.slice(0, starts), known.slice(starts)];
  const training = study.runs.slice(starts).map(({ checkpoints }) => checkpoints.at(-1)!.trainingLoss);
  return sizes.map((size, place) => {
    /** Of all pairs and all sets of this size. */
    const shareOf = (isSo: (a: Judged, b: Judged, at: number, pair: number) => boolean) =>
      mean(
        first.flatMap((a, pair) =>
          Array.from({ length: sets }, (_, set) => Number(isSo(a, second[pair]!, place * sets + set, pair))),
        ),
      );
    return {
      size,
      wrong: shareOf((a, b, at) => b.drawn[at]! < a.drawn[at]! !== b.loss < a.loss),
      belowTraining: shareOf((_, b, at, pair) => b.drawn[at]! < training[pair]!),
    };
  });
}
