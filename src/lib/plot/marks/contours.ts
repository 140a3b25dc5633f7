import { outlines } from '../looks.ts';
import { child, children, pixel, type Layer } from '../canvas.ts';
import { contourFill } from '../colors.ts';
import { contourPaths, fieldAt, type Field } from '../field.ts';
import type { Frame, Mark } from '../mark.ts';

interface ContoursOptions {
  field: Field;
  /** Ascending. */
  thresholds: readonly number[];
  /** What the field's values are, for the read-out. */
  label: string;
}

/** A loss surface: bands between thresholds, darker towards the lowest, with fine lines between them. */
export const contours = (options: ContoursOptions): Mark => ({
  kind: 'contours',
  draw: (layer, frame) => drawBands(layer, frame, options),
  plane: { label: options.label, valueAt: (x, y) => fieldAt(options.field, x, y) },
});

function drawBands(layer: Layer, { x, y }: Frame, { field, thresholds }: ContoursOptions): void {
  child(layer, 'rect', 'lowest')
    .attr('x', pixel(x(field.x[0])))
    .attr('y', pixel(y(field.y[1])))
    .attr('width', pixel(x(field.x[1]) - x(field.x[0])))
    .attr('height', pixel(y(field.y[0]) - y(field.y[1])))
    .attr('fill', contourFill(0));
  children(
    child(layer, 'g', 'bands').attr('stroke', 'var(--contour-line)').attr('stroke-width', outlines.contour),
    'path',
    'band',
    contourPaths(field, thresholds, x, y),
  )
    .attr('d', String)
    .attr('fill', (_, i) => contourFill((i + 1) / thresholds.length));
}
