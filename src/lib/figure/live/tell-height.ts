/**
 * In a frame on another page: tells that page how high its contents are, now and whenever that changes, so that nothing
 * has to be hidden or scrolled. Whoever frames it may know; there is nothing of the reader in it.
 */
import { heightMessage, type HeightMessage } from '../contract/messages.ts';

export function tellHeight(page: Document): void {
  const here = page.defaultView!;
  if (here.parent === here) return;
  let told = 0;
  new ResizeObserver((entries) => {
    // Several changes may come at once: how things are now is said by the last.
    const { blockSize } = entries.at(-1)!.borderBoxSize.at(-1)!;
    const height = Math.ceil(blockSize + paddingOf(page.body));
    if (height === told) return;
    told = height;
    const message: HeightMessage = { type: heightMessage, height };
    here.parent.postMessage(message, '*');
  }).observe(page.querySelector('main')!);
}

/** Above and below, in pixels. */
function paddingOf(element: Element): number {
  const { paddingTop, paddingBottom } = getComputedStyle(element);
  return parseFloat(paddingTop) + parseFloat(paddingBottom);
}
