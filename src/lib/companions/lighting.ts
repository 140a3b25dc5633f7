/** Words and what is drawn in their colour light each other: the same colour means the same thing. */
import { figureOf } from './follow.ts';

/** The symbols of a formula. */
export function lightEach(formula: HTMLElement, signal: AbortSignal): void {
  for (const symbol of formula.querySelectorAll<HTMLElement>('[data-colors]')) light(symbol, signal);
}

/** Until `signal` aborts. While the words are pointed at, or have the focus, all that has another colour is faint. */
export function light(words: HTMLElement, signal: AbortSignal): void {
  const figure = figureOf(words)!;
  const colors = words.dataset['colors']!.split(' ');
  const isOurs = (mark: Element) =>
    ['stroke', 'fill'].some((paint) => colors.includes(mark.getAttribute(paint) ?? ''));
  const lightDrawing = (isLit: boolean) => {
    figure.toggleAttribute('data-lit', isLit);
    for (const mark of figure.querySelectorAll('.stage svg.drawing :is([stroke], [fill])'))
      mark.toggleAttribute('data-lit', isLit && isOurs(mark));
  };
  const lit = (mark: EventTarget | null) =>
    words.toggleAttribute('data-lit', mark instanceof SVGElement && isOurs(mark));
  const stage = figure.querySelector('.stage')!;
  for (const type of ['pointerenter', 'focusin'])
    words.addEventListener(type, () => lightDrawing(true), { signal });
  for (const type of ['pointerleave', 'focusout'])
    words.addEventListener(type, () => lightDrawing(false), { signal });
  stage.addEventListener('pointerover', ({ target }) => lit(target), { signal });
  stage.addEventListener('pointerleave', () => lit(null), { signal });
}
