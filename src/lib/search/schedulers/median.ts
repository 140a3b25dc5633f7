import { mean, median } from '../../math/averages.ts';
import { rankedLoss, type SchedulerMaker } from '../scheduler.ts';
import { checkWhole } from './values.ts';

export interface MedianSpec {
  kind: 'median';
  /**
   * With what a trial's lowest loss so far is compared: with the median over completed trials of the mean of each one's
   * losses up to there (`vizier`), or of each one's loss there (`optuna`).
   */
  rule: 'vizier' | 'optuna';
  /** A trial is reported after each of these parts but the last. */
  parts: number;
  /** Before so many trials are complete none is stopped. Default 5. */
  startupTrials?: number;
  /** Before so many parts no trial is stopped. Default 1. */
  firstPart?: number;
}

const defaults = { startupTrials: 5, firstPart: 1 };

/**
 * The median rule: a trial stops when the lowest loss that it has had is worse than the median of what trials that are
 * complete had at the same part. Complete are those that were trained whole; that some stopped by themselves, or diverged,
 * says nothing of what a good trial looks like on its way.
 *
 * Sources: Golovin et al. 2017, "Google Vizier: a service for black-box optimization", section 3.2.2; Optuna's MedianPruner,
 * whose verdicts on the same curves are the tests' goldens.
 */
export const medianScheduler: SchedulerMaker<MedianSpec> = ({
  rule,
  parts,
  startupTrials = defaults.startupTrials,
  firstPart = defaults.firstPart,
}) => {
  check({ rule, parts, startupTrials, firstPart });
  /** By trial, `[parts]`: its losses so far. */
  const curves = new Map<number, number[]>();
  const complete: number[][] = [];
  const levelOf =
    rule === 'vizier'
      ? (curve: number[], at: number) => mean(curve.slice(0, at))
      : (curve: number[], at: number) => curve[at - 1]!;
  return {
    parts,
    until: (_, at) => at + 1,
    report(standing) {
      const { trial, at, isOver } = standing;
      const curve = curves.get(trial) ?? [];
      curves.set(trial, curve);
      curve.push(rankedLoss(standing));
      if (isOver && at === parts && standing.loss !== null) complete.push(curve);
      if (complete.length < Math.max(1, startupTrials) || at < firstPart) return 'go on';
      const middle = median(complete.map((other) => levelOf(other, at)));
      return Math.min(...curve) > middle ? 'stop' : 'go on';
    },
    resume: () => null,
  };
};

function check({ rule, parts, startupTrials, firstPart }: Required<Omit<MedianSpec, 'kind'>>): void {
  if (rule !== 'vizier' && rule !== 'optuna')
    throw new RangeError(`rule must be vizier or optuna, not ${JSON.stringify(rule)}.`);
  checkWhole('parts', parts, 2);
  checkWhole('startupTrials', startupTrials, 0);
  checkWhole('firstPart', firstPart, 1);
  if (firstPart >= parts)
    throw new RangeError(`firstPart: ${firstPart} leaves nothing to be saved of ${parts} parts.`);
}
