import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import type { DataSpec, Split } from '../../../src/lib/data/spec.ts';
import { feed } from '../../../src/lib/training/batches.ts';
import { layersOf } from '../../../src/lib/training/engine.ts';
import { initialParameters } from '../../../src/lib/training/initialize.ts';
import { noisyLabels, smoothed } from '../../../src/lib/training/labels.ts';
import { logOdds } from '../../../src/lib/training/output-bias.ts';
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
    [{ kind: 'glorot-uniform' }, [Math.sqrt(2 / 160), Math.sqrt(2 / 90)]],
    [{ kind: 'he' }, [Math.sqrt(2 / 100), Math.sqrt(2 / 60)]],
    [{ kind: 'he-uniform' }, [Math.sqrt(2 / 100), Math.sqrt(2 / 60)]],
    [{ kind: 'lecun' }, [Math.sqrt(1 / 100), Math.sqrt(1 / 60)]],
    // Every column has the length of the gain, spread over so many weights.
    [{ kind: 'orthogonal', gain: 2 }, [2 / Math.sqrt(100), 2 / Math.sqrt(60)]],
  ];
  it.each(cases)('%j spreads as published', (initializer, deviations) => {
    ofLayers(initializer).forEach(({ weights, biases }, layer) => {
      // The standard error of a deviation from n numbers is 1/√(2n) of it; four of them.
      const tolerance = (4 * deviations[layer]!) / Math.sqrt(2 * weights.length);
      expect(Math.abs(deviation(weights) - deviations[layer]!)).toBeLessThanOrEqual(tolerance);
      expect(biases.every((bias) => bias === 0)).toBe(true);
    });
  });

  it.each([
    [{ kind: 'glorot-uniform' }, Math.sqrt(6 / 160)],
    [{ kind: 'he-uniform' }, Math.sqrt(6 / 100)],
  ] as [Initializer, number][])('%j fills its interval evenly and nothing else', (initializer, bound) => {
    const shares = Array.from(ofLayers(initializer)[0]!.weights, (w) => (w / bound + 1) / 2).sort(
      (a, b) => a - b,
    );
    expect(shares[0]).toBeGreaterThanOrEqual(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    // Kolmogorov and Smirnov's distance from the uniform distribution, at its level of a thousandth.
    const distance = Math.max(...shares.map((share, i) => Math.abs(share - (i + 0.5) / shares.length)));
    expect(distance).toBeLessThan(1.95 / Math.sqrt(shares.length));
  });

  it.each([
    [7, 7],
    [40, 9],
    [9, 40],
    [1, 5],
  ])(
    'orthogonal, %d inputs × %d outputs: vectors of the gain’s length at right angles',
    (inputs, outputs) => {
      const gain = 1.7;
      const run = aRun({ initializer: { kind: 'orthogonal', gain } });
      const weights = initialParameters(run, [inputs, outputs]);
      const vectors =
        inputs < outputs
          ? Array.from({ length: inputs }, (_, i) =>
              Array.from({ length: outputs }, (_, j) => weights[i * outputs + j]!),
            )
          : Array.from({ length: outputs }, (_, j) =>
              Array.from({ length: inputs }, (_, i) => weights[i * outputs + j]!),
            );
      vectors.forEach((a, i) =>
        vectors.forEach((b, j) => {
          const product = a.reduce((sum, value, k) => sum + value * b[k]!, 0);
          // As exact as the float32 numbers are that it is rounded to.
          expect(Math.abs(product - (i === j ? gain * gain : 0))).toBeLessThan(2 ** -22 * gain * gain);
        }),
      );
    },
  );

  it('orthogonal matrices have no preferred direction', () => {
    const matrices = Array.from({ length: 2000 }, (_, seed) =>
      initialParameters(aRun({ seed, initializer: { kind: 'orthogonal', gain: 1 } }), [2, 2]),
    );
    const mean = (value: (matrix: Float32Array) => number) =>
      matrices.reduce((sum, matrix) => sum + value(matrix), 0) / matrices.length;
    const determinant = ([a, b, c, d]: Float32Array) => a! * d! - b! * c!;
    // Means of numbers of deviation 1 and √½ over 2,000 matrices; four standard errors.
    expect(Math.abs(mean(determinant))).toBeLessThan(4 / Math.sqrt(2000));
    for (const i of [0, 1, 2, 3])
      expect(Math.abs(mean((matrix) => matrix[i]!))).toBeLessThan(4 / Math.sqrt(4000));
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
    const targets = noisyLabels(aRun({ labelNoise }), binary, 1);
    expect(wrong(binary, targets, 1)).toHaveLength(50 * labelNoise);
    expect(targets.every((target) => target === 0 || target === 1)).toBe(true);
  });

  it.each([0, 0.1, 0.5, 1])('replaces a fraction of %d of four classes by others', (labelNoise) => {
    const targets = noisyLabels(aRun({ labelNoise }), oneHot, classes);
    expect(wrong(oneHot, targets, classes)).toHaveLength(50 * labelNoise);
    for (let example = 0; example < 50; example++) {
      const label = Array.from(targets.subarray(example * classes, (example + 1) * classes));
      expect(label.toSorted()).toEqual([0, 0, 0, 1]);
    }
  });

  it('uses every other class', () => {
    const targets = noisyLabels(aRun({ labelNoise: 1 }), oneHot, classes);
    const shifts = Array.from(
      { length: 50 },
      (_, example) =>
        (targets.subarray(example * classes, (example + 1) * classes).indexOf(1) - example + 52) % classes,
    );
    expect(new Set(shifts)).toEqual(new Set([1, 2, 3]));
  });

  it('keeps the wrong labels of a smaller fraction wrong', () => {
    const few = wrong(binary, noisyLabels(aRun({ labelNoise: 0.1 }), binary, 1), 1);
    const many = wrong(binary, noisyLabels(aRun({ labelNoise: 0.3 }), binary, 1), 1);
    expect(many).toEqual(expect.arrayContaining(few));
  });

  it('leaves the data set itself as it was', () => {
    const before = binary.targets.slice();
    noisyLabels(aRun({ labelNoise: 1 }), binary, 1);
    expect(binary.targets).toEqual(before);
  });
});

describe('label smoothing', () => {
  it('keeps 1 − ε of a label and spreads ε over all classes', () => {
    const run = aRun({ labelSmoothing: 0.2 });
    expect(Array.from(smoothed(run, Float32Array.of(0, 1, 0, 0), 4))).toEqual(
      [0.05, 0.85, 0.05, 0.05].map(Math.fround),
    );
    expect(Array.from(smoothed(run, Float32Array.of(0, 1), 1))).toEqual([0.1, 0.9].map(Math.fround));
  });

  it('is of what is trained on, after the noise, and not of what is recorded', async () => {
    const run = aRun({ labelNoise: 0.5 });
    const [noisy] = (await prepared(aStudy({ runs: [run] }))).runs;
    const [both] = (await prepared(aStudy({ runs: [{ ...run, labelSmoothing: 0.2 }] }))).runs;
    expect(both!.labels).toEqual(noisy!.labels);
    expect(both!.trainingTargets).toEqual(noisy!.labels.map((label) => 0.1 + 0.8 * label));
  });
});

describe('an output bias of log odds', () => {
  const softmax = (logits: Float32Array) => {
    const powers = Array.from(logits, Math.exp);
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
  };
  const oneHotOf = (...counts: number[]) =>
    Float32Array.from(
      counts.flatMap((count, own) =>
        Array.from({ length: count }, () => counts.map((_, other) => (own === other ? 1 : 0))).flat(),
      ),
    );

  it('makes an untrained network say each class’s share', () => {
    const shares = softmax(logOdds(oneHotOf(1, 3, 4), 3));
    [1, 3, 4].forEach((count, i) => expect(shares[i]).toBeCloseTo(count / 8, 6));
    const [logit] = logOdds(Float32Array.of(1, 0, 0, 0, 1), 1);
    expect(1 / (1 + Math.exp(-logit!))).toBeCloseTo(2 / 5, 6);
  });

  it('is finite for a class without examples', () => {
    const shares = softmax(logOdds(oneHotOf(0, 2, 2), 3));
    [0.5, 2, 2].forEach((count, i) => expect(shares[i]).toBeCloseTo(count / 4.5, 6));
    expect(logOdds(Float32Array.of(1, 1), 1)[0]).toBeCloseTo(Math.log(2 / 0.5), 6);
  });

  it('is that of the examples that a run trains on, and leaves the weights as they are', async () => {
    const [plain, biased] = (
      await prepared(aStudy({ runs: [aRun({ examples: 7 }), aRun({ examples: 7, outputBias: 'log-odds' })] }))
    ).runs;
    expect(biased!.start.slice(0, -1)).toEqual(plain!.start.slice(0, -1));
    const ones = biased!.labels.slice(0, 7).filter((label) => label === 1).length;
    expect(ones).not.toBe(7 - ones);
    expect(biased!.start.at(-1)).toBeCloseTo(Math.log(ones / (7 - ones)), 6);
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
