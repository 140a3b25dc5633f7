/** A field with the value in words. */
import type { Choice } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const worded: Control<Choice, string> = {
  read: (fields, knob) => knob.parse(fields.field().value),
  write: (fields, _, value) => fields.show(value),
};
