/** What a whole result comes to: the verdict, the claim, and the numbers that the text around a figure quotes. */
import type { Curves } from '../../plot/curves.ts';
import { divergences, type Result } from '../../experiment/experiment.ts';
import type { AnyFigure, Measures } from './define.ts';
import type { Settings } from './settings.ts';

/** What conditions and quotations ask of a result. */
export interface Judged {
  values: Settings;
  holds: boolean;
  measures: Measures;
  /** Whether a run diverged. */
  diverged: boolean;
}

export interface Outcome extends Judged {
  claim: string;
  /** Runs that diverged, in words; empty if none did. */
  divergences: string;
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
    ...divergedIn(result),
    curves: () => figure.curves(data, values),
  };
}

/** Runs counted one by one up to so many; of more only the first is named. */
const namedAtMost = 6;

function divergedIn(result: Result): Pick<Outcome, 'diverged' | 'divergences'> {
  const { course, steps } = divergences(result);
  const diverged = steps.flatMap((step, i) => (step === null ? [] : [{ i, step }]));
  return { diverged: diverged.length > 0, divergences: inWords(diverged, course, steps.length) };
}

/** "Run 3 of 4 diverged at step 41." Counted from 1, in the order of the experiment. */
function inWords(diverged: readonly { i: number; step: number }[], course: string, count: number): string {
  if (diverged.length === 0) return '';
  if (count === 1) return `It diverged at step ${diverged[0]!.step}.`;
  if (diverged.length <= namedAtMost)
    return diverged
      .map(({ i, step }) => `${course} ${i + 1} of ${count} diverged at step ${step}.`)
      .join(' ');
  const soonest = Math.min(...diverged.map(({ step }) => step));
  return `${diverged.length} of ${count} diverged, the first at step ${soonest}.`;
}
