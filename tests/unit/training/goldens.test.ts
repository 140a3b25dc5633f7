import { describe, expect, it } from 'vitest';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { initialParameters } from '../../../src/lib/training/initialize.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import type { Study } from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { cases, initializers, layer } from '../../peers/cases.ts';
import {
  distances,
  nameOf,
  readGoldens,
  shares,
  type Distribution,
  type Outcome,
} from '../../peers/goldens.ts';
import { roundoff } from './fused/problems.ts';
import { aRun } from './studies.ts';

/**
 * PyTorch computed in float64, so the whole difference is what an engine rounds to float32. A step rounds every weight
 * once, to within a roundoff; the gradient's errors of some tens of roundoffs (fused/gradient.test.ts) count only times
 * the learning rate, and are as often up as down. So for every step we grant one roundoff of the whole. Most that is
 * seen after fifty steps is eight.
 */
const tolerance = (study: Study) => roundoff * ('steps' in study.budget ? study.budget.steps : NaN);

/** Settings that the tolerance could take for each other would not be told apart. */
const farApart = 100;

describe.each(Object.entries(cases))('what PyTorch makes of %s', (topic, ofTopic) => {
  const goldens = readGoldens<Outcome>(topic);

  describe.each([fused, reference])('the engine $name makes of it, too:', (engine) => {
    it.each(ofTopic)('$name', async ({ name, study }) => {
      const result = await train(study, { engine });
      const far = Object.entries(distances(outcomeOf(result), goldens[name]!)).filter(
        ([, distance]) => !(distance < tolerance(study)),
      );
      expect(far).toEqual([]);
    });
  });

  it('is something else in each case', () => {
    for (const { name, study } of ofTopic)
      for (const other of ofTopic.filter((each) => each.name !== name)) {
        const parts = Object.values(distances(goldens[other.name]!, goldens[name]!));
        expect(Math.max(...parts), `${name}, ${other.name}`).toBeGreaterThan(farApart * tolerance(study));
      }
  });

  it('is kept for these cases and no others', () => {
    expect(Object.keys(goldens)).toEqual(ofTopic.map(({ name }) => name));
  });
});

function outcomeOf({ runs }: Awaited<ReturnType<typeof train>>): Outcome {
  const { learningRate, batchLoss, checkpoints, stopped } = runs[0]!;
  const { trainingLoss, validationLoss, averaged, sharpness, weights } = checkpoints.at(-1)!;
  return {
    learningRate: [...learningRate],
    batchLoss: [...batchLoss],
    trainingLoss,
    validationLoss,
    ...(averaged && { averaged }),
    ...(stopped && { stopped }),
    ...(sharpness !== undefined && { sharpness }),
    parameters: [...weights!],
  };
}

describe('weights drawn by an initialiser are distributed as PyTorch’s', () => {
  const goldens = readGoldens<Distribution>('initializers');
  const draws = 200;
  const { inputs, outputs } = layer;
  const count = draws * inputs * outputs;

  it.each(initializers)('$kind', (initializer) => {
    const { deviation, quantiles } = goldens[nameOf(initializer)]!;
    const weights = Array.from({ length: draws }, (_, seed) =>
      initialParameters(aRun({ initializer, seed }), [inputs, outputs]).subarray(0, inputs * outputs),
    ).flatMap((drawn) => [...drawn]);

    // Of a normal distribution's deviation the standard error is σ/√(2n), of others' it is less.
    const own = Math.hypot(...weights) / Math.sqrt(count);
    expect(Math.abs(own / deviation - 1)).toBeLessThan(4 / Math.sqrt(2 * count));
    shares.forEach((share, i) => {
      const below = weights.filter((weight) => weight < quantiles[i]!).length / count;
      expect(Math.abs(below - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
    });
  });
});
