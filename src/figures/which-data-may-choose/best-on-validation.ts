import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { Judging } from '../../lib/experiment/judging.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bestOf, sets, sizes, testExamples, trials, trialsOf, type Best } from './choosing/best-of-trials.ts';

const [some, many] = [10, trials];

/** By so much of itself the winner's validation loss must be too low, and its test loss may fall by so much of what the other falls. */
const leastGap = 0.05;
const mostFollowed = 0.5;

interface Data {
  /** By the size of the validation set, in the order of `sizes`; empty until all trials are judged. */
  bySize: Best[][];
  /** At the size that is shown. */
  all: Best[];
}

const names = { validation: 'validation loss', test: 'test loss' };

const inPercent = (share: number) => percent(share);

export default defineFigure({
  title: 'The best of n, and what it is worth',
  description:
    'Two panels. In the first, over the number of trials on a logarithmic axis, the validation loss of the best of them, which keeps falling, and its test loss, which soon stops. ' +
    'In the second, over the number of validation examples, by how much the test loss is the higher one, for the best of 10 and for the best of 100: both lines fall to nearly nothing.',
  knobs: {
    validation: choice('Validation examples', ['25', '50', '100', '200', '1000', '5000'], { default: '50' }),
    tried: choice('Tried', ['settings', 'starts'], {
      names: { settings: '100 settings', starts: '100 starts of one setting' },
    }),
    seed: seed(),
  },

  experiment: ({ tried, seed }): Judging => ({
    kind: 'judging',
    study: trialsOf(tried, seed),
    sizes: [...sizes],
    sets,
    seed,
  }),

  summarise: (result, { validation }): Data => {
    const bySize = bestOf(result);
    return { bySize, all: bySize[sizes.findIndex((size) => String(size) === validation)] ?? [] };
  },

  panels: ({ bySize, all }, { validation }) =>
    plot.row([
      plot.panel({
        name: 'losses',
        x: {
          label: 'trials (log scale)',
          scale: 'log',
          domain: [1, trials],
          ticks: [1, 2, 5, 10, 20, 50, 100],
          format: String,
        },
        y: { label: 'loss of the best of n', domain: [0.25, 0.6] },
        marks: [
          plot.line({
            name: names.test,
            label: 'test',
            color: 'var(--series-3)',
            points: pointsOf(all, ({ test }) => test),
          }),
          plot.line({
            name: names.validation,
            label: 'validation',
            color: 'var(--series-2)',
            points: pointsOf(all, (one) => one.validation),
          }),
        ],
      }),
      plot.panel({
        name: 'gaps',
        x: {
          label: 'validation examples (log scale)',
          scale: 'log',
          domain: [sizes[0], sizes.at(-1)!],
          ticks: [25, 100, 1000, 5000],
          format: whole,
        },
        y: { label: 'test loss above validation loss', domain: [0, 0.5], format: inPercent },
        marks: [
          plot.rule({ x: Number(validation) }),
          [many, some].map((n, i) =>
            plot.line({
              name: `best of ${n}`,
              color: `var(--series-${5 + i})`,
              points: bySize.map((one, place): plot.Point => [sizes[place]!, gapAt(one, n) ?? NaN]),
            }),
          ),
        ],
      }),
    ]),

  measures: ({ all }) => ({
    validationAtSome: at(all, some)?.validation,
    validationAtMany: at(all, many)?.validation,
    testAtSome: at(all, some)?.test,
    testAtMany: at(all, many)?.test,
    gapAtSome: gapAt(all, some),
    gapAtMany: gapAt(all, many),
    followed: followed(all),
  }),

  finding: {
    says: ({ all }, { validation }) => {
      const [ten, hundred] = [at(all, some), at(all, many)];
      return (
        `From the best of ${some} to the best of ${many}, the validation loss on ${whole(Number(validation))} examples goes from ${significant(ten?.validation, 3)} to ${significant(hundred?.validation, 3)}, ` +
        `and the test loss from ${significant(ten?.test, 3)} to ${significant(hundred?.test, 3)}. It falls ${percent(followed(all))} as far, ${standing(followed(all), 'at most', mostFollowed, percent)}. The winner’s test loss is ${percent(gapAt(all, many))} above the validation loss that it won with, ` +
        `${standing(gapAt(all, many), 'at least', leastGap, percent)}. (Means over ${sets} validation sets; ${whole(testExamples)} test examples.)`
      );
    },
    holds: ({ all }) => (gapAt(all, many) ?? 0) >= leastGap && (followed(all) ?? 1) <= mostFollowed,
    fails: { validation: '5000' },
    atLeast: 0.9,
  },
});

const at = (all: readonly Best[], n: number) => all.find((one) => one.n === n);

function gapAt(all: readonly Best[], n: number): number | null {
  const best = at(all, n);
  return best ? best.test / best.validation - 1 : null;
}

/** From the best of some to the best of many: how far the test loss falls, as a share of what the validation loss does. */
function followed(all: readonly Best[]): number | null {
  const [ten, hundred] = [at(all, some), at(all, many)];
  return ten && hundred ? (ten.test - hundred.test) / (ten.validation - hundred.validation) : null;
}

const pointsOf = (all: readonly Best[], of: (best: Best) => number) =>
  all.map((one): plot.Point => [one.n, of(one)]);
