/** Words and what is drawn in their colour light each other: the same colour means the same thing. */
import { inkOf } from '../plot/colors.ts';
import { figureOf } from './follow.ts';

/** Until `signal` aborts. While the words are pointed at, or have the focus, all that has another colour is faint. */
export function begin(words: HTMLElement, signal: AbortSignal): void {
  const figure = figureOf(words)!;
  const color = words.dataset['color']!;
  const light = (isLit: boolean) => {
    figure.toggleAttribute('data-lit', isLit);
    for (const mark of figure.querySelectorAll('.stage svg.drawing :is([stroke], [fill])'))
      mark.toggleAttribute('data-lit', isLit && isIn(color, mark));
  };
  const lit = (mark: EventTarget | null) =>
    words.toggleAttribute('data-lit', mark instanceof SVGElement && isIn(color, mark));
  const stage = figure.querySelector('.stage')!;
  for (const type of ['pointerenter', 'focusin']) words.addEventListener(type, () => light(true), { signal });
  for (const type of ['pointerleave', 'focusout'])
    words.addEventListener(type, () => light(false), { signal });
  stage.addEventListener('pointerover', ({ target }) => lit(target), { signal });
  stage.addEventListener('pointerleave', () => lit(null), { signal });
}

const isIn = (color: string, mark: Element) =>
  ['stroke', 'fill'].some((paint) => [color, inkOf(color)].includes(mark.getAttribute(paint) ?? ''));
