import { dashed, opacities, strokes, type Stroke } from '../looks.ts';
import { child } from '../canvas.ts';
import { endOf, type Mark, type Point } from '../mark.ts';
import { pathThrough, placesOf } from './path.ts';

interface ThreadsOptions {
  /** Stands beside the panel's middle. */
  name?: string;
  /** Default: its name. */
  className?: string;
  lines: readonly (readonly Point[])[];
  color: string;
  stroke?: Stroke;
  opacity?: number;
  isDashed?: boolean;
}

/** Many lines of one kind, thin if not said otherwise: what each is does not matter. One path: small. */
export const threads = ({
  name,
  className = name,
  lines,
  color,
  stroke = 'hair',
  opacity = opacities.thread,
  isDashed = false,
}: ThreadsOptions): Mark => ({
  kind: 'threads',
  className,
  ...(name !== undefined && { end: { name, color, isSoft: true, at: middleOf(lines) } }),
  draw: (layer, frame) => {
    child(layer, 'path', 'stroke')
      .attr('d', lines.map((points) => pathThrough(placesOf(points, frame))).join(''))
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes[stroke])
      .attr('stroke-opacity', opacity)
      .attr('stroke-dasharray', isDashed ? dashed : null);
  },
});

/** Where the lines end, at 0, around which they lie; null before they have begun. */
function middleOf(lines: readonly (readonly Point[])[]): Point | null {
  const last = endOf(lines[0] ?? []);
  return last && lines[0]!.length > 1 ? [last[0], 0] : null;
}
