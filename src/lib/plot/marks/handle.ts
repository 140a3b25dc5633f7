import { plain, significant } from '../../text/numbers.ts';
import { child, pixel } from '../canvas.ts';
import { placeIn, type Mark } from '../mark.ts';

const thumbRadius = 22;
const ringDistance = 3.5;

/**
 * The handle of the knob `knob` at `point`, to be dragged or moved with the arrow keys: a point knob, or a slider that
 * moves along x. Both axes linear. The live figure finds it by its attributes: `data-handle` names the knob, `data-x` and
 * `data-y` hold the scales as "domain, domain, pixel, pixel".
 */
export const handle = ({
  knob,
  point,
  label,
  color = 'var(--accent)',
  isSmall = false,
}: {
  knob: string;
  point: { x: number; y: number };
  label: string;
  color?: string;
  isSmall?: boolean;
}): Mark => ({
  kind: 'draggable',
  isOver: true,
  draw: (layer, frame) => {
    const { x, y } = frame;
    const [px, py] = placeIn(frame, [point.x, point.y]);
    const radius = isSmall ? 7 : 8;
    const group = child(layer, 'g', `handle ${knob}`)
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
    child(group, 'circle', 'target').attr('r', thumbRadius).attr('fill', 'transparent');
    child(group, 'circle', 'ring')
      .attr('r', radius + ringDistance)
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', 1.5);
    child(group, 'circle', 'knob').attr('r', radius).attr('fill', color);
  },
});
