/** How thick, how large, how faint marks are: their numbers, in the units of the drawing, have their names here. */

/** How thick lines are. */
export const strokes = { hair: 1, fine: 1.25, thin: 1.75, line: 2.25, thick: 3 } as const;
export type Stroke = keyof typeof strokes;

/** How large dots are: their radius. */
export const sizes = { tiny: 1.5, small: 2.25, middle: 4, large: 5.5, huge: 7 } as const;
export type Size = keyof typeof sizes;

export const dashed = '5 4';

/** How thick the strokes are of which marks are made that are no lines. */
export const outlines = {
  contour: 0.75,
  /** Of a class's region. */
  boundary: 1.5,
  /** The cross that is an example of class 1. */
  example: 1.6,
  /** How far a value may be off, or between what it lies. */
  whisker: 1.5,
  /** Around a handle. */
  handle: 1.5,
  cross: 2.5,
  smallCross: 2,
  /** Of paper, behind a line. */
  halo: 5,
} as const;

/** Radii, and half the width of a cross. */
export const radii = {
  ring: { middle: 7, large: 9 },
  lollipop: 5,
  whisker: 4,
  cross: 6,
  smallCross: 3,
  handle: { small: 7, usual: 8 },
  /** Around a handle, as far as a thumb reaches. */
  thumb: 22,
  /** Of the handles of a sketch, which stand closer. */
  sketch: { target: 16, ring: 8.5, knob: 5 },
} as const;

export const opacities = {
  band: 0.12,
  /** Between the lowest and the highest of several runs; a few lie over one another. */
  spread: 0.2,
  halo: 0.7,
  leader: 0.6,
  /** Of further starts of a run. */
  repetition: 0.5,
  /** Of many lines of which none matters by itself. */
  thread: 0.75,
  /** Of lines over one another: each, or where one stands out, that and the others. */
  overlaid: 0.35,
  emphasized: 1,
  /** Of a network's weights where some are marked. */
  behindMarked: 0.4,
  behind: 0.15,
} as const;
