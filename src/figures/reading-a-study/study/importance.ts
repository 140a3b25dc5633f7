/** What each hyperparameter of a study explains, by three measures, each with its standard error by bootstrap. */
import { functionalAnova } from '../../../lib/search/reading/functional-anova.ts';
import { pedAnova, type Lost } from '../../../lib/search/reading/ped-anova.ts';
import { pointsOf } from '../../../lib/search/reading/points.ts';
import { rankCorrelation } from '../../../lib/search/reading/ranks.ts';
import { bootstrapErrors } from '../../../lib/search/reading/resampling.ts';
import type { Parameter, Space } from '../../../lib/search/space.ts';

/** "The best": this share of all trials. */
export const bestShare = 0.1;

const trees = 64;
/** The errors need fewer trees: how far the trees of one forest scatter adds little to how far forests do. */
const resampling = { resamples: 40, seed: 0 };
const treesResampled = 8;

export interface Measured {
  value: number;
  error: number;
}

export interface Importance {
  parameter: Parameter;
  /** Share of the variance that it explains alone. */
  alone: Measured;
  /** For being among the best; those of all together 1. */
  forBest: Measured;
  /** Spearman's, with the loss; null of choices, which have no order. */
  correlation: Measured | null;
}

export function importancesOf(space: Space, trials: readonly Lost[]): Importance[] {
  const alone = measured(trials, (drawn, count) => anova(space, drawn, count));
  const forBest = measured(trials, (drawn) => pedAnova(space, drawn, bestShare));
  const correlations = measured(trials, (drawn) => space.map((parameter) => correlationOf(parameter, drawn)));
  return space.map((parameter, i) => ({
    parameter,
    alone: alone[i]!,
    forBest: forBest[i]!,
    correlation: parameter.kind === 'choice' ? null : correlations[i]!,
  }));
}

function measured(
  trials: readonly Lost[],
  read: (drawn: readonly Lost[], trees: number) => readonly number[],
): Measured[] {
  const errors = bootstrapErrors(trials, (drawn) => read(drawn, treesResampled), resampling);
  return read(trials, trees).map((value, i) => ({ value, error: errors[i]! }));
}

function anova(space: Space, trials: readonly Lost[], trees: number): number[] {
  const losses = trials.map(({ loss }) => loss);
  const settings = trials.map(({ setting }) => setting);
  return functionalAnova(pointsOf(space, settings, losses), losses, { trees, seed: 0 });
}

/** Over the trials that have a value; 0 where all are equal. */
function correlationOf({ name, kind }: Parameter, trials: readonly Lost[]): number {
  if (kind === 'choice') return 0;
  const having = trials.filter(({ setting }) => setting[name] !== undefined);
  const values = having.map(({ setting }) => Number(setting[name]));
  return (
    rankCorrelation(
      values,
      having.map(({ loss }) => loss),
    ) ?? 0
  );
}
