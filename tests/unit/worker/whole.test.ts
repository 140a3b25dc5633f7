/** The page's side of the workers, with workers that run in this thread and die when they are told to. */
import { afterEach, expect, test, vi } from 'vitest';
import { perform } from '../../../src/lib/experiment/perform.ts';
import type { Result } from '../../../src/lib/experiment/experiment.ts';
import type { Answer, Request } from '../../../src/lib/worker/protocol.ts';
import { classification } from '../experiment/examples.ts';

/** A worker that ends after so many frames. */
function workerThatEnds(afterFrames: number) {
  return class {
    onmessage: (event: { data: Answer }) => void = () => undefined;
    onerror: (event: { message: string; preventDefault(): void }) => void = () => undefined;
    #frames = 0;
    #isOver = false;

    async postMessage(request: Request) {
      if (request.ask !== 'perform') return;
      const { id, experiment } = structuredClone(request);
      await perform(experiment, {
        progress: (frame) => {
          if (this.#isOver) return;
          this.#answer({ id, tell: 'frame', frame });
          if (++this.#frames < afterFrames) return;
          this.#isOver = true;
          this.onerror({ message: 'out of memory', preventDefault: () => undefined });
        },
      });
      if (!this.#isOver) this.#answer({ id, tell: 'done' });
    }

    terminate() {
      this.#isOver = true;
    }

    #answer(answer: Answer) {
      this.onmessage({ data: structuredClone(answer) });
    }
  };
}

/** `computeInWorkers` of a page whose workers, as they are started, end after so many frames each. */
async function pageWith(lives: number[]) {
  vi.resetModules();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('Worker', function start() {
    return new (workerThatEnds(lives.shift() ?? Infinity))();
  });
  return (await import('../../../src/lib/worker/whole.ts')).computeInWorkers;
}

afterEach(() => vi.unstubAllGlobals());

test('a worker that dies halfway leaves nothing of its work in the result, and spoils nothing that was shown', async () => {
  const computeInWorkers = await pageWith([3]);
  const shown: { result: Result; copy: Result }[] = [];
  const result = await computeInWorkers(classification, {
    signal: new AbortController().signal,
    progress: (soFar) => shown.push({ result: soFar, copy: structuredClone(soFar) }),
  });
  expect(result).toEqual(await perform(classification));
  expect(shown.length).toBeGreaterThan(3);
  for (const { result, copy } of shown) expect(result).toEqual(copy);
});

test('a second death is told', async () => {
  // However many workers share the study, all of them die.
  const computeInWorkers = await pageWith(Array.from({ length: 20 }, () => 1));
  await expect(computeInWorkers(classification, { signal: new AbortController().signal })).rejects.toThrow(
    'The worker stopped 2 times: out of memory.',
  );
});
