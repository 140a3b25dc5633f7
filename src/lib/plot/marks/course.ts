import { children, type Layer } from '../canvas.ts';
import { opacities, dashed, strokes, type Stroke } from '../looks.ts';
import { endOf, type Frame, type Mark, type MarkOptions, type Note, type Point } from '../mark.ts';
import { pathThrough, placesOf } from './path.ts';

interface CourseOptions extends MarkOptions {
  /** Unique in its panel. */
  name: string;
  /** A second line below the name: a setting, a value. */
  note?: string;
  /** The run's own values, step by step. */
  points: readonly Point[];
  /** Thin: further starts of the same setting. */
  repetitions?: readonly (readonly Point[])[];
  /** The step at which the run diverged: a red × marks where it leaves. */
  divergedAt?: number | null;
  /** Where along x that is, if not at the step. */
  leavesAt?: number;
  /** What is said where its values are read off. */
  notes?: readonly Note[];
  stroke?: Stroke;
  isDashed?: boolean;
}

/** The course of a run: its line, its repetitions thin beneath, its name at its end or a red × with the step. */
export function course(options: CourseOptions): Mark {
  const { name, note, color, points, notes, divergedAt = null } = options;
  const last = endOf(points);
  return {
    kind: 'course',
    className: options.className,
    draw: (layer, frame) => drawCourse(layer, frame, options),
    series: { name, color, points, notes },
    end:
      divergedAt === null
        ? { name, note, color, at: last }
        : {
            name: note === undefined ? name : `${name}, ${note}`,
            note: `diverged at step ${divergedAt}`,
            color,
            at: last && [options.leavesAt ?? divergedAt, last[1]],
            hasDiverged: true,
          },
  };
}

function drawCourse(layer: Layer, frame: Frame, options: CourseOptions): void {
  const { points, repetitions = [], color, stroke = 'line', isDashed } = options;
  const lines = [...repetitions, points];
  const isOwn = (i: number) => i === lines.length - 1;
  children(layer, 'path', 'run', lines)
    .attr('d', (one) => pathThrough(placesOf(one, frame)))
    .attr('fill', 'none')
    .attr('stroke', color)
    .attr('stroke-width', (_, i) => (isOwn(i) ? strokes[stroke] : strokes.hair))
    .attr('stroke-linejoin', 'round')
    .attr('stroke-dasharray', isDashed ? dashed : null)
    .attr('stroke-opacity', (_, i) => (isOwn(i) ? null : opacities.repetition));
}
