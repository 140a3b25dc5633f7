/** Handles in a drawing follow the pointer and the arrow keys; what they report is in the units of their knob. */

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
/** An arrow key moves a handle by this share of its axis; with Shift by ten times as much. */
const keyShare = 0.01;

/**
 * Calls `moved` with the knob's name and the point whenever a handle inside `root` is dragged or moved by key.
 * Handles are `<g data-handle>` as drawn by lib/charts/handle.ts. Listeners live until `signal` aborts.
 */
export function onHandleMove(
  root: HTMLElement,
  signal: AbortSignal,
  moved: (knob: string, point: { x: number; y: number }) => void,
): void {
  root.addEventListener(
    'pointerdown',
    (event) => {
      const handle = handleOf(event);
      if (!handle || event.button !== 0) return;
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
      const drag = new AbortController();
      const ends = AbortSignal.any([signal, drag.signal]);
      handle.addEventListener(
        'pointermove',
        (move) => moved(handle.dataset['handle']!, pointUnder(handle, move)),
        { signal: ends },
      );
      for (const end of ['pointerup', 'pointercancel'] as const)
        handle.addEventListener(end, () => drag.abort(), { signal: ends });
    },
    { signal },
  );
  root.addEventListener(
    'keydown',
    (event) => {
      const handle = handleOf(event);
      const direction = arrowDirections[event.key];
      if (!handle || !direction) return;
      event.preventDefault();
      const [x, y] = axesOf(handle);
      const here = positionOf(handle);
      const share = keyShare * (event.shiftKey ? 10 : 1);
      moved(handle.dataset['handle']!, {
        x: held(invert(x, here.x) + direction[0] * share * (x.domain[1] - x.domain[0]), x),
        y: held(invert(y, here.y) + direction[1] * share * (y.domain[1] - y.domain[0]), y),
      });
    },
    { signal },
  );
}

const handleOf = (event: Event) => (event.target as Element).closest<SVGGElement>('[data-handle]');

function pointUnder(handle: SVGGElement, event: PointerEvent): { x: number; y: number } {
  const toDrawing = handle.ownerSVGElement!.getScreenCTM()!.inverse();
  const pixel = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing);
  const [x, y] = axesOf(handle);
  return { x: held(invert(x, pixel.x), x), y: held(invert(y, pixel.y), y) };
}

function positionOf(handle: SVGGElement): { x: number; y: number } {
  const { e, f } = handle.transform.baseVal.consolidate()!.matrix;
  return { x: e, y: f };
}

function axesOf(handle: SVGGElement): [Axis, Axis] {
  const read = (text: string): Axis => {
    const [low, high, from, to] = text.split(',').map(Number) as [number, number, number, number];
    return { domain: [low, high], range: [from, to] };
  };
  return [read(handle.dataset['x']!), read(handle.dataset['y']!)];
}

const invert = ({ domain, range }: Axis, pixel: number) =>
  domain[0] + ((domain[1] - domain[0]) * (pixel - range[0])) / (range[1] - range[0]);

/** Within the axis, at three decimals: what is dragged can be typed and linked to. */
const held = (value: number, { domain }: Axis) =>
  Number(Math.min(Math.max(...domain), Math.max(Math.min(...domain), value)).toFixed(3));
