/**
 * The data of SVG paths written short: coordinates relative to the point before, to a tenth of a pixel. A contour or a
 * curve goes in nearly equal steps, which compress far better than ever growing coordinates: Momentum's page lost a third.
 */

/** Numbers to each absolute command that can be shortened. A path with any other command is left as it is. */
const numbersOf: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, H: 1, V: 1, Z: 0 };
const tokens = /[a-z]|-?(?:\d*\.)?\d+(?:e[-+]?\d+)?/gi;
/** Rounded steps per pixel. What is rounded is where a path goes, not each step, so that nothing adds up. */
const perPixel = 10;

type Point = readonly [x: number, y: number];

/** The path data `d`, drawn with the same points to a tenth of a pixel. */
export function shortPathData(d: string): string {
  const all = commandsIn(d);
  if (!all) return d;
  const commands = withoutStraightOn(all);
  let point: Point = [0, 0];
  let start: Point = point;
  let before = '';
  let short = '';
  for (const { command, numbers } of commands) {
    const [fromX, fromY] = point;
    const steps = numbers.map((number, i) => number - (command === 'V' || i % 2 === 1 ? fromY : fromX));
    point = endOf(command, numbers, point, start);
    if (command === 'M') start = point;
    const letter = command.toLowerCase();
    // After m a pair without a letter would be a line.
    short += joined(letter === before && 'lchv'.includes(letter) ? '' : letter, steps);
    before = letter;
  }
  // A path's first m is relative to the origin.
  return short;
}

interface Command {
  command: string;
  /** In steps of the rounding. */
  numbers: number[];
}

/** Undefined for data with a command that is relative already, or an arc. */
function commandsIn(d: string): Command[] | undefined {
  const found = d.match(tokens) ?? [];
  const commands: Command[] = [];
  let command = '';
  for (let at = 0; at < found.length;) {
    if (/[a-z]/i.test(found[at]!)) command = found[at++]!;
    else if (command === 'M') command = 'L';
    const count = numbersOf[command];
    if (count === undefined) return undefined;
    const numbers = found.slice(at, at + count).map((number) => Math.round(Number(number) * perPixel));
    if (numbers.length < count || numbers.some(Number.isNaN)) return undefined;
    commands.push({ command, numbers });
    at += count;
  }
  return commands;
}

/** Corners of lines that lie on the straight line past them, to a tenth of a pixel, are left out: along a map's edge most. */
function withoutStraightOn(commands: readonly Command[]): Command[] {
  const kept: Command[] = [];
  /** The corners since the last that is kept. */
  let passed: Point[] = [];
  commands.forEach((one, i) => {
    const next = commands[i + 1];
    const from = kept.at(-1);
    if (one.command !== 'L' || next?.command !== 'L' || !from || !'ML'.includes(from.command)) {
      kept.push(one);
      passed = [];
      return;
    }
    passed.push(pointOf(one));
    const isStraight = passed.every((point) => distanceTo(point, pointOf(from), pointOf(next)) <= slack);
    if (isStraight) return;
    kept.push(one);
    passed = [];
  });
  return kept;
}

/** In steps of the rounding, as the coordinates. */
const slack = 1;
const pointOf = ({ numbers }: Command): Point => [numbers[0]!, numbers[1]!];

/** How far a point is from the line from `a` to `b`, ends included: a line that goes there and back is not left out. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

function endOf(command: string, numbers: readonly number[], [x, y]: Point, start: Point): Point {
  if (command === 'Z') return start;
  if (command === 'H') return [numbers[0]!, y];
  if (command === 'V') return [x, numbers[0]!];
  return [numbers.at(-2)!, numbers.at(-1)!];
}

/** A minus sign parts two numbers as well as a space does. */
const joined = (letter: string, steps: readonly number[]) =>
  steps
    .map((step) => String(step / perPixel).replace(/^(-?)0\./, '$1.'))
    .reduce(
      (text, number) => text + (/[a-z]$/.test(text) || number.startsWith('-') ? '' : ' ') + number,
      letter,
    );

/** The page's HTML with the paths of its figures' drawings written short. */
export const withShortPaths = (html: string) =>
  html.replace(/<svg\b[^>]*\bclass="drawing [^]*?<\/svg>/g, (drawing) => {
    // A drawing stands in its lesson, in the gallery, on its page to embed and in print.
    if (!shortened.has(drawing))
      shortened.set(
        drawing,
        drawing.replace(/ d="([^"]*)"/g, (_, d: string) => ` d="${shortPathData(d)}"`),
      );
    return shortened.get(drawing)!;
  });

const shortened = new Map<string, string>();
