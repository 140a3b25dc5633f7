import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bestShare, importancesOf, type Importance } from './study/importance.ts';
import { hasLearned, lostOf } from './study/lost.ts';
import { learningRateIn, anyRate, width } from './study/space.ts';
import { importancePanels } from './views/importance.ts';
import { guess, studyExperiment, trialsOf, wholeSpace } from './study/digits.ts';

/** What width explains is less than this share of what the learning rate explains. */
const mostOfWidth = 0.2;
/** Fewer trials than this say nothing. */
const fewest = 10;

interface Data {
  /** In the order of the space; none while too few trials have ended. */
  importances: Importance[];
  trials: number;
}

export default defineFigure({
  title: 'Which knobs matter in this study, by three measures',
  description:
    'Three panels with a bar for each of five knobs, and whiskers of one standard error. First: the share of the variance of the loss that the knob explains alone, by functional ANOVA. ' +
    'Second: its importance for being among the best tenth, by PED-ANOVA. Third: the size of its rank correlation with the loss.',
  knobs: {
    failed: choice('Trials no better than guessing', ['counted', 'left-out'], {
      names: { counted: 'count as guessing', 'left-out': 'are left out' },
    }),
    seed: seed(),
  },

  experiment: ({ seed }) => studyExperiment(seed),

  summarise: (result, { failed, seed }): Data => {
    const trials = trialsOf(result, seed);
    const kept = failed === 'counted' ? trials : trials.filter((trial) => hasLearned(trial, guess));
    return {
      importances: kept.length < fewest ? [] : importancesOf(wholeSpace, lostOf(kept, guess)),
      trials: kept.length,
    };
  },

  panels: ({ importances }) =>
    importancePanels(
      wholeSpace.map(({ name }) => name),
      importances,
    ),

  table: ({ importances }) =>
    plot.tableOver(importances, {
      knob: ({ parameter }) => parameter.name,
      'functional ANOVA': ({ alone }) => alone.value,
      'its standard error': ({ alone }) => alone.error,
      'PED-ANOVA': ({ forBest }) => forBest.value,
      'PED-ANOVA’s standard error': ({ forBest }) => forBest.error,
      'rank correlation': ({ correlation }) => correlation?.value,
      'the correlation’s standard error': ({ correlation }) => correlation?.error,
    }),

  curves: ({ importances }) =>
    plot.curvesOver(importances, {
      x: { label: 'knob', names: ['α', 'β', 'width', 'λ', 'activation'] },
      y: { label: 'share of the variance explained alone', domain: [0, 1] },
      lines: [{ name: 'functional ANOVA', color: 'var(--series-2)', of: ({ alone }) => alone.value }],
    }),

  measures: ({ importances, trials }) => {
    const [ofRate, ofWidth] = bothOf(importances);
    return {
      trials,
      rateAlone: ofRate?.alone.value,
      widthAlone: ofWidth?.alone.value,
      rateForBest: ofRate?.forBest.value,
      widthForBest: ofWidth?.forBest.value,
      ratioAlone: ofWidth && ofRate && ofWidth.alone.value / ofRate.alone.value,
      gain: ofWidth && ofWidth.forBest.value / ofWidth.alone.value,
      rateCorrelation: ofRate?.correlation?.value,
      combinations: 1 - importances.reduce((sum, { alone }) => sum + alone.value, 0),
    };
  },

  finding: {
    says: ({ importances, trials }) => {
      const [ofRate, ofWidth] = bothOf(importances);
      return (
        `By functional ANOVA over ${trials} trials the learning rate explains ${percent(ofRate?.alone.value)} of the variance of the loss alone, and width ${percent(ofWidth?.alone.value)}, ${standing(shareOf(ofWidth, ofRate), 'less than', mostOfWidth, percent)} of that. ` +
        `For being among the best ${percent(bestShare)}, PED-ANOVA gives width ${percent(ofWidth?.forBest.value)}.`
      );
    },
    holds: ({ importances }) => {
      const [ofRate, ofWidth] = bothOf(importances);
      return ofRate !== undefined && ofWidth!.alone.value < mostOfWidth * ofRate.alone.value;
    },
    fails: { failed: 'left-out' },
    atLeast: 0.9,
  },
});

/** What one explains alone, of what another does. */
const shareOf = (one?: Importance, other?: Importance): number | null =>
  one && other ? one.alone.value / other.alone.value : null;

const bothOf = (importances: readonly Importance[]) =>
  [learningRateIn(anyRate), width].map(({ name }) =>
    importances.find(({ parameter }) => parameter.name === name),
  ) as [Importance | undefined, Importance | undefined];
