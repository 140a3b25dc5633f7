/** A field for a number. */
import type { Seed } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const seed: Control<Seed, number> = {
  read: (fields, knob) => knob.parse(fields.number()),
  write: (fields, _, value) => fields.showNumber(value),
};
