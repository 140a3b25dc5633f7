import { radii, outlines } from '../looks.ts';
import { plain, significant } from '../../text/numbers.ts';
import { child, pixel, type Layer } from '../canvas.ts';
import { placeIn, type Frame, type Mark } from '../mark.ts';

const ringDistance = 3.5;

interface HandleOptions {
  knob: string;
  point: { x: number; y: number };
  label: string;
  color?: string;
  isSmall?: boolean;
}

/**
 * The handle of the knob `knob` at `point`, to be dragged or moved with the arrow keys: a point knob, or a slider that
 * moves along x. Both axes linear. The live figure finds it by its attributes: `data-handle` names the knob, `data-x` and
 * `data-y` hold the scales as "domain, domain, pixel, pixel".
 */
export const handle = (options: HandleOptions): Mark => ({
  kind: 'draggable',
  isOver: true,
  draw: (layer, frame) => {
    const group = handleGroup(layer, frame, options);
    const { color = 'var(--accent)', isSmall = false } = options;
    const radius = isSmall ? radii.handle.small : radii.handle.usual;
    child(group, 'circle', 'target').attr('r', radii.thumb).attr('fill', 'transparent');
    child(group, 'circle', 'ring')
      .attr('r', radius + ringDistance)
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', outlines.handle);
    child(group, 'circle', 'knob').attr('r', radius).attr('fill', color);
  },
});

function handleGroup(layer: Layer, frame: Frame, { knob, point, label }: HandleOptions): Layer {
  const { x, y } = frame;
  const [px, py] = placeIn(frame, [point.x, point.y]);
  return child(layer, 'g', `handle ${knob}`)
    .attr('transform', `translate(${pixel(px)},${pixel(py)})`)
    .attr('data-handle', knob)
    .attr('data-x', [...x.domain, ...x.range].join())
    .attr('data-y', [...y.domain, ...y.range].join())
    .attr('tabindex', 0)
    .attr('role', 'slider')
    .attr('aria-roledescription', 'draggable point')
    .attr('aria-label', label)
    .attr('aria-valuemin', x.domain[0])
    .attr('aria-valuemax', x.domain[1])
    .attr('aria-valuenow', point.x)
    .attr('aria-valuetext', `x ${plain(point.x)}, y ${significant(point.y, 3)}`);
}
