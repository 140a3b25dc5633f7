import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { HalvingSpec } from '../../lib/search/schedulers/halving.ts';
import { powerOf, rungsOf } from '../../lib/search/schedulers/ladder.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { axisOf } from '../searching/common/axes.ts';
import { schedulerLooks } from '../searching/common/looks.ts';
import { spacePanel } from '../searching/common/space.ts';
import { bankExperiment, bankOf, searchCount, trialCount } from './bank/bank.ts';
import { beside, searchedWith, type Searched } from './bank/compare.ts';
import { learningRate, momentum, parts, problemKnob, problemOf } from './bank/problems.ts';
import { replay } from './bank/replay.ts';
import { bestOf, curvesPanel, placed, readAs, shownIn, type Shown } from './panels/curves.ts';
import { costCurves, costPanel, costTable } from './panels/over-cost.ts';

/** The best is at most this share worse, for at most this share of the cost. */
const claimed = { worse: 0.1, cost: 0.3 };
const factor = 3;

const specWith = (first: number): HalvingSpec => ({
  ...{ kind: 'halving', trials: trialCount, parts, factor, first },
});

interface Data {
  shown: Shown[];
  halving: Searched | null;
  whole: Searched | null;
}

const { halving: look, none: wholeLook } = schedulerLooks;

export default defineFigure({
  title: 'Successive halving',
  description:
    'Three panels. Above, the validation loss of the 27 trials of one search over the steps of training, on a logarithmic axis: thin lines end with a dot where a trial was stopped, and go on faintly as it would have. ' +
    'Upright rules are the rungs. Below, where the trials are in their space, the ones that were trained whole large; and the lowest loss so far over the cost, for searches that train all trials and for searches that halve, each with a band of nine in ten.',
  knobs: {
    trained: problemKnob,
    rung: choice('First rung at', ['1/27', '1/9', '1/3'], { default: '1/9' }),
    seed: seed(),
  },

  experiment: ({ trained, seed }) => bankExperiment(trained, trialCount, seed),

  summarise: (result, { trained, rung, seed }): Data => {
    const bank = bankOf(result, seed);
    const spec = specWith(firstOf(rung));
    const own = bank.searches[0]!;
    return {
      shown: shownIn(own, replay(own, spec, trained)),
      halving: searchedWith(bank, spec, trained),
      whole: searchedWith(bank, { kind: 'none' }, trained),
    };
  },

  panels: ({ shown, ...searched }, { trained, rung }) => [
    curvesPanel({
      ...{ shown, problem: trained, color: look.color },
      head: [{ text: 'one search', isBold: true }],
      marks: rungsOf(specWith(firstOf(rung)))
        .slice(0, -1)
        .map((at, level) =>
          plot.rule({
            x: (at / parts) * problemOf(trained).steps,
            label: `${trialCount / powerOf(factor, level + 1)} go on`,
            line: level,
          }),
        ),
    }),
    plot.row([
      spacePanel({
        trials: shown.map(placed),
        best: bestPlaced(shown),
        isLarge: ({ loss }) => Number.isFinite(loss),
        x: axisOf(learningRate, { label: 'learning rate α (log scale)' }),
        y: axisOf(momentum, { label: 'momentum β (log scale of 1 − β)', ticks: [1, 0.1, 0.01] }),
        color: look.color,
        head: [{ text: 'its space', isBold: true }],
        readAs: readAs(shown),
      }),
      costPanel(seenIn(searched), trained),
    ]),
  ],

  table: (data) => costTable(seenIn(data)),

  measures: ({ halving, whole }) => {
    const compared = halving && whole && beside(halving, whole);
    return {
      best: halving?.best,
      bestOfAll: whole?.best,
      costInTrials: halving?.cost,
      worse: compared?.worse,
      cost: compared?.cost,
      sameBest: compared?.same,
    };
  },

  curves: (data, { trained }) => costCurves(seenIn(data), trained),

  finding: {
    says: ({ halving, whole }) => {
      if (!halving || !whole) return 'Not all of the trials are known.';
      const { worse, cost } = beside(halving, whole);
      return (
        `Trained whole, the best of ${trialCount} trials has a loss of ${significant(whole.best, 3)}, the median of ${searchCount} searches. With halving it is ${significant(halving.best, 3)}, ` +
        `${percent(worse)} more, ${standing(worse, 'at most', claimed.worse, percent)}. ` +
        `It costs ${decimal(halving.cost, 1)} whole trials: ${percent(cost)}, ${standing(cost, 'at most', claimed.cost, percent)}.`
      );
    },
    holds: ({ halving, whole }) => {
      if (!halving || !whole) return false;
      const { worse, cost } = beside(halving, whole);
      return worse <= claimed.worse && cost <= claimed.cost;
    },
    fails: { trained: 'schedules', rung: '1/27' },
    atLeast: 0.9,
  },
});

const seenIn = ({ halving, whole }: Pick<Data, 'halving' | 'whole'>) => [
  { look: wholeLook, searched: whole },
  { look, searched: halving },
];

/** From its name: of 27 parts. */
const firstOf = (rung: '1/27' | '1/9' | '1/3'): number => parts / Number(rung.slice(2));

function bestPlaced(shown: readonly Shown[]) {
  const best = bestOf(shown);
  return best && placed(best);
}
