/** A field with the value in words: of a choice, and of a seed. */
import type { Choice, Seed } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const worded: Control<Choice | Seed, string | number> = {
  read: (fields, knob) => knob.parse(fields.field().value),
  write: (fields, _, value) => fields.show(String(value)),
};
