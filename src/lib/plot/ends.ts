/** Names of lines: at the right edge where they end, or beside a red × at the top where they leave. Kept apart. */
import { child, children, pixel, type Layer } from './canvas.ts';
import { inkOf } from './colors.ts';
import { dodge } from './dodge.ts';
import { placeIn, type End, type Frame, type Point } from './mark.ts';
import { crossPath } from './marks/crosses.ts';
import { widthOf } from './type.ts';

type Begun = End & { at: Point };

const nameHeight = 17;
const noteHeight = 16;
/** From the edge, or from the ×, to the name. */
const distance = 8;
const crossSize = 6;

/** A name, or the note below it. */
interface Words {
  text: string;
  x: number;
  baseline: number;
  anchor: 'start' | 'end';
  color: string;
  isBold: boolean;
}

export function drawEnds(layer: Layer, ends: readonly End[], frame: Frame): void {
  const begun = ends.filter((end): end is Begun => end.at !== null);
  const exits = begun.filter(({ hasDiverged }) => hasDiverged);
  const alive = begun.filter(({ hasDiverged }) => !hasDiverged);
  children(layer, 'text', 'words', [...besideEdge(alive, frame), ...besideExits(exits, frame)])
    .attr('class', ({ isBold }) => (isBold ? 'words name' : 'words note'))
    .attr('x', ({ x }) => pixel(x))
    .attr('y', ({ baseline }) => pixel(baseline))
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr('fill', ({ color }) => inkOf(color))
    .attr('font-weight', ({ isBold }) => (isBold ? 600 : null))
    .text(({ text }) => text);
  child(layer, 'path', 'cross')
    .attr('d', exits.map((end) => crossPath([exitOf(end, frame), frame.top], crossSize)).join(''))
    .attr('fill', 'none')
    .attr('stroke', 'var(--bad)')
    .attr('stroke-width', 2.5);
}

const heightOf = ({ note }: End) => nameHeight + (note === undefined ? 0 : noteHeight);

function besideEdge(ends: readonly Begun[], frame: Frame): Words[] {
  const x = frame.right + distance;
  const wanted = ends.map((end) => ({ x, width: 1, y: placeIn(frame, end.at)[1], height: heightOf(end) }));
  const middles = dodge(wanted, [frame.top - nameHeight / 2, frame.bottom + nameHeight / 2]);
  return ends.flatMap((end, i) => wordsOf(end, { x, middle: middles[i]!, anchor: 'start' }));
}

/** Where a line that has diverged leaves its panel. */
const exitOf = ({ at }: Begun, { x, left, right }: Frame) => Math.min(right, Math.max(left, x(at[0])));

function besideExits(exits: readonly Begun[], frame: Frame): Words[] {
  const places = exits.map((end) => {
    const exit = exitOf(end, frame);
    const width = Math.max(widthOf(end.name, 'bold'), widthOf(end.note ?? '')) + crossSize + distance;
    // Without room on either side the words run into that of the names, not over the axis.
    const isRight = exit + width <= frame.right + distance || exit - width < frame.left;
    return {
      exit,
      isRight,
      x: isRight ? exit : exit - width,
      width,
      y: frame.top + 9,
      height: heightOf(end),
    };
  });
  const middles = dodge(places, [frame.top, frame.bottom]);
  return exits.flatMap((end, i) => {
    const { exit, isRight } = places[i]!;
    const side = crossSize + distance - 2;
    return wordsOf(end, {
      x: isRight ? exit + side : exit - side,
      middle: middles[i]!,
      anchor: isRight ? 'start' : 'end',
    });
  });
}

function wordsOf(
  end: End,
  { x, middle, anchor }: { x: number; middle: number; anchor: Words['anchor'] },
): Words[] {
  const top = middle - heightOf(end) / 2;
  const name = { text: end.name, x, baseline: top + 13, anchor, color: end.color, isBold: !end.isSoft };
  if (end.note === undefined) return [name];
  const color = end.hasDiverged ? 'var(--bad)' : end.color;
  return [name, { text: end.note, x, baseline: top + 13 + noteHeight, anchor, color, isBold: false }];
}
