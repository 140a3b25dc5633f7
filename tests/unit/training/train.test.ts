import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import { feed } from '../../../src/lib/training/batches.ts';
import { accumulate, emptyResult, type StudyFrame } from '../../../src/lib/training/frames.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { prepare } from '../../../src/lib/training/prepare.ts';
import { reference as engine } from '../../../src/lib/training/reference.ts';
import { clockAt, learningRateAt } from '../../../src/lib/training/schedules.ts';
import type { Run, Schedule, Study } from '../../../src/lib/training/spec.ts';
import { loadTensorFlow } from '../../../src/lib/training/tensorflow.ts';
import { train } from '../../../src/lib/training/train.ts';
import { aRegression, aRun, aStudy } from './studies.ts';

const historiesOf = async (study: Study) => (await train(study, { engine })).runs;

let tensorsBefore: number;
beforeAll(loadTensorFlow);
beforeEach(() => {
  tensorsBefore = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors, 'tensors left behind').toBe(tensorsBefore);
});

describe('a history', () => {
  it('has a checkpoint before the first step, after the last and evenly between', async () => {
    const [history] = await historiesOf(aStudy({ budget: { steps: 12 }, record: { checkpoints: 4 } }));
    expect(history!.checkpoints.map(({ step }) => step)).toEqual([0, 3, 6, 9, 12]);
    expect(history!.batchLoss).toHaveLength(12);
  });

  it('has no checkpoint twice where there are fewer steps than checkpoints', async () => {
    const [history] = await historiesOf(aStudy({ budget: { steps: 3 }, record: { checkpoints: 10 } }));
    expect(history!.checkpoints.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
  });

  it('of a budget in epochs gives each run its own number of steps', async () => {
    const runs = [aRun({ batchSize: 10 }), aRun({ batchSize: 7 }), aRun({ batchSize: 500 })];
    const histories = await historiesOf(aStudy({ budget: { epochs: 2 }, runs, record: { checkpoints: 2 } }));
    expect(histories.map(({ steps }) => steps)).toEqual([6, 10, 2]);
    expect(histories.map(({ stepsPerEpoch }) => stepsPerEpoch)).toEqual([3, 5, 1]);
    expect(histories.map(({ batchLoss }) => batchLoss.length)).toEqual([6, 10, 2]);
    for (const { checkpoints, steps } of histories) {
      expect(checkpoints.map(({ step }) => step)).toEqual([0, steps / 2, steps]);
    }
  });

  it('of a run with a budget of its own has the steps of that', async () => {
    const runs = [aRun(), aRun({ budget: { epochs: 4 } }), aRun({ budget: { steps: 5 } })];
    const histories = await historiesOf(aStudy({ budget: { epochs: 2 }, runs }));
    expect(histories.map(({ steps }) => steps)).toEqual([6, 12, 5]);
    expect(histories.map(({ checkpoints }) => checkpoints.at(-1)!.step)).toEqual([6, 12, 5]);
  });

  it('of a run with fewer examples is that of a smaller training set', async () => {
    const budget = { epochs: 2 };
    const [part] = await historiesOf(aStudy({ budget, runs: [aRun({ examples: 12 })] }));
    const data = { ...aStudy().data, training: 12 };
    const [small] = await historiesOf(aStudy({ budget, data }));
    expect(part!.stepsPerEpoch).toBe(2);
    expect(part!.batchLoss).toEqual(small!.batchLoss);
    expect(part!.checkpoints.map(({ trainingLoss }) => trainingLoss)).toEqual(
      small!.checkpoints.map(({ trainingLoss }) => trainingLoss),
    );
  });

  it('holds what was asked to be recorded, and nothing else', async () => {
    const [full] = await historiesOf(
      aStudy({
        runs: [aRun({ hidden: [4, 3] })],
        record: {
          checkpoints: 1,
          accuracy: true,
          gradientNorms: true,
          weights: true,
          outputs: { kind: 'grid', x: [-1, 1], y: [-1, 1], columns: 3, rows: 2 },
        },
      }),
    );
    const last = full!.checkpoints.at(-1)!;
    expect(last.gradientNorms).toHaveLength(3);
    expect(last.weights).toHaveLength(3 * 4 + 5 * 3 + 4 * 1);
    expect(last.outputs).toHaveLength(6);
    expect([0, 1]).not.toContain(last.trainingAccuracy);
    const [bare] = await historiesOf(aStudy());
    expect(Object.keys(bare!.checkpoints[0]!)).toEqual(['step', 'trainingLoss', 'validationLoss']);
  });

  it('records the learning rates of the schedule', async () => {
    const schedule: Schedule = { kind: 'warm-up', steps: 3, then: { kind: 'cosine' } };
    const [history] = await historiesOf(aStudy({ runs: [aRun({ schedule })] }));
    const clock = { totalSteps: 12, stepsPerEpoch: 3 };
    expect(Array.from(history!.learningRate)).toEqual(
      Array.from({ length: 12 }, (_, step) =>
        Math.fround(learningRateAt(schedule, 0.1, clockAt(step, clock))),
      ),
    );
  });

  it('starts from flipped accuracy where all labels are flipped', async () => {
    const [clean, flipped] = await historiesOf(
      aStudy({ runs: [aRun(), aRun({ labelNoise: 1 })], record: { checkpoints: 1, accuracy: true } }),
    );
    const [before, after] = [clean!.checkpoints[0]!, flipped!.checkpoints[0]!];
    expect(after.trainingAccuracy).toBeCloseTo(1 - before.trainingAccuracy!, 12);
    expect(after.validationAccuracy).toBe(before.validationAccuracy);
  });
});

describe('the same bits', () => {
  const motley: Run[] = [
    aRun(),
    aRun({ seed: 2 }),
    aRun({ learningRate: 0.01, optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } }),
    aRun({ l2: 0.1, optimizer: { kind: 'momentum', beta: 0.9, form: 'ng' } }),
    aRun({ dropout: 0.5 }),
    aRun({ dropout: 0.2, seed: 3 }),
    aRun({ labelNoise: 0.2, optimizer: { kind: 'rmsprop', beta: 0.9, epsilon: 1e-6 } }),
    aRun({ hidden: [5, 3], activation: 'gelu' }),
    aRun({ hidden: [5, 3], activation: 'swish', optimizer: { kind: 'nesterov', beta: 0.9 } }),
    aRun({ hidden: [], batchSize: 7 }),
    aRun({ batchSize: 7, schedule: { kind: 'cosine' } }),
    aRun({ learningRate: 1000, activation: 'relu' }),
  ];
  const record = { checkpoints: 4, weights: true, accuracy: true, gradientNorms: true };

  it('come from a run alone and beside all others', async () => {
    const study = aStudy({ runs: motley, record });
    const together = await historiesOf(study);
    for (const [index, run] of motley.entries()) {
      expect(await historiesOf({ ...study, runs: [run] }), `run ${index}`).toEqual([together[index]]);
    }
  });

  it('come from the same study twice, and others from another seed', async () => {
    const study = (seed: number) => aStudy({ runs: [aRun({ seed, dropout: 0.5 })], record });
    expect(await historiesOf(study(1))).toEqual(await historiesOf(study(1)));
    expect(await historiesOf(study(2))).not.toEqual(await historiesOf(study(1)));
  });

  it('come from all steps at once', async () => {
    const study = aStudy({
      budget: { steps: 80 },
      runs: motley.slice(0, 7),
      record: { checkpoints: 3, weights: true },
    });
    const inChunks = await historiesOf(study);
    const problem = prepare(study, await loadData(study.data));
    const session = await engine.open(problem);
    const losses = session.advance(problem.runs.map((run, index) => feed(index, run).take(80)));
    inChunks.forEach(({ batchLoss, checkpoints }, run) => {
      expect(losses[run]).toEqual(batchLoss);
      expect(session.parameters(run)).toEqual(checkpoints.at(-1)!.weights);
    });
    session.dispose();
  });

  it('stay where the learning rate is 0', async () => {
    const run = aRun({
      learningRate: 0,
      l2: 0.1,
      batchSize: 30,
      optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' },
    });
    const [history] = await historiesOf(aStudy({ runs: [run], record: { checkpoints: 2, weights: true } }));
    const [start, , end] = history!.checkpoints;
    expect(end!.weights).toEqual(start!.weights);
    expect(end!.trainingLoss).toBe(start!.trainingLoss);
    for (const loss of history!.batchLoss) expect(loss).toBeCloseTo(start!.trainingLoss, 6);
  });
});

/** Solves the normal equations of least squares with an intercept: `[...weights, bias]`. */
function leastSquares(inputs: Float32Array, targets: Float32Array, width: number, ridge = 0): number[] {
  const rows = Array.from(targets, (_, n) => [...inputs.subarray(n * width, (n + 1) * width), 1]);
  const matrix = rows[0]!.map((_, i) => [
    ...rows[0]!.map(
      (_, j) =>
        rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) +
        (i === j && i < width ? rows.length * ridge : 0),
    ),
    rows.reduce((sum, row, n) => sum + row[i]! * targets[n]!, 0),
  ]);
  // Gauss–Jordan; the matrix is positive definite, no pivoting needed.
  matrix.forEach((pivotRow, pivot) => {
    const scale = pivotRow[pivot]!;
    pivotRow.forEach((value, column) => (pivotRow[column] = value / scale));
    matrix.forEach((row, index) => {
      const share = row[pivot]!;
      if (index !== pivot) row.forEach((value, column) => (row[column] = value - share * pivotRow[column]!));
    });
  });
  return matrix.map((row) => row.at(-1)!);
}

describe('a linear model under squared error', () => {
  const linear = (knobs: Partial<Run>) => aRun({ hidden: [], batchSize: 30, learningRate: 0.5, ...knobs });
  const finalWeights = async (study: Study) => (await historiesOf(study))[0]!.checkpoints.at(-1)!.weights!;
  const settings = (runs: Run[]) => ({
    loss: 'squared-error' as const,
    budget: { steps: 600 },
    runs,
    record: { checkpoints: 1, weights: true },
  });

  it.each([aRegression(settings([linear({})])), aStudy(settings([linear({})]))])(
    'converges to the solution of the normal equations on $data.name',
    async (study) => {
      const { training, inputs } = await loadData(study.data);
      const weights = await finalWeights(study);
      leastSquares(training.inputs, training.targets, inputs).forEach((solution, i) =>
        expect(weights[i]).toBeCloseTo(solution, 4),
      );
    },
  );

  it('converges to ridge regression with L2, which spares the bias', async () => {
    const study = aStudy(settings([linear({ l2: 0.3 })]));
    const { training, inputs } = await loadData(study.data);
    const weights = await finalWeights(study);
    leastSquares(training.inputs, training.targets, inputs, 0.3).forEach((solution, i) =>
      expect(weights[i]).toBeCloseTo(solution, 4),
    );
  });

  it('has a training loss at each point of a surface, and least near the solution', async () => {
    const surface = {
      kind: 'grid' as const,
      x: [-3, 3] as [number, number],
      y: [-3, 3] as [number, number],
      columns: 61,
      rows: 41,
    };
    const study = aRegression({ ...settings([linear({})]), record: { checkpoints: 1, surface } });
    const { training } = await loadData(study.data);
    const { surface: losses } = await train(study, { engine });
    const lossAt = (w: number, b: number) =>
      training.inputs.reduce((sum, x, n) => sum + (w * x + b - training.targets[n]!) ** 2 / 2, 0) / 30;
    expect(losses).toHaveLength(61 * 41);
    expect(losses![0]).toBeCloseTo(lossAt(-3, -3), 4);
    expect(losses![60]).toBeCloseTo(lossAt(3, -3), 4);
    expect(losses![40 * 61]).toBeCloseTo(lossAt(-3, 3), 4);
    const lowest = losses!.indexOf(Math.min(...losses!));
    const [w, b] = leastSquares(training.inputs, training.targets, 1);
    expect(Math.abs(-3 + 0.1 * (lowest % 61) - w!)).toBeLessThan(0.15);
    expect(Math.abs(-3 + 0.15 * Math.floor(lowest / 61) - b!)).toBeLessThan(0.2);
  });
});

describe('L2', () => {
  it('shrinks weights without a gradient by (1 − αλ)ᵗ, and leaves the biases to the data', async () => {
    const run = aRun({ hidden: [], l2: 0.2, batchSize: 1 });
    const session = await engine.open({
      loss: 'squared-error',
      inputs: 2,
      outputs: 1,
      examples: 1,
      trainingInputs: Float32Array.of(0, 0),
      runs: [
        {
          run,
          widths: [2, 1],
          start: Float32Array.of(1, -2, 0.5),
          examples: 1,
          labels: Float32Array.of(0),
          trainingTargets: Float32Array.of(0),
          batchSize: 1,
          steps: 10,
          stepsPerEpoch: 1,
        },
      ],
    });
    session.advance([
      {
        run: 0,
        steps: 10,
        learningRates: new Float32Array(10).fill(0.1),
        batchSizes: new Int32Array(10).fill(1),
        examples: new Int32Array(10),
        masks: null,
      },
    ]);
    const [first, second, bias] = session.parameters(0);
    expect(first).toBeCloseTo(0.98 ** 10, 6);
    expect(second).toBeCloseTo(-2 * 0.98 ** 10, 6);
    expect(bias).toBeCloseTo(0.5 * 0.9 ** 10, 6);
    session.dispose();
  });
});

describe('dropout', () => {
  it('keeps the expected output: the mean over all masks is the output without', async () => {
    const run = aRun({ hidden: [2], activation: 'identity', dropout: 0.5, batchSize: 1 });
    const prepared = {
      run,
      widths: [1, 2, 1],
      start: Float32Array.of(0.7, -0.4, 0.1, 0.2, 1.5, -0.3, 0.25),
      examples: 1,
      batchSize: 1,
      steps: 4,
      stepsPerEpoch: 1,
    };
    const session = await engine.open({
      loss: 'squared-error',
      inputs: 1,
      outputs: 1,
      examples: 1,
      trainingInputs: Float32Array.of(2),
      runs: [0, 1].map((target) => {
        const labels = Float32Array.of(target);
        return { ...prepared, labels, trainingTargets: labels };
      }),
    });
    const allMasks = Uint8Array.of(0, 0, 0, 1, 1, 0, 1, 1);
    const [toZero, toOne] = session.advance(
      [0, 1].map((run) => ({
        run,
        steps: 4,
        learningRates: new Float32Array(4),
        batchSizes: new Int32Array(4).fill(1),
        examples: new Int32Array(4),
        masks: allMasks,
      })),
    );
    // ½ŷ² − ½(ŷ − 1)² = ŷ − ½
    const outputs = Array.from(toZero!, (loss, mask) => loss - toOne![mask]! + 0.5);
    expect(new Set(outputs.map((output) => output.toFixed(3))).size).toBe(4);
    const mean = outputs.reduce((sum, output) => sum + output) / 4;
    expect(mean).toBeCloseTo(session.predict([0], Float32Array.of(2))[0]![0]!, 6);
    session.dispose();
  });

  it('is on in batches and off at checkpoints', async () => {
    const frozen = { learningRate: 0, batchSize: 30 };
    const [plain, dropped] = await historiesOf(
      aStudy({
        runs: [aRun(frozen), aRun({ ...frozen, dropout: 0.5 })],
        record: { checkpoints: 3, gradientNorms: true },
      }),
    );
    expect(dropped!.checkpoints).toEqual(plain!.checkpoints);
    expect(new Set(dropped!.batchLoss).size).toBe(12);
  });
});

describe('divergence', () => {
  const wild = aRun({ activation: 'relu', learningRate: 50 });
  const study = aRegression({
    runs: [aRun(), wild, aRun({ seed: 2 })],
    budget: { steps: 40 },
    record: { checkpoints: 20 },
  });

  it('is marked with its step, ends the run and spares the others', async () => {
    const [tame, diverged, other] = await historiesOf(study);
    const { divergedAt, batchLoss, checkpoints } = diverged!;
    const limit = 100 * checkpoints[0]!.trainingLoss;
    expect(divergedAt).toBeGreaterThan(0);
    expect(divergedAt).toBeLessThan(40);
    expect(batchLoss).toHaveLength(divergedAt! + 1);
    expect(diverged!.learningRate).toHaveLength(divergedAt! + 1);
    expect(batchLoss.subarray(0, -1).every((loss) => loss <= limit)).toBe(true);
    expect(batchLoss.at(-1)! <= limit).toBe(false);
    for (const { step, trainingLoss } of checkpoints) {
      expect(step).toBeLessThanOrEqual(divergedAt!);
      expect(trainingLoss).toBeLessThanOrEqual(limit);
    }
    for (const { divergedAt, batchLoss } of [tame!, other!]) {
      expect(divergedAt).toBeNull();
      expect(batchLoss).toHaveLength(40);
    }
  });

  it('ends the history wherever it falls', async () => {
    const runs = [2.2, 2.5, 3, 4, 5, 8, 20].map((learningRate) =>
      aRun({ hidden: [], batchSize: 30, learningRate }),
    );
    const histories = await historiesOf({
      ...study,
      runs,
      budget: { steps: 500 },
      record: { checkpoints: 1 },
    });
    const steps = histories.map(({ divergedAt }) => divergedAt!);
    expect(new Set(steps).size).toBeGreaterThan(4);
    expect(histories.map(({ batchLoss }) => batchLoss.length)).toEqual(steps.map((step) => step + 1));
  });

  it('is found at a checkpoint after the last step, too', async () => {
    const [history] = await historiesOf({
      ...study,
      runs: [aRun({ activation: 'relu', learningRate: 1e6 })],
      budget: { steps: 1 },
    });
    expect(history).toMatchObject({ divergedAt: 1, checkpoints: [{ step: 0 }] });
    expect(history!.batchLoss).toHaveLength(1);
  });

  it('is as far off as the study says', async () => {
    const [patient] = await historiesOf({ ...study, runs: [wild], divergence: 1e30 });
    const [strict] = await historiesOf({ ...study, runs: [wild], divergence: 1.001 });
    expect(strict!.divergedAt).toBeLessThan(patient!.divergedAt ?? Infinity);
  });
});

describe('streaming', () => {
  it.each([
    aStudy({
      runs: [aRun(), aRun({ batchSize: 3 })],
      budget: { epochs: 4 },
      record: { checkpoints: 5, weights: true },
    }),
    aRegression({
      runs: [aRun({ hidden: [], learningRate: 100 })],
      record: { checkpoints: 2, surface: { kind: 'grid', x: [0, 1], y: [0, 1], columns: 2, rows: 2 } },
    }),
  ])('adds up to the result on $data.name', async (study) => {
    const frames: StudyFrame[] = [];
    const result = await train(study, { engine, progress: (frame) => frames.push(structuredClone(frame)) });
    expect(frames.length).toBeGreaterThan(2);
    expect(frames.reduce(accumulate, emptyResult(study))).toEqual(result);
    expect(frames[0]!.runs[0]!.checkpoints[0]!.step).toBe(0);
  });

  it('keeps all runs at the same fraction of their budgets', async () => {
    const runs = [aRun({ batchSize: 30 }), aRun({ batchSize: 1 })];
    const study = aStudy({ runs, budget: { epochs: 20 }, record: { checkpoints: 4 } });
    let result = emptyResult(study);
    await train(study, {
      engine,
      progress: (frame) => {
        result = accumulate(result, frame);
        const [few, many] = result.runs.map(({ batchLoss, steps }) => batchLoss.length / steps);
        expect(Math.abs(few! - many!)).toBeLessThanOrEqual(0.5 / 20 + 0.5 / 600);
      },
    });
  });

  it('brings many runs to each checkpoint, some in each frame, before any goes on', async () => {
    const runs = Array.from({ length: 90 }, (_, index) => aRun({ hidden: [], seed: index + 1 }));
    const study = aStudy({ runs, budget: { steps: 30 }, record: { checkpoints: 3 } });
    let result = emptyResult(study);
    await train(study, {
      engine: fused,
      progress: (frame) => {
        const stepping = frame.runs.filter((run) => run !== null && run.batchLoss.length > 0);
        expect(stepping.length).toBeLessThanOrEqual(40);
        result = accumulate(result, frame);
        const steps = result.runs.map(({ batchLoss }) => batchLoss.length);
        const reached = Math.min(...result.runs.map(({ checkpoints }) => checkpoints.at(-1)?.step ?? 0));
        expect(Math.max(...steps)).toBeLessThanOrEqual(reached + 10);
      },
    });
    const [first] = (await train({ ...study, runs: [runs[77]!] }, { engine: fused })).runs;
    expect(result.runs[77]).toEqual(first);
  });
});

describe('abort', () => {
  const endless = aStudy({ budget: { steps: 1_000_000 } });

  it('before the start computes nothing', async () => {
    const signal = AbortSignal.abort();
    await expect(train(endless, { engine, signal, progress: () => expect.unreachable() })).rejects.toBe(
      signal.reason,
    );
  });

  it('between frames rejects with an AbortError', async () => {
    const controller = new AbortController();
    let frames = 0;
    const progress = () => {
      frames++;
      if (frames === 3) controller.abort();
    };
    await expect(train(endless, { engine, signal: controller.signal, progress })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(frames).toBe(3);
  });

  it('is heard from outside, because the trainer lets other work have its turn', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 20);
    await expect(train(endless, { engine, signal: controller.signal })).rejects.toBe(reason);
  });
});

it('refuses a study that cannot be trained', async () => {
  await expect(train(aStudy({ runs: [aRun({ dropout: 2 })] }))).rejects.toThrow(
    'runs[0].dropout: 2 is not in [0, 1)',
  );
});

it('learns: a small network tells the moons apart', async () => {
  const data = { name: 'moons', training: 200, validation: 100, noise: 0.05, seed: 1 } as const;
  const runs = [
    aRun({
      hidden: [8, 8],
      learningRate: 0.02,
      optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    }),
  ];
  const [history] = await historiesOf(
    aStudy({ data, runs, budget: { epochs: 30 }, record: { checkpoints: 1, accuracy: true } }),
  );
  expect(history!.checkpoints.at(-1)!.validationAccuracy).toBeGreaterThan(0.97);
});
