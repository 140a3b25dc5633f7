/** The tables of real studies: what stands in them is what training comes to, and what lies between is between. */
import { describe, expect, it } from 'vitest';
import { pointsOf, tabulated, tableOf } from '../../peers/search/make-tables.ts';
import { lossIn, readTables } from '../../peers/search/tables.ts';

describe.each(['moons', 'digits'] as const)('the table of %s', (name) => {
  const { axes, losses } = readTables()[name]!;
  const points = pointsOf(axes);

  it('has what training comes to', async () => {
    const some = [0.1, 0.45, 0.62, 0.9].map((share) => Math.round(share * (points.length - 1)));
    const trained = await tableOf(
      tabulated[name],
      some.map((place) => points[place]!),
    );
    some.forEach((place, i) => expect(trained.losses[i]).toBeCloseTo(losses[place]!, 9));
    expect(new Set(trained.losses).size).toBeGreaterThan(1);
  });

  it('has at its points what stands there, and half-way their mean', () => {
    const [from, to] = [points[0]!, points[1]!];
    expect(lossIn({ axes, losses }, points.at(-1)!)).toBeCloseTo(losses.at(-1)!, 9);
    const middle = from.map((value, axis) => (value + to[axis]!) / 2);
    expect(lossIn({ axes, losses }, middle)).toBeCloseTo((losses[0]! + losses[1]!) / 2, 9);
  });
});
