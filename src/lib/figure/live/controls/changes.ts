/** A button turns knobs into changes on the way (session.ts): no field says what they are. */
import type { Changes, Turn } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const changes: Control<Changes, readonly Turn[]> = {
  read: (_fields, _knob, before) => before,
  write() {},
};
