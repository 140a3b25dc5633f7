/** A number in the text that turns the slider of a figure: dragged across, or by the keys that turn sliders. */

import { figureOf } from './follow.ts';

/** How far a drag goes for one position of the slider, and at least for all of them, in CSS pixels. */
const pixelsPerPosition = 3;
const leastPixels = 160;
/** Positions at once, by a page key or with Shift. */
const stride = 10;

const steps: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
  ...{ PageUp: stride, PageDown: -stride, End: Infinity, Home: -Infinity },
};

/** Lets the number turn the figure's slider that its `data-knob` names, until `signal` aborts. */
export function turn(number: HTMLElement, signal: AbortSignal): void {
  const figure = figureOf(number)!;
  const slider = figure.querySelector<HTMLInputElement>(`.slider [name="${number.dataset['knob']}"]`)!;
  const positions = Number(slider.max);
  const follow = () => {
    number.textContent = slider.getAttribute('aria-valuetext');
    number.setAttribute('aria-valuetext', number.textContent!);
    number.setAttribute('aria-valuenow', slider.value);
  };
  const turnTo = (position: number) => {
    const within = String(Math.min(positions, Math.max(0, position)));
    if (within === slider.value) return;
    slider.value = within;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };

  number.setAttribute('role', 'slider');
  number.setAttribute('aria-label', number.dataset['label']!);
  number.tabIndex = 0;
  number.setAttribute('aria-valuemin', '0');
  number.setAttribute('aria-valuemax', slider.max);
  follow();
  figure.addEventListener('figure-settings', follow, { signal });
  number.addEventListener(
    'keydown',
    (event) => {
      const by = steps[event.key];
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      turnTo(Number(slider.value) + (event.shiftKey ? by * stride : by));
    },
    { signal },
  );
  followDrags(number, signal, Math.max(pixelsPerPosition, leastPixels / positions), {
    position: () => Number(slider.value),
    turnTo,
  });
}

interface Turned {
  position(): number;
  turnTo(position: number): void;
}

function followDrags(number: HTMLElement, signal: AbortSignal, pixels: number, turned: Turned): void {
  let drag: { pointer: number; x: number; from: number } | null = null;
  const on = (type: string, act: (event: PointerEvent) => void) =>
    number.addEventListener(type, (event) => act(event as PointerEvent), { signal });
  on('pointerdown', (event) => {
    if (drag || event.button !== 0) return;
    drag = { pointer: event.pointerId, x: event.clientX, from: turned.position() };
    number.setPointerCapture(event.pointerId);
    number.focus({ preventScroll: true });
    // No words are selected.
    event.preventDefault();
  });
  on('pointermove', ({ pointerId, clientX }) => {
    if (drag?.pointer === pointerId) turned.turnTo(drag.from + Math.round((clientX - drag.x) / pixels));
  });
  on('pointerup', () => (drag = null));
  // A finger that went up or down has scrolled: nothing is turned.
  on('pointercancel', () => {
    if (drag) turned.turnTo(drag.from);
    drag = null;
  });
}
