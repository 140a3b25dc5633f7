/**
 * Knobs: one table per figure drives its controls, its MDX props, its state in the URL and their validation. A kind of
 * knob is a file in knobs/, and one in ../live/controls/ for its fields in the form.
 */
import type { Changes } from './knobs/changes.ts';
import type { Choice } from './knobs/choice.ts';
import type { KnobOf } from './knobs/knob.ts';
import type { PointKnob } from './knobs/point.ts';
import type { Seed } from './knobs/seed.ts';
import type { Slider } from './knobs/slider.ts';
import type { Toggle } from './knobs/toggle.ts';
import type { Trials } from './knobs/trials.ts';

export { changes } from './knobs/changes.ts';
export type { Turn } from './turns.ts';
export { choice } from './knobs/choice.ts';
export { KnobError, written } from './knobs/knob.ts';
export { point, type PlanePoint } from './knobs/point.ts';
export { seed } from './knobs/seed.ts';
export { count, slider } from './knobs/slider.ts';
export { toggle } from './knobs/toggle.ts';
export { trials, type Trial } from './knobs/trials.ts';
export type { Changes, Choice, PointKnob, Seed, Slider, Toggle, Trials };

export type Knob = Slider | Choice | Toggle | PointKnob | Seed | Trials | Changes;
export type Knobs = Readonly<Record<string, Knob>>;
export type Values<K extends Knobs> = { readonly [N in keyof K]: K[N] extends KnobOf<infer T> ? T : never };

/** The values of all knobs at rest. */
export function defaults<K extends Knobs>(knobs: K): Values<K> {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, knob.default])) as Values<K>;
}
