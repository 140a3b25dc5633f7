/** What each thread of the pool runs: it performs one experiment after another. Bundled on its own by thread-plugin.ts. */
import { parentPort } from 'node:worker_threads';
import type { Experiment, Result } from '../../experiment/experiment.ts';
import { perform } from '../../experiment/perform.ts';

/** What a thread answers to an experiment. */
export type ThreadAnswer = { result: Result } | { error: unknown };

async function answerTo(experiment: Experiment): Promise<ThreadAnswer> {
  try {
    return { result: await perform(experiment) };
  } catch (error) {
    return { error };
  }
}

parentPort!.on('message', async (experiment: Experiment) =>
  parentPort!.postMessage(await answerTo(experiment)),
);
