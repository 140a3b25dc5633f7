/** Keeps the figures' settings in the page's URL, without a new entry in the history. */
import type { Knobs } from '../contract/knobs.ts';
import type { Settings } from '../contract/settings.ts';
import { writeState, type Place } from '../contract/url.ts';

/** Browsers limit how often a page may write its URL (Safari: 100 times in 30 s); a drag asks far more often. */
const pauseMilliseconds = 300;

const waiting = new Map<string, (search: string) => string>();
let timer = 0;

/** Writes what differs from `base` into the URL, when the knobs have been still for a moment. */
export function keepInUrl(place: Place, knobs: Knobs, base: Settings, values: Settings): void {
  waiting.set(place.id, (search) => writeState(search, place, knobs, base, values));
  clearTimeout(timer);
  timer = window.setTimeout(write, pauseMilliseconds);
}

function write(): void {
  const query = [...waiting.values()].reduce((search, add) => add(search), location.search);
  waiting.clear();
  try {
    history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
  } catch (error) {
    // A URL that is not written costs a link, not the figure.
    if (!(error instanceof DOMException)) throw error;
  }
}

function writeWaiting(): void {
  clearTimeout(timer);
  if (waiting.size > 0) write();
}

function forget(): void {
  clearTimeout(timer);
  waiting.clear();
}

if (typeof window !== 'undefined') {
  addEventListener('pagehide', writeWaiting);
  // A link to a place on this page is to the figures as Back is: they take what the address says, so it has to say it.
  addEventListener('click', ({ target }) => (target as Element).closest('a') && writeWaiting(), true);
  // What waited was meant for the address that Back has left.
  addEventListener('popstate', forget);
}
