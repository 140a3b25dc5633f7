/** How long a worker may be silent. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from '../../../src/lib/worker/connection.ts';
import type { Answer, Request } from '../../../src/lib/worker/protocol.ts';
import { classification } from '../experiment/examples.ts';

const tenMinutes = 600_000;

/** A worker that says what the test wants, and keeps what it is asked. */
class SilentWorker {
  static last: SilentWorker;
  readonly asked: Request['ask'][] = [];
  onmessage: (event: { data: Answer }) => void = () => undefined;
  constructor() {
    SilentWorker.last = this;
  }
  postMessage({ ask }: Request) {
    this.asked.push(ask);
  }
  terminate() {
    this.asked.length = 0;
  }
  say(data: Answer) {
    this.onmessage({ data });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('Worker', SilentWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Asks a new worker to compute; `died` is what it died of, if it did. */
function begun() {
  const heard = { died: '' };
  new Connection(false, () => {})
    .perform(classification, { signal: new AbortController().signal, progress: () => {} })
    .catch((error: unknown) => (heard.died = (error as Error).message));
  return heard;
}

test('a worker whose file is slow to come is waited for', async () => {
  const heard = begun();
  await vi.advanceTimersByTimeAsync(tenMinutes);
  expect(heard.died).toBe('');
  expect(SilentWorker.last.asked).toEqual(['perform']);
});

test('one that falls silent after its first word is asked whether it is there, and given up', async () => {
  const heard = begun();
  SilentWorker.last.say({ id: 0, tell: 'pong' });
  await vi.advanceTimersByTimeAsync(4000);
  expect(SilentWorker.last.asked).toEqual(['perform', 'ping']);
  await vi.advanceTimersByTimeAsync(4000);
  expect(heard.died).toBe('it does not answer');
});
