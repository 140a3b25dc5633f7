/**
 * <kept-answers>: says that answers and ticks are kept on the device, and lets the reader clear them or refuse; and says
 * to whom they are told, where a page has asked for them.
 */
import { askedBy, askingWindow } from './asking-page.ts';
import { forgotten, Keeper } from './kept.ts';

export function tellKept(place: HTMLElement, signal: AbortSignal): void {
  const here = place.ownerDocument.defaultView!;
  const keeper = new Keeper(() => here.localStorage);
  const [keep, forget] = [place.querySelector('input')!, place.querySelector('button')!];
  const say = (where: string, words: string) => (place.querySelector(where)!.textContent = words);
  place.querySelector<HTMLElement>('.keeping')!.hidden = !keeper.isAble;
  place.querySelector<HTMLElement>('.unable')!.hidden = keeper.isAble;
  keep.checked = keeper.isWilling;
  keep.addEventListener('change', () => (keeper.isWilling = keep.checked), { signal });
  forget.addEventListener(
    'click',
    () => {
      keeper.forget();
      place.ownerDocument.dispatchEvent(new Event(forgotten));
      say('.forgotten', 'Forgotten: all questions and tasks are open again.');
    },
    { signal },
  );
  say('.told', toldTo(here));
}

function toldTo(here: Window): string {
  const asked = askedBy(here.location.search);
  if (!asked) return '';
  if ('mistake' in asked) return asked.mistake;
  return askingWindow(here)
    ? `This page tells your answers and ticks to ${asked.origin}, which opened it.`
    : `${asked.origin} asked for your answers and ticks, but is not there to hear of them: nothing is told.`;
}
