/** Names of lines: at the right edge where they end, or beside a red × at the top where they leave. Kept apart. */
import { child, childIf, children, pixel, type Layer } from './canvas.ts';
import { inkOf } from './colors.ts';
import { dodge, type Wanted } from './dodge.ts';
import { fillWithFormula, widthOfFormula } from './formula.ts';
import { opacities, radii, outlines, strokes } from './looks.ts';
import { placeIn, type End, type Frame, type Point } from './mark.ts';
import { crossPath } from './marks/crosses.ts';
import { boldWeight, widthOf } from './type.ts';

type Begun = End & { at: Point };

const nameHeight = 17;
const noteHeight = 16;
/** From the edge, or from the ×, to the name. */
export const distance = 8;
/** Along x: from the edge to where a leader begins and ends, and to the name then. */
const leader = { from: 3, to: 18, name: 22 };
const formulaGap = 8;

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
  const places = placesBeside(alive, frame);
  drawLeaders(layer, places, frame);
  drawFormulas(layer, places, frame);
  const beside = places.flatMap(({ end, x, middle }) => wordsOf(end, { x, middle, anchor: 'start' }));
  children(layer, 'text', 'words', [...beside, ...besideExits(exits, frame)])
    .attr('class', ({ isBold }) => (isBold ? 'words name' : 'words note'))
    .attr('x', ({ x }) => pixel(x))
    .attr('y', ({ baseline }) => pixel(baseline))
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr('fill', ({ color }) => inkOf(color))
    .attr('font-weight', ({ isBold }) => (isBold ? boldWeight : null))
    .text(({ text }) => text);
  child(layer, 'path', 'cross')
    .attr('d', exits.map((end) => crossPath([exitOf(end, frame), frame.top], radii.cross)).join(''))
    .attr('fill', 'none')
    .attr('stroke', 'var(--bad)')
    .attr('stroke-width', outlines.cross);
}

const heightOf = ({ note }: End) => nameHeight + (note === undefined ? 0 : noteHeight);

/** From the edge to the names. */
const distanceOf = (ends: readonly End[]) =>
  ends.some(({ hasLeader }) => hasLeader) ? leader.name : distance;

const widthOfNames = (ends: readonly End[]) =>
  Math.max(...ends.map(({ name, note = '' }) => Math.max(widthOf(name, 'bold'), widthOf(note))));

/** How much room the names of lines take beside a panel; 0 without any. */
export function roomOf(ends: readonly End[], isPhone: boolean): number {
  if (ends.length === 0) return 0;
  const formulas = isPhone ? [] : ends.flatMap(({ formula }) => formula ?? []);
  const ofFormulas = formulas.length === 0 ? 0 : formulaGap + Math.max(...formulas.map(widthOfFormula));
  return distanceOf(ends) + widthOfNames(ends) + ofFormulas;
}

/** An end with its place beside the edge: the left of its words, and their middle. */
interface PlaceBeside {
  end: Begun;
  x: number;
  middle: number;
}

function placesBeside(ends: readonly Begun[], frame: Frame): PlaceBeside[] {
  const edge = frame.right + distanceOf(ends);
  const wanted = ends.map((end) => wantedPlace(end, frame, edge));
  const middles = dodge(wanted, [frame.top - nameHeight / 2, frame.bottom + nameHeight / 2]);
  return ends.map((end, i) => ({ end, x: wanted[i]!.x, middle: middles[i]! }));
}

/** Beside the edge, or where the line ends; there clear of the horizontal axis. */
function wantedPlace(end: Begun, frame: Frame, edge: number): Wanted {
  const [x, y] = placeIn(frame, end.at);
  const height = heightOf(end);
  if (!end.isAtLine) return { x: edge, width: 1, y, height };
  const width = widthOf(end.name, 'bold');
  return { x: Math.min(edge, x + distance), width, y: Math.min(y, frame.bottom - height / 2), height };
}

function drawLeaders(layer: Layer, places: readonly PlaceBeside[], frame: Frame): void {
  const clamped = (y: number) => Math.min(frame.bottom, Math.max(frame.top, y));
  children(
    layer,
    'path',
    'leader',
    places.filter(({ end }) => end.hasLeader),
  )
    .attr('d', ({ end, middle }) => {
      const y = clamped(placeIn(frame, end.at)[1]);
      return `M${pixel(frame.right + leader.from)},${pixel(y)}L${pixel(frame.right + leader.to)},${pixel(middle)}`;
    })
    .attr('stroke', ({ end }) => end.color)
    .attr('stroke-width', strokes.hair)
    .attr('stroke-opacity', opacities.leader);
}

/** In a column right of the names. */
function drawFormulas(layer: Layer, places: readonly PlaceBeside[], { isPhone }: Frame): void {
  const shown = isPhone ? [] : places.filter(({ end }) => end.formula !== undefined);
  const column = widthOfNames(places.map(({ end }) => end)) + formulaGap;
  const group = childIf(shown.length > 0, layer, 'g', 'formulas');
  if (shown.length === 0) return;
  children(group, 'text', 'words', shown)
    .attr('x', ({ x }) => pixel(x + column))
    .attr('y', ({ end, middle }) => pixel(baselineOf(end, middle)))
    .attr('fill', 'var(--ink-soft)')
    .each((text, { end }) => fillWithFormula(text, end.formula!));
}

/** Where a line that has diverged leaves its panel. */
const exitOf = ({ at }: Begun, { x, left, right }: Frame) => Math.min(right, Math.max(left, x(at[0])));

function besideExits(exits: readonly Begun[], frame: Frame): Words[] {
  const places = exits.map((end) => {
    const exit = exitOf(end, frame);
    const width = Math.max(widthOf(end.name, 'bold'), widthOf(end.note ?? '')) + radii.cross + distance;
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
    const side = radii.cross + distance - 2;
    return wordsOf(end, {
      x: isRight ? exit + side : exit - side,
      middle: middles[i]!,
      anchor: isRight ? 'start' : 'end',
    });
  });
}

/** Of the name of an end whose words have this middle. */
const baselineOf = (end: End, middle: number) => middle - heightOf(end) / 2 + 13;

function wordsOf(
  end: End,
  { x, middle, anchor }: { x: number; middle: number; anchor: Words['anchor'] },
): Words[] {
  const baseline = baselineOf(end, middle);
  const name = { text: end.name, x, baseline, anchor, color: end.color, isBold: !end.isSoft };
  if (end.note === undefined) return [name];
  const color = end.hasDiverged ? 'var(--bad)' : end.color;
  return [name, { text: end.note, x, baseline: baseline + noteHeight, anchor, color, isBold: false }];
}
