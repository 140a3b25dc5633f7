/** A range input of positions, and an output for the value. */
import type { Slider } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const slider: Control<Slider, number> = {
  read(fields, knob, before) {
    const value = knob.fromPosition(Number(fields.field().value));
    // Untouched, it may stand for a value between its positions, from a link.
    return knob.toPosition(value) === knob.toPosition(before) ? before : value;
  },
  write(fields, knob, value) {
    fields.show(String(knob.toPosition(value)));
    const input = fields.field<HTMLInputElement>();
    input.setAttribute('aria-valuetext', knob.display(value));
    fields.showBeside(input, knob.display(value));
  },
};
