/** The page of the bench: starts a worker for each contestant and passes on what it is asked. */
import type { StudyFrame } from '../../src/lib/training/frames.ts';
import type { Answer, Request as SiteRequest } from '../../src/lib/worker/protocol.ts';
import type { Request } from './contestant.ts';
import type { Study } from '../../src/lib/training/spec.ts';
import type { Shape } from './shapes.ts';

const module = { type: 'module' } as const;
const start = {
  peak: () => new Worker(new URL('./peak.worker.ts', import.meta.url), module),
  convnetjs: () => new Worker(new URL('./convnetjs.worker.ts', import.meta.url), module),
  tensorflow: () => new Worker(new URL('./tensorflow.worker.ts', import.meta.url), module),
  reference: () => new Worker(new URL('./reference.worker.ts', import.meta.url), module),
  fused: () => new Worker(new URL('./fused.worker.ts', import.meta.url), module),
  /** The trainer of another checkout: bundled apart (server.ts). */
  earlier: () => new Worker('/bench/earlier.js', module),
  study: () => new Worker(new URL('./study.worker.ts', import.meta.url), module),
  empty: () => new Worker(new URL('./empty.worker.ts', import.meta.url), module),
};
export type WorkerName = keyof typeof start;

const running: Partial<Record<WorkerName, Worker>> = {};

/** Lets a worker take up networks of a shape. */
function open(name: WorkerName, shape: Shape, runs: number): Promise<unknown> {
  return ask(name, { ask: 'open', shape, runs });
}

/** Lets all train, one after the other. Resolves to their run-steps per second. */
async function round(entrants: { worker: WorkerName; runs: number }[]): Promise<number[]> {
  const rates: number[] = [];
  for (const { worker, runs } of entrants) rates.push(await ask(worker, { ask: 'slice', runs }));
  return rates;
}

function ask(name: WorkerName, request: Request): Promise<number> {
  return reply((running[name] ??= start[name]()), request, () => true);
}

/** Trains the studies, one after the other, in one worker. Resolves to their milliseconds. */
async function time(studies: Study[]): Promise<number[]> {
  const worker = (running.study ??= start.study());
  const times: number[] = [];
  for (const study of studies) times.push(await reply(worker, study, () => true));
  return times;
}

/** Milliseconds from `new Worker()` to its answer to a first message. */
async function startEmpty(): Promise<number> {
  const begun = performance.now();
  await reply(start.empty(), null, () => true);
  return performance.now() - begun;
}

/** Milliseconds from `new Worker()` to the frame with a study's first loss, in the built site's worker at `url`. */
async function startSite(url: string, request: SiteRequest): Promise<number> {
  const begun = performance.now();
  await reply(new Worker(url, module), request, hasStep);
  return performance.now() - begun;
}

function hasStep(answer: unknown): boolean {
  const message = answer as Answer;
  if (message.tell === 'failed') throw new Error(message.message);
  if (message.tell !== 'frame') return false;
  return (message.frame as StudyFrame).runs.some((run) => run !== null && run.batchLoss.length > 0);
}

function reply(worker: Worker, request: unknown, isWanted: (answer: unknown) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => isWanted(data) && resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  });
}

const bench = { open, round, time, startEmpty, startSite };
export type Bench = typeof bench;
Object.assign(window, { bench });
