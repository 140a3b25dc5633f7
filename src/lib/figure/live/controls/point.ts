/** A field for each coordinate. */
import type { PlanePoint, PointKnob } from '../../contract/knobs.ts';
import type { Control } from './control.ts';

export const point: Control<PointKnob, PlanePoint> = {
  read: (fields, knob) => knob.parse(`${fields.number('.x')},${fields.number('.y')}`),
  write(fields, _, { x, y }) {
    fields.showNumber(x, '.x');
    fields.showNumber(y, '.y');
  },
};
