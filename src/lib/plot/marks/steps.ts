import { child, pixel } from '../canvas.ts';
import { strokes, type Mark, type Stroke } from '../mark.ts';

/** Level pieces, each from one place to another along x: the means of bins, the best so far. */
export const steps = ({
  pieces,
  color = 'var(--ink)',
  stroke = 'line',
}: {
  pieces: readonly { from: number; to: number; y: number }[];
  color?: string;
  stroke?: Stroke;
}): Mark => ({
  kind: 'steps',
  draw: (layer, { x, y }) => {
    child(layer, 'path', 'stroke')
      .attr(
        'd',
        pieces
          .map(({ from, to, y: height }) => `M${pixel(x(from))},${pixel(y(height))}H${pixel(x(to))}`)
          .join(''),
      )
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes[stroke]);
  },
});
