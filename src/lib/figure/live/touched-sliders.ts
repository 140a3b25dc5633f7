/**
 * A finger that means to scroll often lands on a slider, and browsers move the slider at once. Here its new value is held
 * back until it is known what the finger does: moved across, or lifted where it was put down, it sets the slider; moved up
 * or down it scrolls, the browser takes the gesture ("pointercancel"), and the slider is as it was.
 */

/** A finger that went so far is on its way somewhere, in CSS pixels. */
const farEnough = 8;

/** Sees to it for all sliders inside `root`, until `signal` aborts. What they hold back no listener below hears. */
export function holdWhileTouched(root: HTMLElement, signal: AbortSignal): void {
  let touch: Touch | null = null;
  const pointer = (type: string, act: (touched: Touch, event: PointerEvent) => void) =>
    root.addEventListener(
      type,
      (event) => {
        if (touch?.pointer === (event as PointerEvent).pointerId) act(touch, event as PointerEvent);
      },
      { signal, capture: true },
    );

  root.addEventListener(
    'pointerdown',
    (event) => {
      const slider = sliderIn(event);
      if (slider && event.pointerType === 'touch') touch = touchOf(slider, event);
    },
    { signal, capture: true },
  );
  root.addEventListener(
    'input',
    (event) => {
      if (touch?.slider !== event.target || touch.isMeant) return;
      event.stopPropagation();
      touch.held = touch.slider.value;
      touch.slider.value = touch.before;
    },
    { signal, capture: true },
  );
  pointer('pointermove', (touched, { clientX, clientY }) => {
    const [across, up] = [Math.abs(clientX - touched.x), Math.abs(clientY - touched.y)];
    if (across > farEnough && across > up) mean(touched);
  });
  pointer('pointerup', (touched) => {
    mean(touched);
    touch = null;
  });
  pointer('pointercancel', ({ slider, before }) => {
    touch = null;
    set(slider, before);
  });
}

interface Touch {
  pointer: number;
  slider: HTMLInputElement;
  x: number;
  y: number;
  /** The slider's value before it was touched, and the one that is held back. */
  before: string;
  held: string | null;
  /** Whether the finger is known to set the slider. */
  isMeant: boolean;
}

const sliderIn = ({ target }: Event) => (target as Element).closest<HTMLInputElement>('input[type="range"]');

const touchOf = (slider: HTMLInputElement, { pointerId, clientX, clientY }: PointerEvent): Touch => ({
  pointer: pointerId,
  slider,
  x: clientX,
  y: clientY,
  before: slider.value,
  held: null,
  isMeant: false,
});

function mean(touch: Touch): void {
  if (touch.isMeant) return;
  touch.isMeant = true;
  if (touch.held !== null) set(touch.slider, touch.held);
}

/** As if the reader had done it; what the slider shows already is no news. */
function set(slider: HTMLInputElement, value: string): void {
  if (slider.value === value) return;
  slider.value = value;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}
