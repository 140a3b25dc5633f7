import { afterEach, expect, test, vi } from 'vitest';
import { onceNear, watchNear } from '../../../../src/lib/figure/live/near.ts';

type Entry = Pick<IntersectionObserverEntry, 'isIntersecting'>;

/** What the browser tells next to the only observer there is: several changes at once where the page was busy. */
let tell: (...entries: Entry[]) => void;
const disconnected = vi.fn();

vi.stubGlobal(
  'IntersectionObserver',
  class {
    constructor(callback: (entries: Entry[]) => void) {
      tell = (...entries) => callback(entries);
    }
    observe(): void {}
    disconnect = disconnected;
  },
);
afterEach(() => vi.clearAllMocks());

const [near, away] = [{ isIntersecting: true }, { isIntersecting: false }];
const element = {} as Element;

test('of changes that come together, the last says how things are', () => {
  const heard: boolean[] = [];
  watchNear(element, new AbortController().signal, (isNear) => heard.push(isNear));
  tell(away, near);
  tell(near, away);
  tell(away, near, away, near);
  expect(heard).toEqual([true, false, true]);
});

test('what waits to be near does not miss that it came, nor act for what has gone again', () => {
  const act = vi.fn();
  onceNear(element, new AbortController().signal, act);
  tell(near, away);
  expect(act).not.toHaveBeenCalled();
  tell(away, near);
  expect(act).toHaveBeenCalledOnce();
  expect(disconnected).toHaveBeenCalledOnce();
});
