/** Settings as a Gaussian process sees them: so many knobs, and how far apart two settings are along each. */
import { toUnit, type Setting, type Space } from '../space.ts';

/** `[settings, knobs]`, row-major. */
export interface Features {
  count: number;
  values: Float64Array;
}

/** Of a choice that is not asked for. */
const ABSENT = -1;

/**
 * A number has its coordinate in the unit cube, the middle where it is not asked for; a choice has the place of its option.
 *
 * That a parameter is not asked for needs no feature of its own: the choice that decides it is one already.
 */
export function featuresOf(space: Space, settings: readonly Setting[]): Features {
  const values = new Float64Array(settings.length * space.length);
  settings.forEach((setting, row) => {
    const point = toUnit(space, setting);
    space.forEach((parameter, knob) => {
      const option = setting[parameter.name];
      const feature =
        parameter.kind !== 'choice'
          ? point[knob]!
          : option === undefined
            ? ABSENT
            : parameter.options.indexOf(option);
      values[row * space.length + knob] = feature;
    });
  });
  return { count: settings.length, values };
}

/** So many rows from one on, or as many as there are. */
export function rowsFrom({ count, values }: Features, row: number, most: number): Features {
  const knobs = values.length / count;
  const rows = Math.min(most, count - row);
  return { count: rows, values: values.subarray(row * knobs, (row + rows) * knobs) };
}

/** The same by the knob, `[knobs][settings]`. */
export function columnsOf({ count, values }: Features): Float64Array[] {
  const knobs = values.length / count;
  return Array.from({ length: knobs }, (_, knob) => {
    const column = new Float64Array(count);
    for (let row = 0; row < count; row++) column[row] = values[row * knobs + knob]!;
    return column;
  });
}

/** Which knobs are choices. */
export const choicesOf = (space: Space): readonly boolean[] => space.map(({ kind }) => kind === 'choice');

/**
 * The square of the distance along a knob. Different options are 1 apart, as one-hot vectors with entries 1/√2 are.
 */
export function squaredDistance(isChoice: boolean, a: number, b: number): number {
  const gap = a - b;
  return isChoice ? Number(gap !== 0) : gap * gap;
}

/** Of each pair of rows along each knob, `[count (count − 1) / 2, knobs]`: of rows (1, 0), (2, 0), (2, 1), (3, 0), … */
export function pairsOf(isChoice: readonly boolean[], { count, values }: Features): Float64Array {
  const knobs = isChoice.length;
  const squares = new Float64Array((count * (count - 1) * knobs) / 2);
  for (let row = 1, at = 0; row < count; row++)
    for (let other = 0; other < row; other++)
      for (let knob = 0; knob < knobs; knob++, at++)
        squares[at] = squaredDistance(
          isChoice[knob]!,
          values[row * knobs + knob]!,
          values[other * knobs + knob]!,
        );
  return squares;
}
