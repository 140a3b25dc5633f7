import { describe, expect, it } from 'vitest';
import { erf } from '../../../src/lib/math/elementary.ts';
import { stream } from '../../../src/lib/math/random.ts';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (list: number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;

function correlation(a: number[], b: number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((x, i) => (x - meanA) * (b[i]! - meanB)));
  const variance = (list: number[], middle: number) => mean(list.map((x) => (x - middle) ** 2));
  return covariance / Math.sqrt(variance(a, meanA) * variance(b, meanB));
}

/** Pearson's statistic for counts that are expected to be equal. */
function chiSquare(counts: number[]): number {
  const expected = mean(counts);
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/**
 * Between these Pearson's statistic lies in all but about one of 10⁵ samples: mean ± 4.4 deviations of χ². Too even is
 * as wrong as too uneven.
 */
function chiSquareRange(cells: number): [number, number] {
  const freedom = cells - 1;
  const margin = 4.4 * Math.sqrt(2 * freedom);
  return [freedom - margin, freedom + margin];
}

function expectUniform(counts: number[]): void {
  const [low, high] = chiSquareRange(counts.length);
  expect(chiSquare(counts)).toBeGreaterThan(low);
  expect(chiSquare(counts)).toBeLessThan(high);
}

function countsOf(values: number[], cells: number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (const value of values) counts[value]!++;
  return counts;
}

describe('a stream', () => {
  it('begins again with the same bits', () => {
    const first = stream(42, 'init');
    const second = stream(42, 'init');
    for (let i = 0; i < 100; i++) {
      expect(first.uniform()).toBe(second.uniform());
      expect(first.normal()).toBe(second.normal());
      expect(first.integer(1000)).toBe(second.integer(1000));
    }
  });

  // Every built result and every test of a finding depends on these bits: if they change, all of that must be remade.
  it('has the bits it always had', () => {
    const { uniform, normal, integer, shuffle } = stream(1, 'data');
    expect([uniform(), uniform()]).toEqual([0.7600217207956487, 0.9424165901078656]);
    expect([normal(), normal(), normal()]).toEqual([
      0.763975628972217, 1.1634876014610402, 0.4209104977727903,
    ]);
    expect([integer(10), integer(1000), integer(2 ** 40)]).toEqual([0, 590, 368356658261]);
    const order = [0, 1, 2, 3, 4, 5, 6, 7];
    shuffle(order);
    expect(order).toEqual([5, 7, 1, 2, 6, 0, 3, 4]);
  });

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses the seed %d', (seed) => {
    expect(() => stream(seed, 'data')).toThrow(
      `seed must be a whole number from 0 to 9007199254740991, not ${seed}.`,
    );
  });
});

describe('uniform', () => {
  it('lies in [0, 1) and fills it evenly', () => {
    const { uniform } = stream(7, 'data');
    const values = draw(200_000, uniform);
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(values.every((value) => value < 1)).toBe(true);
    expectUniform(
      countsOf(
        values.map((value) => Math.floor(value * 1000)),
        1000,
      ),
    );
  });

  it('fills the square evenly: successive values are independent', () => {
    const { uniform } = stream(8, 'data');
    const cells = draw(200_000, () => Math.floor(uniform() * 20) * 20 + Math.floor(uniform() * 20));
    expectUniform(countsOf(cells, 400));
  });

  it('has 53 bits, the lowest as even as the highest', () => {
    const { uniform } = stream(9, 'data');
    const values = draw(100_000, uniform).map((value) => value * 2 ** 53);
    expect(values.every(Number.isInteger)).toBe(true);
    for (let bit = 0; bit < 53; bit++) {
      const ones = values.filter((value) => Math.floor(value / 2 ** bit) % 2 === 1).length;
      // 4.5 standard deviations of a fair coin
      expect(Math.abs(ones - 50_000), `bit ${bit}`).toBeLessThan(4.5 * Math.sqrt(25_000));
    }
  });
});

describe('integer', () => {
  it.each([1, 2, 3, 10, 1000])('of %d: all values, equally often', (n) => {
    const { integer } = stream(3, 'order');
    const counts = countsOf(
      draw(100_000, () => integer(n)),
      n,
    );
    if (n === 1) expect(counts).toEqual([100_000]);
    else expectUniformWide(counts);
  });

  it('is unbiased where n does not divide the range of the source', () => {
    // With a plain remainder the lower half of 3·2³⁰ would be drawn twice as often in its first third.
    const { integer } = stream(4, 'order');
    const n = 3 * 2 ** 30;
    const thirds = draw(60_000, () => Math.floor((integer(n) / n) * 3));
    expectUniformWide(countsOf(thirds, 3));
  });

  it.each([0, -1, 2.5, NaN, 2 ** 53])('refuses n = %d', (n) => {
    expect(() => stream(1, 'order').integer(n)).toThrow(
      `n must be a whole number from 1 to 9007199254740991, not ${n}`,
    );
  });
});

/** For few cells χ² is far from normal, and only too uneven can be told. 25 + 2·cells: less than one in 10⁵. */
function expectUniformWide(counts: number[]): void {
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(chiSquare(counts)).toBeLessThan(25 + 2 * counts.length);
}

describe('normal', () => {
  const count = 200_000;
  const { normal } = stream(5, 'noise');
  const values = draw(count, normal);

  // The standard error of the mean of zᵏ is √(E z²ᵏ − (E zᵏ)²) / √count.
  it.each([
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
  ])('has moment %d = %d', (power, moment, variance) => {
    const measured = mean(values.map((z) => z ** power));
    expect(Math.abs(measured - moment)).toBeLessThan(4.5 * Math.sqrt(variance / count));
  });

  it('has the normal distribution: Φ(z) is uniform', () => {
    const cells = values.map((z) => Math.min(99, Math.floor(50 * (1 + erf(z / Math.SQRT2)))));
    expectUniform(countsOf(cells, 100));
  });

  it('gives pairs of independent values', () => {
    const even = values.filter((_, i) => i % 2 === 0);
    const odd = values.filter((_, i) => i % 2 === 1);
    const limit = 4.5 / Math.sqrt(count / 2);
    expect(Math.abs(correlation(even, odd))).toBeLessThan(limit);
    expect(
      Math.abs(
        correlation(
          even.map((z) => z * z),
          odd.map((z) => z * z),
        ),
      ),
    ).toBeLessThan(limit);
  });
});

describe('shuffle', () => {
  it('is a permutation, in place, of typed arrays too', () => {
    const order = Int32Array.from({ length: 1000 }, (_, i) => i);
    stream(6, 'order').shuffle(order);
    expect([...order]).not.toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it('makes all orders equally often', () => {
    const { shuffle } = stream(6, 'order');
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = [0, 1, 2, 3];
      shuffle(order);
      counts.set(order.join(''), (counts.get(order.join('')) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expectUniformWide([...counts.values()]);
  });

  it('leaves one element, and none, as they are', () => {
    const [none, one]: [number[], number[]] = [[], [3]];
    stream(6, 'order').shuffle(none);
    stream(6, 'order').shuffle(one);
    expect([none, one]).toEqual([[], [3]]);
  });
});

describe('different streams', () => {
  const count = 20_000;
  const limit = 4.5 / Math.sqrt(count);
  const purposes = ['data', 'init', 'order', 'dropout', 'labels', 'noise', 'data/training', 'data/test'];

  it('of one seed are independent for every two purposes', () => {
    const drawn = purposes.map((purpose) => draw(count, stream(11, purpose).uniform));
    for (const [i, a] of drawn.entries()) {
      for (const b of drawn.slice(i + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(limit);
    }
  });

  it('of neighbouring seeds are independent, also shifted by some places', () => {
    const drawn = [0, 1, 2, 3].map((seed) => draw(count, stream(seed, 'init').uniform));
    for (const [i, a] of drawn.entries()) {
      for (const b of drawn.slice(i + 1)) {
        for (const shift of [0, 1, 2, 5]) {
          expect(Math.abs(correlation(a.slice(shift), b.slice(0, count - shift)))).toBeLessThan(limit * 1.01);
        }
      }
    }
  });

  it('of consecutive seeds begin evenly: the first value is as random as any later one', () => {
    const first = Array.from({ length: 20_000 }, (_, seed) => stream(seed, 'init').uniform());
    expectUniform(
      countsOf(
        first.map((value) => Math.floor(value * 100)),
        100,
      ),
    );
    expect(Math.abs(correlation(first.slice(1), first.slice(0, -1)))).toBeLessThan(limit * 1.01);
  });

  it('tell apart purposes of the same letters, and of one with its beginning', () => {
    const purposes = ['ab', 'ba', 'a', 'aab', 'aba', ''];
    expect(new Set(purposes.map((purpose) => stream(1, purpose).uniform())).size).toBe(purposes.length);
  });

  it('tell apart seeds beyond 32 bits', () => {
    expect(stream(2 ** 32 + 1, 'data').uniform()).not.toBe(stream(1, 'data').uniform());
  });
});
