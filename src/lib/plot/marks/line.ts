import { child, childIf, type Layer } from '../canvas.ts';
import { opacities, outlines, dashed, strokes, type Stroke } from '../looks.ts';
import { endOf, type End, type Frame, type Mark, type MarkOptions, type Point } from '../mark.ts';
import { pathThrough, placesOf, stepped } from './path.ts';

interface LineOptions extends MarkOptions, Pick<End, 'note' | 'formula' | 'hasLeader' | 'isAtLine'> {
  points: readonly Point[];
  stroke?: Stroke;
  isDashed?: boolean;
  /** Level from each point to the next, then upright: values that hold until they change. */
  isStepped?: boolean;
  opacity?: number;
  /** Unique in its panel: the line can then be read off, tabulated, laid over those of other seeds, and guessed. */
  name?: string;
  /** Its name stands at the panel's right edge; `note` below it, `formula` beside it. Default: it does, if it has a name. */
  isNamed?: boolean;
  /** Shorter words at the edge in place of the name. */
  label?: string;
  /** Behind dashes, so that they can be seen over many points. */
  hasHalo?: boolean;
}

/** A line through points. */
export function line(options: LineOptions): Mark {
  const { points, color, name, label = name, isNamed = true } = options;
  const { note, formula, hasLeader, isAtLine } = options;
  return {
    kind: 'line',
    className: options.className,
    draw: (layer, frame) => drawLine(layer, frame, options),
    ...(name !== undefined && { series: { name, color, points } }),
    ...(label !== undefined &&
      isNamed && { end: { name: label, note, formula, hasLeader, isAtLine, color, at: endOf(points) } }),
  };
}

function drawLine(layer: Layer, frame: Frame, options: LineOptions): void {
  const { points, color, stroke = 'line', isDashed, isStepped, opacity, hasHalo = false } = options;
  const places = placesOf(points, frame);
  const path = pathThrough(isStepped ? stepped(places) : places);
  stroked(childIf(hasHalo, layer, 'path', 'halo'), 'var(--paper)', outlines.halo)
    .attr('d', path)
    .attr('stroke-opacity', opacities.halo);
  stroked(child(layer, 'path', 'stroke'), color, strokes[stroke])
    .attr('d', path)
    .attr('stroke-dasharray', isDashed ? dashed : null)
    .attr('stroke-opacity', opacity ?? null);
}

const stroked = (path: Layer, color: string, width: number) =>
  path
    .attr('fill', 'none')
    .attr('stroke', color)
    .attr('stroke-width', width)
    .attr('stroke-linejoin', 'round')
    .attr('stroke-linecap', 'round');
