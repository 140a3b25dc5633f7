/** Buttons that add a trial and take it back: no field says what is in the log. */
import type { Trial, Trials } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const trials: Control<Trials, readonly Trial[]> = {
  read: (_fields, _knob, before) => before,
  write(fields, knob, { length }) {
    fields.disable('add-trial', length >= knob.max);
    fields.disable('remove-trial', length === 0);
  },
};
