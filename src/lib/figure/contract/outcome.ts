/** What a whole result comes to: the verdict, the claim, and the numbers that the text around a figure quotes. */
import type { Curves } from '../../plot/curves.ts';
import { divergences, type Result } from '../../experiment/experiment.ts';
import type { AnyFigure, Measures } from './define.ts';
import type { Settings } from './settings.ts';

export interface Outcome {
  values: Settings;
  holds: boolean;
  claim: string;
  measures: Measures;
  /** Runs that diverged, in words; empty if none did. */
  diverged: string;
  /** Made when asked for: most readers never do. */
  curves(): Curves | null;
}

/** `data` is the result summarised, where that is known already. */
export function outcomeOf(
  figure: AnyFigure,
  result: Result,
  values: Settings,
  data = figure.summarise(result, values),
): Outcome {
  return {
    values,
    holds: figure.finding.holds(data, values),
    claim: figure.finding.says(data, values),
    measures: figure.measures(data, values),
    diverged: divergedIn(result),
    curves: () => figure.curves(data, values),
  };
}

/** Runs counted one by one up to so many; of more only the first is named. */
const namedAtMost = 6;

/** "Run 3 of 4 diverged at step 41." Counted from 1, in the order of the experiment. */
function divergedIn(result: Result): string {
  const { course, steps } = divergences(result);
  const diverged = steps.flatMap((step, i) => (step === null ? [] : [{ i, step }]));
  if (diverged.length === 0) return '';
  if (steps.length === 1) return `It diverged at step ${diverged[0]!.step}.`;
  if (diverged.length <= namedAtMost)
    return diverged
      .map(({ i, step }) => `${course} ${i + 1} of ${steps.length} diverged at step ${step}.`)
      .join(' ');
  const soonest = Math.min(...diverged.map(({ step }) => step));
  return `${diverged.length} of ${steps.length} diverged, the first at step ${soonest}.`;
}
