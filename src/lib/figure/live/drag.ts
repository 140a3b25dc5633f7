/** Handles in a drawing follow the pointer and the arrow keys; what they report is a value of their knob. */
import { within } from '../../life/within.ts';
import type { Knob, PlanePoint, PointKnob, Slider } from '../contract/knobs.ts';

export interface HandleUser {
  /** Acts when the figure is awake: at once, or when its code has come. */
  whenAwake(action: () => void): void;
  /** The knob that a handle names, with its present value; null while the figure is not awake. */
  knob(name: string): { knob: Knob; value: unknown } | null;
  moved(name: string, value: unknown): void;
}

interface Axis {
  domain: [number, number];
  range: [number, number];
}

const arrowDirections: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};
/** With Shift an arrow key moves so many steps at once. */
const stride = 10;

/**
 * Lets the handles inside `root` be dragged and moved by arrow keys. Handles are `<g data-handle>` as drawn by
 * lib/plot/marks/handle.ts; a handle of a slider moves along the drawing's x. Listeners live until `signal` aborts.
 */
export function followHandles(root: HTMLElement, signal: AbortSignal, user: HandleUser): void {
  root.addEventListener(
    'pointerdown',
    (event) => {
      const handle = handleOf(event);
      if (!handle || event.button !== 0) return;
      event.preventDefault();
      user.whenAwake(() => {});
      handle.focus();
      followPointer(handle, event.pointerId, signal, user);
    },
    { signal },
  );
  root.addEventListener(
    'keydown',
    (event) => {
      const handle = handleOf(event);
      const direction = arrowDirections[event.key];
      if (!handle || !direction || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const steps = event.shiftKey ? stride : 1;
      const by = { x: steps * direction[0], y: steps * direction[1] };
      user.whenAwake(() => moveBy(by, handle.dataset['handle']!, user));
    },
    { signal },
  );
}

/** The handle goes where the pointer goes, until it is let go. */
function followPointer(handle: SVGGElement, pointer: number, signal: AbortSignal, user: HandleUser): void {
  handle.setPointerCapture(pointer);
  const drag = within(signal);
  handle.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId === pointer) moveTo(pointUnder(handle, event), handle.dataset['handle']!, user);
    },
    { signal: drag.signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    handle.addEventListener(end, () => drag.abort(), { signal: drag.signal });
}

function moveTo(point: PlanePoint, name: string, user: HandleUser): void {
  const { knob } = user.knob(name) ?? {};
  if (knob?.kind === 'point') user.moved(name, pointWithin(knob, point));
  if (knob?.kind === 'slider') user.moved(name, sliderValueNear(knob, point.x));
}

/** By so many steps of the handle's knob. */
function moveBy({ x: across, y: up }: PlanePoint, name: string, user: HandleUser): void {
  const { knob, value } = user.knob(name) ?? {};
  if (knob?.kind === 'point') {
    const { x, y } = knob.check(value);
    user.moved(name, pointWithin(knob, { x: x + across * knob.step, y: y + up * knob.step }));
  }
  if (knob?.kind === 'slider') {
    const position = knob.toPosition(knob.check(value)) + (across || up);
    user.moved(name, knob.fromPosition(Math.min(knob.positions, Math.max(0, position))));
  }
}

const handleOf = (event: Event) => (event.target as Element).closest<SVGGElement>('[data-handle]');

function pointUnder(handle: SVGGElement, event: PointerEvent): PlanePoint {
  const toDrawing = handle.ownerSVGElement!.getScreenCTM()!.inverse();
  const pixel = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing);
  return {
    x: invert(axisOf(handle.dataset['x']!), pixel.x),
    y: invert(axisOf(handle.dataset['y']!), pixel.y),
  };
}

function axisOf(text: string): Axis {
  const [low, high, from, to] = text.split(',').map(Number) as [number, number, number, number];
  return { domain: [low, high], range: [from, to] };
}

const invert = ({ domain, range }: Axis, pixel: number) =>
  domain[0] + ((domain[1] - domain[0]) * (pixel - range[0])) / (range[1] - range[0]);

/** At three decimals: what is dragged can be typed and linked to. */
const pointWithin = ({ x, y }: PointKnob, point: PlanePoint): PlanePoint => ({
  x: Number(clamp(point.x, x[0], x[1]).toFixed(3)),
  y: Number(clamp(point.y, y[0], y[1]).toFixed(3)),
});

const sliderValueNear = (knob: Slider, value: number) =>
  knob.fromPosition(knob.toPosition(clamp(value, knob.min, knob.max)));

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
