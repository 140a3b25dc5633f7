/** Whether a server that was just started answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../limits.ts';

const pauseMilliseconds = 50;

/** Asks again and again until the address answers; false if `isGivenUp` says so first, or nothing comes in a long time. */
export async function answers(url: string, isGivenUp: () => boolean = () => false): Promise<boolean> {
  const signal = AbortSignal.timeout(limits.wait);
  while (!isGivenUp() && !signal.aborted) {
    const response = await fetch(url, { signal }).catch(() => null);
    if (response) return true;
    await sleep(pauseMilliseconds);
  }
  return false;
}
