/** How the texts around a figure follow it, and ask it to show something. */
import type { LiveFigureElement } from '../figure/live/live-figure.ts';
import type { Outcome } from '../figure/contract/outcome.ts';
import type { Settings } from '../figure/contract/settings.ts';

/** The figure that a companion names in `data-figure`, if its page has it. */
export const figureOf = (companion: HTMLElement): LiveFigureElement | null =>
  companion.ownerDocument.querySelector<LiveFigureElement>(
    `live-figure[data-id="${CSS.escape(companion.dataset['figure']!)}"]`,
  );

/** The lesson's own settings of a figure. */
export const settingsOf = (figure: HTMLElement): Settings =>
  JSON.parse(figure.dataset['values']!) as Settings;

/** Calls `listener` for every whole result of the figure, until `signal` aborts. */
export function onOutcome(
  figure: HTMLElement,
  signal: AbortSignal,
  listener: (outcome: Outcome) => void,
): void {
  figure.addEventListener('figure-outcome', ({ detail }) => listener(detail), { signal });
}

/** Brings the figure's drawing into view, unless it is, and has it show the lesson's settings with these changes. */
export function show(figure: LiveFigureElement, changes: Settings): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  figure.querySelector('.stage')!.scrollIntoView({ block: 'nearest', behavior: isStill ? 'auto' : 'smooth' });
  figure.show(changes);
}
