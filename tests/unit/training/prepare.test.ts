import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import type { DataSpec, Split } from '../../../src/lib/data/spec.ts';
import { feed } from '../../../src/lib/training/batches.ts';
import { layersOf } from '../../../src/lib/training/engine.ts';
import { initialParameters } from '../../../src/lib/training/initialize.ts';
import { noisyTargets } from '../../../src/lib/training/labels.ts';
import { prepare } from '../../../src/lib/training/prepare.ts';
import type { Initializer, Run, Study } from '../../../src/lib/training/spec.ts';
import { aRun, aStudy } from './studies.ts';

describe('initial weights', () => {
  const widths = [100, 60, 30];
  const ofLayers = (initializer: Initializer, knobs: Partial<Run> = {}) => {
    const parameters = initialParameters(aRun({ initializer, ...knobs }), widths);
    return layersOf(widths).map(({ weights, biases, end }) => ({
      weights: parameters.subarray(weights, biases),
      biases: parameters.subarray(biases, end),
    }));
  };
  const deviation = (values: Float32Array) =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

  const cases: [Initializer, number[]][] = [
    [{ kind: 'zeros' }, [0, 0]],
    [{ kind: 'normal', deviation: 0.5 }, [0.5, 0.5]],
    [{ kind: 'glorot' }, [Math.sqrt(2 / 160), Math.sqrt(2 / 90)]],
    [{ kind: 'he' }, [Math.sqrt(2 / 100), Math.sqrt(2 / 60)]],
  ];
  it.each(cases)('%j spreads as published', (initializer, deviations) => {
    ofLayers(initializer).forEach(({ weights, biases }, layer) => {
      // The standard error of a deviation from n numbers is 1/√(2n) of it; four of them.
      const tolerance = (4 * deviations[layer]!) / Math.sqrt(2 * weights.length);
      expect(Math.abs(deviation(weights) - deviations[layer]!)).toBeLessThanOrEqual(tolerance);
      expect(biases.every((bias) => bias === 0)).toBe(true);
    });
  });

  it('point the same way at every scale, and another way with another seed', () => {
    const [small, large, other] = [
      ofLayers({ kind: 'normal', deviation: 0.25 }),
      ofLayers({ kind: 'normal', deviation: 1 }),
      ofLayers({ kind: 'normal', deviation: 1 }, { seed: 2 }),
    ];
    expect(Array.from(small[1]!.weights, (w) => 4 * w)).toEqual(Array.from(large[1]!.weights));
    expect(other[1]!.weights).not.toEqual(large[1]!.weights);
  });
});

describe('label noise', () => {
  const binary: Split = {
    examples: 50,
    inputs: new Float32Array(100),
    targets: Float32Array.from({ length: 50 }, (_, i) => i % 2),
  };
  const classes = 4;
  const oneHot: Split = {
    examples: 50,
    inputs: new Float32Array(100),
    targets: Float32Array.from({ length: 50 * classes }, (_, i) =>
      i % classes === Math.floor(i / classes) % classes ? 1 : 0,
    ),
  };
  const wrong = (split: Split, targets: Float32Array, outputs: number) =>
    Array.from({ length: split.examples }, (_, example) => example).filter((example) =>
      split.targets
        .subarray(example * outputs, (example + 1) * outputs)
        .some((target, j) => target !== targets[example * outputs + j]),
    );

  it.each([0, 0.1, 0.5, 1])('replaces a fraction of %d of two classes', (labelNoise) => {
    const targets = noisyTargets(aRun({ labelNoise }), binary, 1);
    expect(wrong(binary, targets, 1)).toHaveLength(50 * labelNoise);
    expect(targets.every((target) => target === 0 || target === 1)).toBe(true);
  });

  it.each([0, 0.1, 0.5, 1])('replaces a fraction of %d of four classes by others', (labelNoise) => {
    const targets = noisyTargets(aRun({ labelNoise }), oneHot, classes);
    expect(wrong(oneHot, targets, classes)).toHaveLength(50 * labelNoise);
    for (let example = 0; example < 50; example++) {
      const label = Array.from(targets.subarray(example * classes, (example + 1) * classes));
      expect(label.toSorted()).toEqual([0, 0, 0, 1]);
    }
  });

  it('uses every other class', () => {
    const targets = noisyTargets(aRun({ labelNoise: 1 }), oneHot, classes);
    const shifts = Array.from(
      { length: 50 },
      (_, example) =>
        (targets.subarray(example * classes, (example + 1) * classes).indexOf(1) - example + 52) % classes,
    );
    expect(new Set(shifts)).toEqual(new Set([1, 2, 3]));
  });

  it('keeps the wrong labels of a smaller fraction wrong', () => {
    const few = wrong(binary, noisyTargets(aRun({ labelNoise: 0.1 }), binary, 1), 1);
    const many = wrong(binary, noisyTargets(aRun({ labelNoise: 0.3 }), binary, 1), 1);
    expect(many).toEqual(expect.arrayContaining(few));
  });

  it('leaves the data set itself as it was', () => {
    const before = binary.targets.slice();
    noisyTargets(aRun({ labelNoise: 1 }), binary, 1);
    expect(binary.targets).toEqual(before);
  });
});

const prepared = async (study: Study) => prepare(study, await loadData(study.data));

/** Everything the first `steps` steps of the study's only run are fed, cut into assignments of `cut` steps. */
async function fed(study: Study, steps: number, cut: number) {
  const problem = await prepared(study);
  const source = feed(0, problem.runs[0]!);
  const assignments = [];
  while (source.done < steps) assignments.push(source.take(Math.min(cut, steps - source.done)));
  return {
    learningRates: assignments.flatMap(({ learningRates }) => Array.from(learningRates)),
    batchSizes: assignments.flatMap(({ batchSizes }) => Array.from(batchSizes)),
    examples: assignments.flatMap(({ examples }) => Array.from(examples)),
    masks: assignments.flatMap(({ masks }) => Array.from(masks ?? [])),
  };
}

describe('batches', () => {
  const data: DataSpec = { name: 'moons', training: 30, validation: 10, seed: 1 };
  const inOrder = Array.from({ length: 30 }, (_, example) => example);

  it.each([1, 7, 10, 29, 30])('of %d visit every example once an epoch', async (batchSize) => {
    const epochs = 3;
    const study = aStudy({ data, budget: { epochs }, runs: [aRun({ batchSize })] });
    const stepsPerEpoch = Math.ceil(30 / batchSize);
    const { examples, batchSizes } = await fed(study, epochs * stepsPerEpoch, 4);
    for (let epoch = 0; epoch < epochs; epoch++) {
      expect(examples.slice(30 * epoch, 30 * (epoch + 1)).sort((a, b) => a - b)).toEqual(inOrder);
      const sizes = batchSizes.slice(stepsPerEpoch * epoch, stepsPerEpoch * (epoch + 1));
      expect(sizes.slice(0, -1).every((size) => size === batchSize)).toBe(true);
      expect(sizes.at(-1)).toBe(30 - batchSize * (stepsPerEpoch - 1));
    }
    expect(examples.slice(0, 30)).not.toEqual(examples.slice(30, 60));
  });

  it('are capped at the training set', async () => {
    const { batchSizes } = await fed(aStudy({ data, runs: [aRun({ batchSize: 1000 })] }), 2, 2);
    expect(batchSizes).toEqual([30, 30]);
  });

  it('do not depend on how the steps are cut', async () => {
    const study = aStudy({
      data,
      runs: [aRun({ batchSize: 7, dropout: 0.3, schedule: { kind: 'cosine' } })],
    });
    expect(await fed(study, 12, 1)).toEqual(await fed(study, 12, 5));
  });

  it('go on from a state as if they had never stopped, with other sizes of batches from there on', async () => {
    const study = aStudy({ data, runs: [aRun({ batchSize: 7, dropout: 0.3 })] });
    const { runs } = await prepared(study);
    const larger = { ...runs[0]!, batchSize: 11 };
    for (const stop of [0, 1, 4, 5, 13]) {
      const whole = feed(0, runs[0]!);
      whole.take(stop);
      const continued = feed(0, runs[0]!, structuredClone(whole.state()));
      for (const source of [whole, continued]) source.adjust(larger);
      const next = whole.take(9);
      expect(continued.take(9)).toEqual(next);
      expect(next.batchSizes.every((size) => size <= 11)).toBe(true);
      expect(continued.done).toBe(stop + 9);
      expect(continued.state()).toEqual(whole.state());
    }
  });

  it('do not depend on the network, its initialiser or its dropout', async () => {
    const plain = await fed(aStudy({ data }), 6, 6);
    const other = await fed(
      aStudy({ data, runs: [aRun({ hidden: [9, 9], initializer: { kind: 'he' }, dropout: 0.5 })] }),
      6,
      6,
    );
    expect(other.examples).toEqual(plain.examples);
  });
});

describe('dropout masks', () => {
  it('cover each hidden unit of each example, and drop the fraction asked for', async () => {
    const dropout = 0.2;
    const study = aStudy({ runs: [aRun({ hidden: [8, 5], dropout })], budget: { steps: 200 } });
    const { masks } = await fed(study, 200, 50);
    const count = 200 * 10 * (8 + 5);
    expect(masks).toHaveLength(count);
    const dropped = masks.filter((kept) => kept === 0).length / count;
    expect(Math.abs(dropped - dropout)).toBeLessThan(4 * Math.sqrt((dropout * (1 - dropout)) / count));
  });

  it('are absent where there is nothing to drop', async () => {
    for (const run of [aRun({ dropout: 0 }), aRun({ hidden: [], dropout: 0.5 })]) {
      const problem = await prepared(aStudy({ runs: [run] }));
      expect(feed(0, problem.runs[0]!).take(1).masks).toBeNull();
    }
  });
});
