/** A checkbox. */
import type { Toggle } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const toggle: Control<Toggle, boolean> = {
  read: (fields) => fields.field<HTMLInputElement>().checked,
  write(fields, _, value) {
    fields.field<HTMLInputElement>().checked = value;
  },
};
