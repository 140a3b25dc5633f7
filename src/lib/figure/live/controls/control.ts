/** How a kind of knob stands in a figure's form. */
import type { Knob } from '../../contract/knobs.ts';
import type { Fields } from './fields.ts';

/** Of knobs `K` with values `V`. To a form, which knows neither, it is a `Control`. */
export interface Control<K = Knob, V = unknown> {
  /** The value in the fields; `before`, where they say nothing else. Throws KnobError. */
  read(fields: Fields, knob: K, before: V): V;
  write(fields: Fields, knob: K, value: V): void;
}
