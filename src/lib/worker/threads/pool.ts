/** Experiments on all cores: a pool of threads, each of which performs one at a time. For Node: builds, scripts and tests. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Experiment, Result, ResultOf } from '../../experiment/experiment.ts';
import { messageOf } from '../../text/errors.ts';
import { tellProgress } from './progress.ts';
import type { ThreadAnswer } from './thread.ts';

export interface Pool {
  /** The experiment's result. `name` is what progress and errors call it: "Momentum, retuned, seed 1003". */
  perform<E extends Experiment>(experiment: E, name: string): Promise<ResultOf<E>>;
}

interface Job {
  experiment: Experiment;
  name: string;
  settle: PromiseWithResolvers<Result>;
}

/** Room for what is used once: with more than the usual 48 MB threads collect it less often, and take a tenth less time. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

/** After so long without work a thread ends: a development server keeps none. */
const idleMilliseconds = 10_000;

/**
 * Threads are started when there is work for them, and hold the process only while they have some.
 *
 * @param file What a thread runs: see thread-plugin.ts.
 */
export function threadPool(file: string, size = availableParallelism()): Pool {
  const waiting: Job[] = [];
  const idle = new Set<Worker>();
  /** What is not done yet, by its experiment: who asks for the same gets the same. Several claims look at one run. */
  const underWay = new Map<string, Promise<Result>>();
  let busy = 0;
  let asked = 0;
  let done = 0;

  /** A thread that has no work. */
  function take(): Worker {
    const [thread = new Worker(file, { resourceLimits })] = idle;
    idle.delete(thread);
    return thread;
  }

  function giveBack(thread: Worker): void {
    idle.add(thread);
    thread.unref();
    setTimeout(() => {
      if (idle.delete(thread)) void thread.terminate();
    }, idleMilliseconds).unref();
  }

  async function work(job: Job): Promise<void> {
    busy++;
    tellProgress({ done, asked, name: job.name });
    const thread = take();
    try {
      const answer = await askThread(thread, job.experiment);
      giveBack(thread);
      if ('error' in answer) throw answer.error;
      job.settle.resolve(answer.result);
    } catch (error) {
      job.settle.reject(new Error(`${job.name}: ${messageOf(error)}`, { cause: error }));
    }
    busy--;
    done++;
    tellProgress({ done, asked, name: job.name });
    workOn();
  }

  function workOn(): void {
    while (busy < size && waiting.length > 0) void work(waiting.shift()!);
  }

  return {
    perform<E extends Experiment>(experiment: E, name: string) {
      const key = JSON.stringify(experiment);
      const known = underWay.get(key);
      if (known) return known as Promise<ResultOf<E>>;
      const settle = Promise.withResolvers<Result>();
      const forget = () => underWay.delete(key);
      settle.promise.then(forget, forget);
      underWay.set(key, settle.promise);
      asked++;
      waiting.push({ experiment, name, settle });
      workOn();
      return settle.promise as Promise<ResultOf<E>>;
    },
  };
}

/** Rejects if the thread itself fails; it cannot be used again then. */
async function askThread(thread: Worker, experiment: Experiment): Promise<ThreadAnswer> {
  thread.ref();
  thread.postMessage(experiment);
  const [answer] = await once(thread, 'message');
  return answer as ThreadAnswer;
}
