/** A number input for each coordinate. */
import type { PlanePoint, PointKnob } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const point: Control<PointKnob, PlanePoint> = {
  read: (fields, knob) => knob.parse(`${fields.field('.x').value},${fields.field('.y').value}`),
  write(fields, _, { x, y }) {
    fields.show(String(x), '.x');
    fields.show(String(y), '.y');
  },
};
