/** Short path data draws what the long did: judged by walking along both with a reader of paths of the test's own. */
import fc from 'fast-check';
import { line, curveMonotoneX } from 'd3';
import { expect, test } from 'vitest';
import { shortPathData, withShortPaths } from '../../../src/integrations/path-data.ts';

/** Every point that path data names, control points too, as absolute coordinates. */
function pointsOf(d: string): number[][] {
  const sizes: Record<string, number> = { m: 2, l: 2, c: 6, h: 1, v: 1, z: 0 };
  const points: number[][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter, rest] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const kind = letter!.toLowerCase();
    const relative = letter === kind;
    const size = sizes[kind]!;
    for (let at = 0; at < Math.max(numbers.length, 1); at += size || 1) {
      const [left, top] = relative ? [x, y] : [0, 0];
      if (kind === 'z') [x, y] = [startX, startY];
      else if (kind === 'h') x = left + numbers[at]!;
      else if (kind === 'v') y = top + numbers[at]!;
      else
        for (let i = at; i < at + size; i += 2) {
          [x, y] = [left + numbers[i]!, top + numbers[i + 1]!];
          if (i < at + size - 2) points.push([x, y]);
        }
      if (kind === 'm' && at === 0) [startX, startY] = [x, y];
      points.push([x, y]);
    }
  }
  return points;
}

const coordinate = fc.integer({ min: -90_000, max: 90_000 }).map((it) => it / 100);
const curve = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 });

const expectSamePoints = (short: string, long: string) => {
  const [actual, wanted] = [pointsOf(short), pointsOf(long)];
  expect(actual).toHaveLength(wanted.length);
  actual.forEach((point, i) =>
    point.forEach((value, axis) => expect(Math.abs(value - wanted[i]![axis]!)).toBeLessThan(0.0501)),
  );
};

test('a curve goes through the same points to half a tenth of a pixel, however long it is', () => {
  fc.assert(
    fc.property(fc.array(curve, { minLength: 1, maxLength: 4 }), (curves) => {
      const smooth = curves.map((points) => line().curve(curveMonotoneX)(points)).join('');
      expectSamePoints(shortPathData(smooth), smooth);
    }),
  );
});

/** From a point to the nearest of a polyline, found by trying: a thousand places on each of its pieces. */
const distanceTo = (corners: readonly number[][], [x, y]: readonly number[]) =>
  Math.min(
    ...corners.slice(1).flatMap(([toX, toY], i) =>
      Array.from({ length: 1001 }, (_, step) => {
        const [fromX, fromY] = corners[i]!;
        const share = step / 1000;
        return Math.hypot(x! - fromX! - share * (toX! - fromX!), y! - fromY! - share * (toY! - fromY!));
      }),
    ),
  );

test('corners on a straight line are left out, and none is then further than a tenth of a pixel from it', () => {
  const near = fc.integer({ min: 0, max: 300 }).map((it) => it / 100);
  fc.assert(
    fc.property(fc.array(fc.tuple(near, near), { minLength: 2, maxLength: 12 }), (points) => {
      const corners = pointsOf(shortPathData(line()(points)!));
      // The slack, and what the rounding moves the point and the line by.
      for (const point of points) expect(distanceTo(corners, point)).toBeLessThan(0.1 + 2 * 0.0708);
    }),
    { numRuns: 30 },
  );
  expect(shortPathData('M0,0L1,0L2,0L2,9L3,9')).toBe('m0 0l2 0 0 9 1 0');
  expect(shortPathData('M0,0L5,.1L10,0L15,.3L20,0')).toBe('m0 0l10 0 5 .3 5-.3');
  // There and back again.
  expect(shortPathData('M0,0L9,0L4,0')).toBe('m0 0l9 0-5 0');
});

test('steps are written without what they do not need', () => {
  expect(shortPathData('M760,0L760,5.5L759.5,11H700V0Z')).toBe('m760 0l0 5.5-.5 5.5h-59.5v-11z');
  expect(shortPathData('M1,1L2,2ZM5,5')).toBe('m1 1l1 1zm4 4');
});

test('what is relative already, an arc or nothing at all is left as it is', () => {
  for (const d of ['', 'M45,258h0M77.8,271.3h0', 'M0,0A5,5,0,0,1,10,0', 'M1'])
    expect(shortPathData(d)).toBe(d);
});

test('only the paths of drawings are shortened', () => {
  const icon = '<svg viewBox="0 0 24 24"><path d="M1,1L2.25,2.25"></path></svg>';
  const drawing = '<svg width="9" class="drawing wide"><path d="M1,1L2,2" fill="none"></path></svg>';
  expect(withShortPaths(icon + drawing)).toBe(icon + drawing.replace('M1,1L2,2', 'm1 1l1 1'));
});
