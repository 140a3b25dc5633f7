/** The worker's side of the protocol. */
import { expect, test, vi } from 'vitest';
import type { Experiment } from '../../../src/lib/experiment/experiment.ts';
import type { Answer } from '../../../src/lib/worker/protocol.ts';

test('a worker says that it is there, and what went wrong in the words of the error alone', async () => {
  const told: Answer[] = [];
  vi.stubGlobal('self', { postMessage: (answer: Answer) => told.push(answer) });
  vi.doMock('../../../src/lib/experiment/perform.ts', () => ({
    perform: () => Promise.reject(new Error('There is no WebAssembly.')),
  }));
  await import('../../../src/lib/worker/compute.worker.ts');
  expect(told).toEqual([{ id: 0, tell: 'pong' }]);
  const experiment = {} as Experiment;
  await (self.onmessage as unknown as (event: { data: unknown }) => Promise<void>)({
    data: { id: 1, ask: 'perform', experiment },
  });
  expect(told[1]).toEqual({ id: 1, tell: 'failed', message: 'There is no WebAssembly.' });
  vi.unstubAllGlobals();
});
