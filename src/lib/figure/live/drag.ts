/** Handles in a drawing follow the pointer and the arrow keys; what they report is a value of their knob. */
import { within } from '../../life/within.ts';
import type { Knob, PlanePoint, PointKnob } from '../contract/knobs.ts';
import type { Settings } from '../contract/settings.ts';

export interface HandleUser {
  /** Acts when the figure is awake: at once, or when its code has come. */
  whenAwake(action: () => void): void;
  /** The knob that a handle names, with its present value; null while the figure is not awake. */
  knob(name: string): { knob: Knob; value: unknown } | null;
  moved(changes: Settings): void;
}

interface Axis {
  domain: [number, number];
  range: [number, number];
}

/** A page key, or an arrow with Shift, moves so many steps at once. */
const stride = 10;

/** Steps across and up; Home and End go to the ends of what a handle moves along first. */
const keys: Readonly<Record<string, PlanePoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowDown: { x: 0, y: -1 },
  ArrowUp: { x: 0, y: 1 },
  PageDown: { x: 0, y: -stride },
  PageUp: { x: 0, y: stride },
  Home: { x: -Infinity, y: 0 },
  End: { x: Infinity, y: 0 },
};

/**
 * Lets the handles inside `root` be dragged and moved by arrow keys. Handles are `<g data-handle>` as drawn by
 * lib/plot/marks/handle.ts; a handle of a slider moves along the drawing's x, one of two sliders along x and y. Listeners
 * live until `signal` aborts.
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
      const steps = keys[event.key];
      if (!handle || !steps || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const times = event.shiftKey && event.key.startsWith('Arrow') ? stride : 1;
      const by = { x: times * steps.x, y: times * steps.y };
      user.whenAwake(() => moveBy(by, handle, user));
    },
    { signal },
  );
}

/** The handle goes where the pointer goes, until it is let go. */
function followPointer(handle: SVGGElement, pointer: number, signal: AbortSignal, user: HandleUser): void {
  handle.setPointerCapture(pointer);
  const drag = within(signal);
  let before: Settings | undefined;
  const on = (type: 'pointermove' | 'pointerup' | 'pointercancel', act: (event: PointerEvent) => void) =>
    handle.addEventListener(type, (event) => event.pointerId === pointer && act(event), {
      signal: drag.signal,
    });
  on('pointermove', (event) => {
    const moved = movedKnobs(handle, user);
    if (moved.length === 0) return;
    before ??= Object.fromEntries(moved.map(({ name, value }) => [name, value]));
    move(moved, user, (one) => valueAt(one, pointUnder(handle, event)));
  });
  on('pointerup', () => drag.abort());
  // The browser, or the system, takes the gesture for one of its own: it has moved nothing here.
  on('pointercancel', () => {
    drag.abort();
    if (before !== undefined) user.moved(before);
  });
}

/** A knob that a handle moves. Of two sliders the first follows x, the second y. */
interface Moved {
  name: string;
  knob: Knob;
  value: unknown;
  along: 'x' | 'y';
  isOnly: boolean;
}

/** None while the figure is not awake. */
function movedKnobs(handle: SVGGElement, user: HandleUser): Moved[] {
  const names = [handle.dataset['handle'], handle.dataset['up']].filter((name) => name !== undefined);
  return names.flatMap((name, i) => {
    const found = user.knob(name);
    return found ? [{ name, ...found, along: i === 0 ? 'x' : 'y', isOnly: names.length === 1 }] : [];
  });
}

/** Where a knob has no new value it stays. */
function move(moved: readonly Moved[], user: HandleUser, valueOf: (one: Moved) => unknown): void {
  const changes = moved.flatMap((one) => {
    const value = valueOf(one);
    return value === undefined ? [] : [[one.name, value]];
  });
  if (changes.length > 0) user.moved(Object.fromEntries(changes) as Settings);
}

function valueAt({ knob, along }: Moved, point: PlanePoint): unknown {
  if (knob.kind === 'point') return pointWithin(knob, point);
  return knob.kind === 'slider' ? knob.nearest(point[along]) : undefined;
}

/** By so many steps of the handle's knobs. */
const moveBy = (by: PlanePoint, handle: SVGGElement, user: HandleUser) =>
  move(movedKnobs(handle, user), user, (one) => valueMovedBy(one, by));

function valueMovedBy({ knob, value, along, isOnly }: Moved, by: PlanePoint): unknown {
  if (knob.kind === 'point') {
    const { x, y } = knob.check(value);
    return pointWithin(knob, { x: x + by.x * knob.step, y: y + by.y * knob.step });
  }
  const steps = isOnly ? by.x || by.y : by[along];
  if (knob.kind !== 'slider' || steps === 0) return undefined;
  const position = knob.toPosition(knob.check(value)) + steps;
  return knob.fromPosition(Math.min(knob.positions, Math.max(0, position)));
}

const handleOf = (event: Event) =>
  (event.target as Element).closest<SVGGElement>('[data-handle]:not([aria-disabled])');

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

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
