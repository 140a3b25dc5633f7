import { dashed, opacities, strokes } from '../looks.ts';
import { child } from '../canvas.ts';
import { endOf, type Mark, type Point } from '../mark.ts';
import { pathThrough, placesOf } from './path.ts';

/** Many thin lines of one kind, named together in the panel's middle: what each is does not matter. One path: small. */
export const threads = ({
  name,
  lines,
  color,
  isDashed = false,
}: {
  name: string;
  lines: readonly (readonly Point[])[];
  color: string;
  isDashed?: boolean;
}): Mark => ({
  kind: 'threads',
  className: name,
  end: { name, color, isSoft: true, at: middleOf(lines) },
  draw: (layer, frame) => {
    child(layer, 'path', 'stroke')
      .attr('d', lines.map((points) => pathThrough(placesOf(points, frame))).join(''))
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes.hair)
      .attr('stroke-opacity', opacities.thread)
      .attr('stroke-dasharray', isDashed ? dashed : null);
  },
});

/** Where the lines end, at 0, around which they lie; null before they have begun. */
function middleOf(lines: readonly (readonly Point[])[]): Point | null {
  const last = endOf(lines[0] ?? []);
  return last && lines[0]!.length > 1 ? [last[0], 0] : null;
}
