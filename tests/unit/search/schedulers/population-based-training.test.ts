import { describe, expect, test } from 'vitest';
import { stream } from '../../../../src/lib/math/random.ts';
import type { Searcher } from '../../../../src/lib/search/searcher.ts';
import { schedulerFor } from '../../../../src/lib/search/schedulers.ts';
import { explore, type Exploration } from '../../../../src/lib/search/schedulers/explore.ts';
import type { PopulationBasedTrainingSpec } from '../../../../src/lib/search/schedulers/population-based-training.ts';
import type { Setting, Space } from '../../../../src/lib/search/space.ts';
import { numbers, tune, xOf } from './trainings.ts';

/**
 * The toy problem of the paper (figure 2): Q = 1.2 − θ₀² − θ₁² is to be maximised, and the gradient is that of
 * 1.2 − h₀θ₀² − h₁θ₁², from θ = (.9, .9), with h = (1, 0) and (0, 1) in a population of two.
 */
describe('on the toy problem of the paper', () => {
  const space: Space = ['h0', 'h1'].map((name) => ({ name, kind: 'real', low: 0, high: 1, scale: 'linear' }));
  const rounds = 100;
  const stepsPerRound = 5;
  const rate = 0.02;

  function highest(exploration: Partial<Exploration>): number {
    const spec: PopulationBasedTrainingSpec = {
      kind: 'population-based-training',
      ...{ size: 2, parts: rounds, resample: 0 },
      ...exploration,
    };
    const settings = [
      { h0: 1, h1: 0 },
      { h0: 0, h1: 1 },
    ];
    const searcher: Searcher = { suggest: () => settings.shift()!, observe() {} };
    const states = new Map<number, number[]>();
    const quality = (theta: number[]) => 1.2 - theta.reduce((sum, one) => sum + one * one, 0);
    const { trials } = tune(
      {
        ...{ scheduler: schedulerFor(spec, space, 1), space, searcher, budget: { trials: 2 }, workers: 2 },
        stepsOf: () => rounds * stepsPerRound,
      },
      ({ trial, setting, from, to, copyOf }) => {
        let theta = states.get(copyOf ?? trial) ?? [0.9, 0.9];
        for (let step = from; step < to; step++)
          theta = theta.map((one, i) => one - rate * Number(setting[`h${i}`]) * one);
        states.set(trial, theta);
        return { step: to, loss: -quality(theta) };
      },
    );
    return Math.max(...trials.map(({ reports }) => -reports.at(-1)!.loss!));
  }

  test('a setting that stays as it is ends at .39 of 1.2, and so does exploring by factors: 0 × 1.25 = 0', () => {
    expect(highest({ factors: [1] })).toBeCloseTo(0.39, 2);
    expect(highest({ by: 'factors' })).toBeCloseTo(0.39, 2);
  });

  test('exploring by adding comes to 1.2', () => {
    expect(highest({ by: 'adding' })).toBeCloseTo(1.2, 2);
  });
});

describe('a population of eight after a round', () => {
  const spec: PopulationBasedTrainingSpec = { kind: 'population-based-training', size: 8, parts: 3 };
  const tuned = (workers: number, lossOf = (setting: Setting) => xOf(setting)) =>
    tune(
      { scheduler: schedulerFor(spec, numbers, 1), budget: { trials: 8 }, workers },
      ({ setting, to }) => ({ step: to, loss: lossOf(setting) }),
    ).trials;

  test('has copies of the best two in the places of the worst two, with settings near theirs', () => {
    const copies = tuned(8).filter(({ origin }) => origin?.step === 1);
    expect(copies).toHaveLength(2);
    for (const { origin } of copies) expect([0, 1]).toContain(origin!.trial);
    const ended = tuned(8)
      .slice(0, 8)
      .filter(({ stretches }) => stretches.length === 1);
    expect(ended.map(({ setting }) => xOf(setting))).toEqual([6, 7]);
    expect(ended.every(({ state }) => state === 'ended')).toBe(true);
  });

  test('is as large as before, round after round, and trains each round once for each place', () => {
    const stretches = tuned(3).flatMap((trial) => trial.stretches);
    for (const part of [1, 2, 3]) expect(stretches.filter(({ to }) => to === part)).toHaveLength(8);
  });

  test('replaces all that have diverged', () => {
    const diverged = (setting: Setting) => (xOf(setting) >= 3 && xOf(setting) < 8 ? NaN : xOf(setting));
    const trials = tune(
      { scheduler: schedulerFor({ ...spec, resample: 0, factors: [1] }, numbers, 1), budget: { trials: 8 } },
      ({ setting, to }) => {
        const loss = diverged(setting);
        return { step: to, loss: Number.isNaN(loss) ? null : loss };
      },
    ).trials;
    expect(trials.filter(({ origin }) => origin?.step === 1)).toHaveLength(5);
  });

  test('is told before anything runs that it is one, or that nothing could come of a copy', () => {
    const made = (wrong: object) => () => schedulerFor({ ...spec, ...wrong }, numbers, 1);
    expect(made({ size: 1 })).toThrow('size: a population of one has nobody to copy from; at least 2.');
    expect(made({ parts: 1 })).toThrow('parts: with a single round nobody is copied');
    expect(made({ resample: 1.5 })).toThrow('resample must be in [0, 1], not 1.5.');
    expect(made({ factors: [0.8, 0] })).toThrow('factors must be finite numbers above 0, not 0.');
    expect(made({ by: 'dividing' })).toThrow('by must be factors or adding, not "dividing".');
  });
});

describe('exploring', () => {
  const space: Space = [
    { name: 'rate', kind: 'real', low: 0.01, high: 1, scale: 'log' },
    { name: 'width', kind: 'integer', low: 1, high: 9, scale: 'linear' },
    { name: 'kind', kind: 'choice', options: ['a', 'b'] },
    { name: 'beta', kind: 'real', low: 0, high: 1, scale: 'linear', when: { parameter: 'kind', is: ['b'] } },
  ];
  const start: Setting = { rate: 0.1, width: 4, kind: 'a' };
  const drawn = (exploration: Partial<Exploration>, from = start) => {
    const random = stream(1, 'test/explore');
    const whole: Exploration = {
      by: 'factors',
      factors: [0.8, 1.25],
      step: 0.25,
      resample: 0,
      ...exploration,
    };
    return Array.from({ length: 60 }, () => explore(from, whole, space, random));
  };
  const valuesOf = (settings: Setting[], name: string) =>
    [...new Set(settings.map((setting) => setting[name]))].map(Number).sort((a, b) => a - b);

  test('by factors multiplies, rounds integers away from where they were and keeps choices', () => {
    const settings = drawn({});
    expect(valuesOf(settings, 'rate')).toEqual([0.1 * 0.8, 0.125]);
    expect(valuesOf(settings, 'width')).toEqual([3, 5]);
    expect(settings.every(({ kind, beta }) => kind === 'a' && beta === undefined)).toBe(true);
  });

  test('stays within the ranges', () => {
    const settings = drawn({ factors: [0.001, 1000] });
    expect(valuesOf(settings, 'rate')).toEqual([0.01, 1]);
    expect(valuesOf(settings, 'width')).toEqual([1, 9]);
  });

  test('by adding moves by a share of the range, on the scale', () => {
    const [low, high] = valuesOf(drawn({ by: 'adding' }), 'rate');
    expect(low).toBeCloseTo(0.1 / Math.sqrt(10));
    expect(high).toBeCloseTo(0.1 * Math.sqrt(10));
  });

  test('draws anew with the probability that is set, and what has come to be asked for', () => {
    const settings = drawn({ resample: 0.5 });
    const isAnew = ({ rate }: Setting) => ![0.1 * 0.8, 0.125].includes(Number(rate));
    expect(settings.filter(isAnew).length).toBeGreaterThan(15);
    expect(settings.filter(isAnew).length).toBeLessThan(45);
    for (const { kind, beta } of settings) expect(beta !== undefined).toBe(kind === 'b');
    expect(settings.some(({ kind }) => kind === 'b')).toBe(true);
  });
});
