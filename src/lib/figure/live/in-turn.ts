/** Work that can wait a moment, one piece after another: each is a task of its own, when the page has nothing better to do. */

/** A busy page is not waited for longer than this. */
const patienceMilliseconds = 300;

const waiting: (() => unknown)[] = [];

export function inTurn(act: () => unknown): void {
  waiting.push(act);
  if (waiting.length === 1) whenIdle(next);
}

function next(): void {
  const act = waiting.shift()!;
  if (waiting.length > 0) whenIdle(next);
  act();
}

/** Safari has no idle callbacks yet. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: patienceMilliseconds });
  else setTimeout(act);
}
