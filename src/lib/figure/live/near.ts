/** Tells whether something is near the viewport, so that what it needs can be there when it is seen. */
import { within } from '../../life/within.ts';

const margin = '200px';

/** Calls `changed` at once and whenever `element` comes near or goes, until `signal` aborts. */
export function watchNear(element: Element, signal: AbortSignal, changed: (isNear: boolean) => void): void {
  const observer = new IntersectionObserver(
    // Where the page was busy a batch holds several changes: how things are now is said by the last.
    (entries) => changed(entries.at(-1)!.isIntersecting),
    { rootMargin: margin },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Calls `act` once, when `element` is near. */
export function onceNear(element: Element, signal: AbortSignal, act: () => void): void {
  const watch = within(signal);
  watchNear(element, watch.signal, (isNear) => {
    if (!isNear) return;
    watch.abort();
    act();
  });
}
