import { radii, outlines } from '../looks.ts';
import { plain, significant } from '../../text/numbers.ts';
import { child, pixel, type Layer } from '../canvas.ts';
import { placeIn, type Frame, type Mark } from '../mark.ts';

const ringDistance = 3.5;

interface HandleOptions {
  knob: string;
  /** Where a slider moves along y as well. */
  up?: string;
  point: { x: number; y: number };
  label: string;
  /** What is told of the place. Default: x and y. */
  names?: readonly [x: string, y: string];
  color?: string;
  isSmall?: boolean;
}

/**
 * The handle of the knob `knob` at `point`, to be dragged or moved with the arrow keys: a point knob, a slider that moves
 * along x, or two, the other along y. Both axes linear. The live figure finds it by its attributes: `data-handle` and
 * `data-up` name the knobs, `data-x` and `data-y` hold the scales as "domain, domain, pixel, pixel".
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

function handleGroup(
  layer: Layer,
  frame: Frame,
  { knob, up, point, label, names = ['x', 'y'] }: HandleOptions,
): Layer {
  const { x, y } = frame;
  const [px, py] = placeIn(frame, [point.x, point.y]);
  return child(layer, 'g', `handle ${knob}`)
    .attr('transform', `translate(${pixel(px)},${pixel(py)})`)
    .attr('data-handle', knob)
    .attr('data-up', up ?? null)
    .attr('data-x', [...x.domain, ...x.range].join())
    .attr('data-y', [...y.domain, ...y.range].join())
    .attr('tabindex', 0)
    .attr('role', 'slider')
    .attr('aria-roledescription', 'draggable point')
    .attr('aria-label', label)
    .attr('aria-valuemin', x.domain[0])
    .attr('aria-valuemax', x.domain[1])
    .attr('aria-valuenow', point.x)
    .attr('aria-valuetext', `${names[0]} ${plain(point.x)}, ${names[1]} ${significant(point.y, 3)}`);
}
