/** An experiment's result from its frames. */
import type { Experiment, Result } from '../experiment/experiment.ts';
import { accumulate, emptyResult } from '../training/frames.ts';
import { performInWorkers } from './client.ts';

/**
 * Performs an experiment in the page's workers and gathers its frames. `progress` gets the result so far; what it got
 * before may be taken back, if a worker died and the computation starts over. Rejects as `performInWorkers` does.
 */
export async function computeInWorkers(
  experiment: Experiment,
  { signal, progress }: { signal: AbortSignal; progress?: (soFar: Result) => void },
): Promise<Result> {
  let soFar: Result | null = null;
  await performInWorkers(experiment, {
    signal,
    start: () => (soFar = null),
    progress: (frame) => {
      if (frame.kind === 'whole') soFar = frame.result;
      else if (experiment.kind === 'study' && soFar?.kind !== 'descent' && soFar?.kind !== 'tabulation')
        soFar = accumulate(soFar ?? emptyResult(experiment), frame.news);
      else throw new Error(`a study's frame answered an experiment of kind "${experiment.kind}"`);
      progress?.(soFar);
    },
  });
  return soFar!;
}
