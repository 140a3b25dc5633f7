import { describe, expect, it } from 'vitest';
import { archCurve } from '../../../src/lib/data/arch.ts';
import { drawData } from '../../../src/lib/data/draw.ts';
import { planarInputScale, planarWindow } from '../../../src/lib/data/planar.ts';
import { planarDataNames } from '../../../src/lib/data/spec.ts';
import type { DataName, DataSpec, Split } from '../../../src/lib/data/spec.ts';

const drawnNames = [...planarDataNames, 'arch'] as const;

const specOf = (name: DataName, rest: Partial<DataSpec> = {}): DataSpec => ({
  name,
  training: 400,
  validation: 100,
  test: 50,
  seed: 1,
  ...rest,
});

/** The points of a split, in radii, with their class. */
function points(split: Split): { x: number; y: number; label: number }[] {
  return Array.from({ length: split.examples }, (_, i) => ({
    x: split.inputs[2 * i]! / planarInputScale,
    y: split.inputs[2 * i + 1]! / planarInputScale,
    label: split.targets[i]!,
  }));
}

const noiseless = (name: DataName) => points(drawData(specOf(name, { noise: 0 })).training);

describe.each(drawnNames)('%s', (name) => {
  it('gives the same bits for the same spec, other points for another seed', () => {
    expect(drawData(specOf(name))).toEqual(drawData(specOf(name)));
    const other = drawData(specOf(name, { seed: 2 }));
    const inputs = new Set(drawData(specOf(name)).training.inputs);
    expect(other.training.inputs.filter((value) => inputs.has(value)).length).toBeLessThan(10);
  });

  it('keeps its training examples when other splits change size, or it grows', () => {
    const small = drawData(specOf(name));
    const { training } = drawData(specOf(name, { validation: 7, test: 0 }));
    expect(training).toEqual(small.training);
    const grown = drawData(specOf(name, { training: 900 }));
    expect(grown.training.inputs.slice(0, small.training.inputs.length)).toEqual(small.training.inputs);
    expect(grown.validation).toEqual(small.validation);
  });

  it('has no example in two splits', () => {
    const { inputs, training, validation, test } = drawData(specOf(name));
    const keys = [training, validation, test].flatMap((split) =>
      Array.from({ length: split.examples }, (_, i) =>
        split.inputs.slice(i * inputs, (i + 1) * inputs).join(),
      ),
    );
    expect(keys.length).toBe(550);
    expect(new Set(keys).size).toBe(550);
  });

  it('has the shapes it states', () => {
    const data = drawData(specOf(name, { test: undefined }));
    for (const [split, examples] of [
      [data.training, 400],
      [data.validation, 100],
      [data.test, 0],
    ] as const) {
      expect(split.examples).toBe(examples);
      expect(split.inputs.length).toBe(examples * data.inputs);
      expect(split.targets.length).toBe(examples * data.outputs);
    }
  });
});

describe.each(planarDataNames)('%s', (name) => {
  it('is balanced in every split', () => {
    const { task, outputs, training, validation, test } = drawData(specOf(name));
    expect([task, outputs]).toEqual(['binary', 1]);
    for (const split of [training, validation, test]) {
      expect(split.targets.filter((target) => target === 1).length).toBe(split.examples / 2);
      expect(split.targets.filter((target) => target === 0).length).toBe(split.examples / 2);
    }
  });

  it('lies in the unit square before noise and nearly all in the window with it, at the scale it states', () => {
    const limit = 1 + 1e-7;
    expect(noiseless(name).every(({ x, y }) => Math.abs(x) <= limit && Math.abs(y) <= limit)).toBe(true);
    const { inputs } = drawData(specOf(name, { training: 4000 })).training;
    expect(inputs.filter((value) => Math.abs(value) > planarWindow).length).toBeLessThan(
      0.01 * inputs.length,
    );
    for (const axis of [0, 1]) {
      const axisInputs = inputs.filter((_, i) => i % 2 === axis);
      const meanSquare = axisInputs.reduce((sum, value) => sum + value * value, 0) / axisInputs.length;
      expect(Math.sqrt(meanSquare)).toBeGreaterThan(0.6);
      expect(Math.sqrt(meanSquare)).toBeLessThan(1.2);
    }
  });

  it('moves its points by normal noise of the size asked for, and moves the same points for any size', () => {
    const clean = drawData(specOf(name, { training: 4000, noise: 0 })).training;
    const shifts = [0.1, 0.2].map((noise) => {
      const { inputs } = drawData(specOf(name, { training: 4000, noise })).training;
      return Array.from(inputs, (value, i) => (value - clean.inputs[i]!) / planarInputScale / noise);
    });
    const [first, second] = [shifts[0]!, shifts[1]!];
    expect(Math.max(...first.map((shift, i) => Math.abs(shift - second[i]!)))).toBeLessThan(1e-5);
    const moment = (power: number) => first.reduce((sum, shift) => sum + shift ** power, 0) / first.length;
    // 8000 standard normal numbers; each bound is 4.5 standard errors (variance of z², z⁴: 2, 96).
    expect(Math.abs(moment(1))).toBeLessThan(4.5 * Math.sqrt(1 / 8000));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / 8000));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4.5 * Math.sqrt(96 / 8000));
  });
});

describe('the shapes without noise', () => {
  it('moons: two half-circles, each ending inside the other', () => {
    for (const { x, y, label } of noiseless('moons')) {
      const [centreX, centreY] = label === 0 ? [-1 / 3, -1 / 6] : [1 / 3, 1 / 6];
      expect(Math.hypot(x - centreX, y - centreY)).toBeCloseTo(2 / 3, 6);
      expect(label === 0 ? y - centreY : centreY - y).toBeGreaterThanOrEqual(-1e-7);
    }
    // Not linearly separable along y: class 0's tips lie below class 1's crest and the other way round.
    const heights = (label: number) =>
      noiseless('moons').flatMap((point) => (point.label === label ? [point.y] : []));
    expect(Math.min(...heights(0))).toBeLessThan(Math.max(...heights(1)));
  });

  it('circles: radius 1 around radius ½, all the way round', () => {
    for (const { x, y, label } of noiseless('circles')) {
      expect(Math.hypot(x, y)).toBeCloseTo(label === 0 ? 1 : 0.5, 6);
    }
    for (const label of [0, 1]) {
      const quadrants = noiseless('circles')
        .filter((point) => point.label === label)
        .map(({ x, y }) => `${x > 0} ${y > 0}`);
      expect(new Set(quadrants).size).toBe(4);
    }
  });

  it('xor: class 1 where exactly one coordinate is positive, all four quadrants about equally full', () => {
    const counts = new Map<string, number>();
    for (const { x, y, label } of noiseless('xor')) {
      expect(label).toBe(x > 0 !== y > 0 ? 1 : 0);
      const quadrant = `${x > 0} ${y > 0}`;
      counts.set(quadrant, (counts.get(quadrant) ?? 0) + 1);
    }
    expect(counts.size).toBe(4);
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(4.5 * Math.sqrt(50));
  });

  it('spirals: the angle is the radius times one and a half turns, the arms half a turn apart', () => {
    const fullTurn = 2 * Math.PI;
    for (const { x, y, label } of noiseless('spirals')) {
      const radius = Math.hypot(x, y);
      expect(radius).toBeGreaterThan(0.0999);
      const off = (Math.atan2(y, x) - 1.5 * fullTurn * radius - label * Math.PI) / fullTurn;
      expect(off - Math.round(off)).toBeCloseTo(0, 5);
    }
  });

  it('blobs: centres evenly spaced on a ring', () => {
    for (const classes of [2, 3, 7]) {
      const { training } = drawData(specOf('blobs', { classes, noise: 0, training: classes }));
      const centres = Array.from({ length: classes }, (_, i) => [
        training.inputs[2 * i]! / planarInputScale,
        training.inputs[2 * i + 1]! / planarInputScale,
      ]);
      const chord = 2 * 0.7 * Math.sin(Math.PI / classes);
      for (const [i, [x, y]] of centres.entries()) {
        const [nextX, nextY] = centres[(i + 1) % classes]!;
        expect(Math.hypot(x!, y!)).toBeCloseTo(0.7, 6);
        expect(Math.hypot(nextX! - x!, nextY! - y!)).toBeCloseTo(chord, 6);
      }
    }
  });
});

describe('blobs of three and more', () => {
  it('are one-hot and balanced to one example', () => {
    const { task, outputs, training } = drawData(specOf('blobs', { classes: 3, training: 100 }));
    expect([task, outputs]).toEqual(['multiclass', 3]);
    const counts = [0, 0, 0];
    for (let i = 0; i < 100; i++) {
      const row = [...training.targets.slice(3 * i, 3 * i + 3)];
      expect([...row].sort()).toEqual([0, 0, 1]);
      counts[row.indexOf(1)]!++;
    }
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });
});

describe('arch', () => {
  it('rises to 1 right of the middle and falls steeply, −1 at both ends', () => {
    expect(archCurve(-1)).toBeCloseTo(-1, 12);
    expect(archCurve(1)).toBeCloseTo(-1, 12);
    const peak = 2 * 0.2 ** 0.25 - 1;
    expect(archCurve(peak)).toBeCloseTo(1, 12);
    const slope = (x: number) => (archCurve(x + 1e-6) - archCurve(x - 1e-6)) / 2e-6;
    expect(slope(peak)).toBeCloseTo(0, 6);
    for (let x = -1; x < peak - 0.01; x += 0.01) expect(slope(x)).toBeGreaterThan(0);
    for (let x = peak + 0.01; x < 1; x += 0.01) expect(slope(x)).toBeLessThan(0);
    expect(-slope(0.99)).toBeGreaterThan(3 * slope(-0.99));
  });

  it('lies on its curve without noise, x evenly over [−1, 1]', () => {
    const { task, inputs, outputs, training } = drawData(specOf('arch', { noise: 0 }));
    expect([task, inputs, outputs]).toEqual(['regression', 1, 1]);
    training.inputs.forEach((x, i) => {
      expect(Math.abs(x)).toBeLessThanOrEqual(1);
      expect(training.targets[i]).toBeCloseTo(archCurve(x), 5);
    });
    const right = training.inputs.filter((x) => x > 0).length;
    expect(Math.abs(right - 200)).toBeLessThan(4.5 * Math.sqrt(100));
  });

  it('adds noise of the size asked for to the target alone', () => {
    const clean = drawData(specOf('arch', { training: 4000, noise: 0 })).training;
    const noisy = drawData(specOf('arch', { training: 4000, noise: 0.3 })).training;
    expect(noisy.inputs).toEqual(clean.inputs);
    const residuals = Array.from(noisy.targets, (target, i) => (target - clean.targets[i]!) / 0.3);
    const moment = (power: number) => residuals.reduce((sum, z) => sum + z ** power, 0) / residuals.length;
    expect(Math.abs(moment(1))).toBeLessThan(4.5 * Math.sqrt(1 / 4000));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / 4000));
  });
});
