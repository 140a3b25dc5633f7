/** Searches in which settings come again: how many different ones they try, and what TPE holds of each option. */
import type { SearchHistory, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import { split } from '../../../lib/search/searchers/tpe.ts';
import { choiceProbabilities } from '../../../lib/search/searchers/tpe/parzen.ts';
import type { Setting } from '../../../lib/search/space.ts';
import { choices, type Choice } from './problem.ts';

/** `[trials]`: up to each, how many different settings were tried. */
export function differentIn({ trials }: SearchHistory): number[] {
  let different = 0;
  return trials.map(({ repeats }) => (different += repeats === null ? 1 : 0));
}

/** `[trials]` that have ended, up to the first that has not; what repeats another ended as that did. */
export function endedTrials({ trials }: SearchHistory): Trial[] {
  const runs = trials.map(({ run, repeats }) => (repeats === null ? run : trials[repeats]!.run));
  const open = runs.findIndex((run) => !hasEnded(run));
  return trials.slice(0, open < 0 ? trials.length : open).map(({ setting }, i) => {
    const { checkpoints, divergedAt } = runs[i]!;
    const loss = checkpoints.at(-1)?.validationLoss;
    return { setting, outcome: divergedAt !== null || loss === undefined ? 'infeasible' : { loss } };
  });
}

const hasEnded = ({ checkpoints, divergedAt, steps }: SearchTrial['run']): boolean =>
  divergedAt !== null || checkpoints.at(-1)?.step === steps;

/** An option, and how probable it is among the good trials and among the others. */
export interface OptionWeight {
  title: string;
  l: number;
  g: number;
}

/** Of every option of every choice. A choice with a condition learns from those trials that had it. */
export function weightsAfter(trials: readonly Trial[]): OptionWeight[] {
  const { good, others } = split(trials);
  return choices.flatMap((choice) => {
    const [l, g] = [probabilitiesOf(choice, good), probabilitiesOf(choice, others)];
    return choice.options.map((option, i) => ({ title: titleOf(choice, option), l: l[i]!, g: g[i]! }));
  });
}

const probabilitiesOf = ({ name, options }: Choice, settings: readonly Setting[]): number[] =>
  choiceProbabilities(
    settings.flatMap((setting) => (setting[name] === undefined ? [] : options.indexOf(setting[name]))),
    options.length,
  );

/** "adam", but "β = 0.9". */
const titleOf = ({ title }: Choice, option: Choice['options'][number]): string =>
  typeof option === 'number' ? `${title} = ${option}` : String(option);
