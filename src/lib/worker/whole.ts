/** An experiment's result from its frames. */
import { accumulate, empty, type Experiment, type Result } from '../experiment/experiment.ts';
import { performInWorkers } from './client.ts';

/**
 * Performs an experiment in the page's workers and gathers its frames. `progress` gets the result so far; what it got
 * before may be taken back, if a worker died and the computation starts over. Rejects as `performInWorkers` does.
 */
export async function computeInWorkers(
  experiment: Experiment,
  { signal, progress }: { signal: AbortSignal; progress?: (soFar: Result) => void },
): Promise<Result> {
  let soFar = empty(experiment);
  await performInWorkers(experiment, {
    signal,
    startOver: () => (soFar = empty(experiment)),
    progress: (frame) => {
      soFar = accumulate(soFar, frame);
      progress?.(soFar);
    },
  });
  return soFar;
}
