import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { mean, median } from '../../lib/math/averages.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { MedianSpec } from '../../lib/search/schedulers/median.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { schedulerLooks, type Look } from '../searching/common/looks.ts';
import { thingsOf } from '../searching/common/read-as.ts';
import { bankExperiment, bankOf, searchCount, trialCount } from './bank/bank.ts';
import { beside, searchedWith, type Searched } from './bank/compare.ts';
import { parts, problemKnob, problemOf } from './bank/problems.ts';
import { replay } from './bank/replay.ts';
import { curvesPanel, placed, readAs, shownIn, type Shown } from './panels/curves.ts';
import { costCurves, costPanel, costTable } from './panels/over-cost.ts';

type Rule = MedianSpec['rule'];

/** Both rules are at most this share worse; Optuna's has at most this share of the cost, and costs less than Vizier's. */
const claimed = { worse: 0.05, cost: 0.6 };

const looks: Record<Rule, Look> = {
  optuna: { ...schedulerLooks.median, name: 'Optuna’s' },
  vizier: { name: 'Vizier’s', color: 'var(--series-3)' },
};

interface Data {
  shown: Shown[];
  /** `[parts]`: with what a trial is compared once the search has come to its end. */
  middle: number[];
  optuna: Searched | null;
  vizier: Searched | null;
  whole: Searched | null;
}

export default defineFigure({
  title: 'The median rule',
  description:
    'Three panels. Above, the validation loss of the 27 trials of one search over the steps of training, on a logarithmic axis: thin lines end with a dot where a trial was stopped, and go on faintly as it would have. ' +
    'A dashed line is the median with which a trial is compared. Below, how far each trial was trained, in the order in which they ran; and the lowest loss so far over the cost, for searches that train all trials and for both rules, each with a band of nine in ten.',
  knobs: {
    rule: choice('Rule shown', ['optuna', 'vizier'], { names: { optuna: 'Optuna’s', vizier: 'Vizier’s' } }),
    trained: problemKnob,
    grace: choice('Nobody is stopped before', ['1/27', '1/9', '1/3'], { default: '1/9' }),
    seed: seed(),
  },

  experiment: ({ trained, seed }) => bankExperiment(trained, 1, seed),

  summarise: (result, { rule, trained, grace, seed }): Data => {
    const bank = bankOf(result, seed);
    const specOf = (rule: Rule): MedianSpec => ({
      ...{ kind: 'median', rule, parts, firstPart: parts / Number(grace.slice(2)) },
    });
    const own = bank.searches[0]!;
    const shown = shownIn(own, replay(own, specOf(rule), trained));
    return {
      shown,
      middle: middleOf(shown, rule),
      optuna: searchedWith(bank, specOf('optuna'), trained),
      vizier: searchedWith(bank, specOf('vizier'), trained),
      whole: searchedWith(bank, { kind: 'none' }, trained),
    };
  },

  panels: ({ shown, middle, ...searched }, { rule, trained, grace }) => {
    const { steps } = problemOf(trained);
    const { color } = looks[rule];
    return [
      curvesPanel({
        ...{ shown, problem: trained, color },
        head: [{ text: 'one search', isBold: true }],
        marks: [
          plot.rule({ x: steps / Number(grace.slice(2)), label: 'from here on' }),
          plot.line({
            name: 'median',
            color: 'var(--ink)',
            isDashed: true,
            hasHalo: true,
            points: middle.map((loss, i): plot.Point => [((i + 1) * steps) / parts, loss]),
          }),
        ],
      }),
      plot.row([trainedPanel(shown, color), costPanel(seenIn(searched), trained)]),
    ];
  },

  table: (data) => costTable(seenIn(data)),

  measures: ({ shown, optuna, vizier, whole }) => {
    const [ofOptuna, ofVizier] = [optuna, vizier].map((own) => own && whole && beside(own, whole));
    return {
      optunaWorse: ofOptuna?.worse,
      optunaCost: ofOptuna?.cost,
      optunaSame: ofOptuna?.same,
      vizierWorse: ofVizier?.worse,
      vizierCost: ofVizier?.cost,
      vizierSame: ofVizier?.same,
      stoppedShown: shown.filter(({ isWhole }) => !isWhole).length,
    };
  },

  curves: (data, { trained }) => costCurves(seenIn(data), trained),

  finding: {
    says: ({ optuna, vizier, whole }) => {
      if (!optuna || !vizier || !whole) return 'Not all of the trials are known.';
      const [ofOptuna, ofVizier] = [beside(optuna, whole), beside(vizier, whole)];
      return (
        `Of what training all ${trialCount} trials costs, Optuna’s rule spends ${percent(ofOptuna.cost)}, ${standing(ofOptuna.cost, 'at most', claimed.cost, percent)}, and Vizier’s ${percent(ofVizier.cost)}. Trained whole, the best trial has a loss of ${significant(whole.best, 3)}, ` +
        `the median of ${searchCount} searches; with the rules it is ${percent(ofOptuna.worse, 1)} and ${percent(ofVizier.worse, 1)} more, ` +
        `${standing(Math.max(ofOptuna.worse, ofVizier.worse), 'at most', claimed.worse, percent)}.`
      );
    },
    holds: ({ optuna, vizier, whole }) => {
      if (!optuna || !vizier || !whole) return false;
      const [ofOptuna, ofVizier] = [beside(optuna, whole), beside(vizier, whole)];
      const isCheap = ofOptuna.cost <= claimed.cost && ofOptuna.cost < ofVizier.cost;
      return isCheap && ofOptuna.worse <= claimed.worse && ofVizier.worse <= claimed.worse;
    },
    fails: { trained: 'spirals', grace: '1/27' },
    atLeast: 0.9,
  },
});

const seenIn = ({ optuna, vizier, whole }: Pick<Data, Rule | 'whole'>) => [
  { look: schedulerLooks.none, searched: whole },
  { look: looks.vizier, searched: vizier },
  { look: looks.optuna, searched: optuna },
];

/** The median, over the trials that were trained whole, of their losses so far: of their means, or of the last of them. */
function middleOf(shown: readonly Shown[], rule: Rule): number[] {
  const complete = shown.filter(({ isWhole }) => isWhole).map(({ curve }) => curve.losses);
  if (complete.length === 0) return [];
  const levelOf = (losses: readonly number[], part: number) =>
    rule === 'vizier' ? mean(losses.slice(0, part + 1)) : losses[part]!;
  return Array.from({ length: parts }, (_, part) => median(complete.map((losses) => levelOf(losses, part))));
}

/** How far each trial was trained, in the order in which they ran. */
const trainedPanel = (shown: readonly Shown[], color: string): plot.Panel =>
  plot.panel({
    name: 'trained',
    x: { label: 'trial', domain: [0.5, trialCount + 0.5], ticks: [1, 9, 18, trialCount] },
    y: {
      label: 'trained',
      domain: [0, parts],
      ticks: [0, parts / 3, (2 * parts) / 3, parts],
      format: (part) => percent(part / parts),
    },
    head: [{ text: 'its trials in time', isBold: true }],
    marks: [
      [true, false].map((isWhole) =>
        plot.threads({
          className: isWhole ? 'whole' : 'stopped',
          color: isWhole ? color : 'var(--ink-soft)',
          stroke: 'thick',
          opacity: 1,
          lines: shown.flatMap((one, i) =>
            one.isWhole === isWhole
              ? [
                  [
                    [i + 1, 0],
                    [i + 1, one.trained],
                  ] satisfies plot.Point[],
                ]
              : [],
          ),
        }),
      ),
      thingsOf(shown.map(placed), readAs(shown), (_, i) => [
        [i + 1, 0],
        [i + 1, shown[i]!.trained],
      ]),
    ],
  });
