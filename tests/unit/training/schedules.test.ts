import { describe, expect, it } from 'vitest';
import { usualSchedules } from '../../../src/lib/study/defaults.ts';
import { clockAt, learningRateAt, plateauOf } from '../../../src/lib/training/schedules.ts';
import type { Schedule } from '../../../src/lib/training/spec.ts';

const clock = { totalSteps: 100, stepsPerEpoch: 10 };
const baseRate = 0.2;
const rate = (schedule: Schedule, step: number) => learningRateAt(schedule, baseRate, clockAt(step, clock));

describe('schedules that count epochs', () => {
  const cases: [Schedule, (epoch: number) => number][] = [
    [{ kind: 'constant' }, () => 0.2],
    [{ kind: 'inverse-time', decayRate: 1 }, (epoch) => 0.2 / (1 + epoch)],
    [{ kind: 'exponential', gamma: 0.95 }, (epoch) => 0.2 * 0.95 ** epoch],
    [
      { kind: 'inverse-square-root', k: 0.5 },
      (epoch) => (epoch === 0 ? 0.2 : (0.2 * 0.5) / Math.sqrt(epoch)),
    ],
  ];
  it.each(cases)('%j', (schedule, formula) => {
    for (let epoch = 0; epoch < 10; epoch++) {
      for (const step of [10 * epoch, 10 * epoch + 9]) {
        expect(rate(schedule, step)).toBeCloseTo(formula(epoch), 14);
      }
    }
  });

  it('inverse-time halves the rate after one epoch at decay rate 1', () => {
    const rates = [0, 10, 20, 30].map((step) => rate({ kind: 'inverse-time', decayRate: 1 }, step));
    expect(rates).toEqual([0.2, 0.1, 0.2 / 3, 0.05]);
  });

  it('inverse-square-root never exceeds the base rate', () => {
    const schedule: Schedule = { kind: 'inverse-square-root', k: 2 };
    expect([10, 40, 90].map((step) => rate(schedule, step))).toEqual([0.2, 0.2, 0.2 * (2 / 3)]);
  });

  it('staircase falls at the start of each epoch named', () => {
    const schedule: Schedule = { kind: 'staircase', factor: 0.1, at: [3, 6] };
    const expected: [number, number][] = [
      [0, 0.2],
      [29, 0.2],
      [30, 0.02],
      [59, 0.02],
      [60, 0.002],
      [99, 0.002],
    ];
    for (const [step, value] of expected) expect(rate(schedule, step)).toBeCloseTo(value, 15);
  });
});

describe('schedules that count steps', () => {
  it('cosine: all of α₀ at the start, three quarters at a third, half at the middle, nothing after the end', () => {
    const thirds = { totalSteps: 90, stepsPerEpoch: 10 };
    const at = (step: number) => learningRateAt({ kind: 'cosine' }, baseRate, clockAt(step, thirds));
    expect(at(0)).toBe(baseRate);
    expect(at(30)).toBeCloseTo(0.75 * baseRate, 14);
    expect(at(45)).toBeCloseTo(0.5 * baseRate, 14);
    expect(at(60)).toBeCloseTo(0.25 * baseRate, 14);
    expect(at(90)).toBeCloseTo(0, 14);
  });

  it('warm-up rises in equal steps to α₀, then hands over', () => {
    const schedule: Schedule = { kind: 'warm-up', steps: 4, then: { kind: 'exponential', gamma: 0.5 } };
    expect([0, 1, 2, 3, 4, 10].map((step) => rate(schedule, step))).toEqual([
      0.05,
      0.1,
      expect.closeTo(0.15, 14),
      0.2,
      0.2,
      0.1,
    ]);
  });

  it('linear: equal steps down, to its share of α₀ after the end', () => {
    const schedule: Schedule = { kind: 'linear', endFactor: 0.1 };
    const rates = [0, 25, 50, 75, 100].map((step) => rate(schedule, step));
    expect(rates).toEqual(
      [0.2, 0.155, 0.11, 0.065, 0.02].map((value) => expect.closeTo(value, 14) as number),
    );
  });

  it('cosine with restarts is in each period what cosine is in a whole run', () => {
    const schedule: Schedule = { kind: 'cosine-restarts', period: 10, multiplier: 2 };
    for (const [start, length] of [
      [0, 10],
      [10, 20],
      [30, 40],
    ] as const) {
      for (let step = 0; step < length; step++) {
        const whole = { step, totalSteps: length, epoch: 0 };
        expect(rate(schedule, start + step)).toBe(learningRateAt({ kind: 'cosine' }, baseRate, whole));
      }
    }
  });

  it('cosine with restarts starts again after periods of one length', () => {
    const schedule: Schedule = { kind: 'cosine-restarts', period: 7, multiplier: 1 };
    expect([0, 7, 70].map((step) => rate(schedule, step))).toEqual([baseRate, baseRate, baseRate]);
    expect(rate(schedule, 73)).toBe(rate(schedule, 3));
  });

  it.each(['cosine', 'linear'] as const)('one cycle, %s: up in its first part, down in the rest', (form) => {
    const schedule: Schedule = { kind: 'one-cycle', rise: 0.21, startFactor: 0.1, endFactor: 0.01, form };
    const at = (step: number) => rate(schedule, step);
    expect(at(0)).toBeCloseTo(0.02, 14);
    expect(at(10)).toBeCloseTo(0.11, 14);
    expect(at(20)).toBeCloseTo(0.2, 14);
    expect(at(99)).toBeCloseTo(0.002, 14);
    expect(at(100)).toBe(at(99));
    // In the second quarter of its way up a cosine climbs (cos 45° − cos 90°) / 2 of it.
    const quarter = { cosine: Math.SQRT1_2 / 2, linear: 0.25 }[form];
    expect(at(10) - at(5)).toBeCloseTo(0.18 * quarter, 14);
    for (let step = 1; step <= 20; step++) expect(at(step)).toBeGreaterThan(at(step - 1));
    for (let step = 21; step < 100; step++) expect(at(step)).toBeLessThan(at(step - 1));
  });

  it('one cycle that has no step to rise in starts at its peak', () => {
    const schedule: Schedule = { ...usualSchedules['one-cycle'], endFactor: 0, form: 'linear' };
    const rates = (totalSteps: number) =>
      Array.from({ length: totalSteps }, (_, step) =>
        learningRateAt(schedule, baseRate, { step, totalSteps, epoch: 0 }),
      );
    expect(rates(3)).toEqual([0.2, 0.1, 0]);
  });

  it('triangle: up and down in equal steps, over and over', () => {
    const schedule: Schedule = { kind: 'triangle', halfCycle: 4, startFactor: 0.5 };
    const cycle = [0.1, 0.125, 0.15, 0.175, 0.2, 0.175, 0.15, 0.125];
    const rates = Array.from({ length: 24 }, (_, step) => rate(schedule, step));
    expect(rates).toEqual([...cycle, ...cycle, ...cycle].map((value) => expect.closeTo(value, 14) as number));
  });

  it('range test ramps from α₀ to its end by equal ratios', () => {
    const schedule: Schedule = { kind: 'range-test', to: 20 };
    const rates = Array.from({ length: 100 }, (_, step) => rate(schedule, step));
    expect(rates[0]).toBeCloseTo(0.2, 14);
    expect(rates[99]).toBeCloseTo(20, 12);
    for (let step = 1; step < 100; step++)
      expect(rates[step]! / rates[step - 1]!).toBeCloseTo(100 ** (1 / 99), 12);
  });

  it('range test of a single step stays at α₀', () => {
    expect(
      learningRateAt({ kind: 'range-test', to: 20 }, baseRate, { step: 0, totalSteps: 1, epoch: 0 }),
    ).toBe(baseRate);
  });
});

describe('plateau', () => {
  it('falls with each plateau, also behind a warm-up', () => {
    const plateau: Schedule = { kind: 'plateau', factor: 0.1, on: 'validation', patience: 3 };
    const warm: Schedule = { kind: 'warm-up', steps: 2, then: plateau };
    const after = (schedule: Schedule, step: number, falls?: number) =>
      learningRateAt(schedule, baseRate, { step, totalSteps: 100, epoch: 0, falls });
    expect(after(plateau, 0)).toBe(0.2);
    expect(after(plateau, 50, 2)).toBeCloseTo(0.002, 15);
    expect(after(warm, 0, 2)).toBeCloseTo(0.1, 15);
    expect(after(warm, 50, 2)).toBeCloseTo(0.002, 15);
    expect(plateauOf(warm)).toBe(plateau);
    expect(plateauOf({ kind: 'cosine' })).toBeNull();
  });
});
