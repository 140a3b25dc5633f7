/** A result as it stood partway: what a figure shows while it plays or is scrubbed. */
import type { RunHistory } from '../training/spec.ts';
import type { Path } from '../surfaces/descend.ts';
import type { Result } from './experiment.ts';

/** The part of `result` up to `fraction` (0 … 1) of each run's budget. Functions have no time and stay whole. */
export function prefix(result: Result, fraction: number): Result {
  switch (result.kind) {
    case 'study':
      return { ...result, runs: result.runs.map((run) => runUpTo(run, Math.round(fraction * run.steps))) };
    case 'descent':
      return {
        ...result,
        paths: result.paths.map((path) => pathUpTo(path, Math.round(fraction * result.steps))),
      };
    case 'tabulation':
      return result;
  }
}

/** Steps of the longest run: how finely the result can be played. 0 for what has no time. */
export function duration(result: Result): number {
  switch (result.kind) {
    case 'study':
      return Math.max(...result.runs.map((run) => run.steps));
    case 'descent':
      return result.steps;
    case 'tabulation':
      return 0;
  }
}

const runUpTo = (run: RunHistory, step: number): RunHistory => ({
  ...run,
  batchLoss: run.batchLoss.subarray(0, step),
  learningRate: run.learningRate.subarray(0, step),
  checkpoints: run.checkpoints.filter((checkpoint) => checkpoint.step <= step),
  divergedAt: run.divergedAt !== null && run.divergedAt <= step ? run.divergedAt : null,
});

const pathUpTo = (path: Path, step: number): Path => ({
  points: path.points.slice(0, step + 1),
  values: path.values.slice(0, step + 1),
  divergedAt: path.divergedAt !== null && path.divergedAt <= step ? path.divergedAt : null,
});
