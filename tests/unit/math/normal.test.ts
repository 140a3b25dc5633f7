import { describe, expect, it } from 'vitest';
import {
  logMeanExcess,
  logNormalProbability,
  normalDensity,
  normalMass,
  normalProbability,
} from '../../../src/lib/math/normal.ts';
import { tails } from '../../peers/search/cases.ts';
import { readGoldens } from '../../peers/search/goldens.ts';

/** Goldens have twelve digits. */
const expectNear = (value: number, golden: number) =>
  expect(Math.abs(value - golden)).toBeLessThan(1e-11 * Math.max(1, Math.abs(golden)));

describe('as mpmath has it with fifty digits:', () => {
  const goldens = readGoldens<{ logProbability: number; logMeanExcess: number }>('normal');
  it.each(tails)('at %d', (z) => {
    const { logProbability, logMeanExcess: excess } = goldens[z]!;
    expectNear(logNormalProbability(z), logProbability);
    expectNear(logMeanExcess(z), excess);
    // The golden's last digit counts as often as its logarithm is large.
    if (z > -38) expect(normalProbability(z) / Math.exp(logProbability)).toBeCloseTo(1, 9);
  });
});

it('the density is the slope of the probability, where that is not yet 1', () => {
  for (let z = -6; z <= 3; z += 0.37) {
    const slope = (normalProbability(z + 1e-4) - normalProbability(z - 1e-4)) / 2e-4;
    expect(normalDensity(z) / slope).toBeCloseTo(1, 5);
  }
});

describe('the mass between two places', () => {
  it('is the density times the way, where that is short', () => {
    const h = 1e-5;
    for (const z of [-3, -1, 0, 0.5, 2])
      expect(normalMass(z - h, z + h) / (2 * h)).toBeCloseTo(normalDensity(z), 9);
  });

  it('is within one, two and three deviations what every table says', () => {
    for (const [z, mass] of [
      [1, 0.6826894921],
      [2, 0.9544997361],
      [3, 0.9973002039],
    ] as const)
      expect(normalMass(-z, z)).toBeCloseTo(mass, 9);
  });
});
