import { child, type Canvas, type Layer } from './canvas.ts';

/** A layer of which only what lies in the rectangle is seen. */
export function clipped(
  parent: Layer,
  canvas: Canvas,
  name: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Layer {
  const id = canvas.id(`clip-${name}`);
  child(child(child(canvas.svg, 'defs', 'defs'), 'clipPath', name).attr('id', id), 'rect', 'area')
    .attr('x', x)
    .attr('y', y)
    .attr('width', width)
    .attr('height', height);
  return child(parent, 'g', `clipped ${name}`).attr('clip-path', `url(#${id})`);
}
