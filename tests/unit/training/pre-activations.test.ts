import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import { usualNormalizations } from '../../../src/lib/study/defaults.ts';
import type { Engine, Problem } from '../../../src/lib/training/engine.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { prepare } from '../../../src/lib/training/prepare.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import {
  activations,
  type Bins,
  type LayerStatistics,
  type Run,
  type Study,
} from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { batchOutputsOf, definitions } from './fused/plain-network.ts';
import { aProblem, assign, roundoff } from './fused/problems.ts';
import { aRun, aStudy } from './studies.ts';

const { batch, layer } = usualNormalizations;
const networks: [string, Partial<Run>][] = [
  ...activations.map((activation): [string, Partial<Run>] => [activation, { activation, hidden: [5, 6] }]),
  ['one unit a layer', { hidden: [1, 1] }],
  ['whole vectors of units', { hidden: [8, 4] }],
  ['batch normalisation', { hidden: [5, 6], normalization: batch }],
  ['layer normalisation', { hidden: [5, 6], normalization: layer }],
  ['shortcuts', { hidden: [6, 6, 3, 3], shortcuts: true }],
  ['shortcuts and normalisation', { hidden: [4, 4, 4], shortcuts: true, normalization: layer }],
  ['dropout', { hidden: [5, 6], dropout: 0.5 }],
  ['no hidden layer', { hidden: [] }],
];

const bins: Bins = { bins: 7, range: [-1.5, 2] };
const edges = [-Infinity, -1, -0.5, 0, 0.5, 1, 1.5, Infinity];

/** A layer's sums of up to eight products are rounded some ten times; each of up to four layers passes that on. */
const tolerance = 40 * roundoff;
/** Of the values, a share that may lie so near to an edge of the histogram that rounding takes them across: one or two. */
const onEdges = 0.002;

async function observed(engine: Engine, problem: Problem, steps = 0): Promise<LayerStatistics[]> {
  const session = await engine.open(problem);
  try {
    if (steps > 0) session.advance([assign(problem, 0, steps)]);
    const { trainingInputs, runs } = problem;
    return session.score(0, trainingInputs, runs[0]!.labels, { bins }).preActivations!;
  } finally {
    session.dispose();
  }
}

/** From their definitions, of the untrained network in float64. The running mean is 0, the variance 1. */
function expectedOf({ trainingInputs, inputs, runs: [prepared] }: Problem): LayerStatistics[] {
  const examples = Array.from({ length: trainingInputs.length / inputs }, (_, n) =>
    Array.from(trainingInputs.subarray(n * inputs, (n + 1) * inputs)),
  );
  const layers: LayerStatistics[] = [];
  const { widths, run, start } = prepared!;
  const see = (sums: number[][]) => layers.push(expectedStatistics(sums, run.activation));
  batchOutputsOf(widths, run, Array.from(start), examples, () => [0, 1], see);
  return layers;
}

function expectedStatistics(rows: number[][], activation: Run['activation']): LayerStatistics {
  const all = rows.flat();
  const mean = all.reduce((sum, z) => sum + z, 0) / all.length;
  const units = rows[0]!.map((_, unit) => rows.map((row) => definitions[activation](row[unit]!)));
  return {
    mean,
    deviation: Math.sqrt(all.reduce((sum, z) => sum + (z - mean) ** 2, 0) / all.length),
    histogram: Float32Array.from(
      edges.slice(1),
      (edge, bin) => all.filter((z) => z >= edges[bin]! && z < edge).length / all.length,
    ),
    alwaysZero: units.filter((values) => values.every((value) => value === 0)).length / units.length,
  };
}

function expectEqual(given: LayerStatistics[], expected: LayerStatistics[], error = tolerance) {
  expect(given).toHaveLength(expected.length);
  given.forEach(({ mean, deviation, histogram, alwaysZero }, index) => {
    const right = expected[index]!;
    const size = Math.hypot(right.mean, right.deviation);
    expect(Math.abs(mean - right.mean)).toBeLessThanOrEqual(error * size);
    expect(Math.abs(deviation - right.deviation)).toBeLessThanOrEqual(error * size);
    expect(alwaysZero).toBeCloseTo(right.alwaysZero, 6);
    expect(histogram).toHaveLength(bins.bins);
    histogram.forEach((share, bin) =>
      expect(Math.abs(share - right.histogram[bin]!)).toBeLessThanOrEqual(onEdges),
    );
  });
}

/** More examples than the kernel takes at a time. */
const aNetwork = (knobs: Partial<Run>) =>
  aProblem([{ ...knobs, batchSize: 7, learningRate: 0.02 }], { examples: 150 });

describe.each(networks)('with %s', (_, knobs) => {
  it.each([fused, reference])('the statistics are those of a plain network: $name', async (engine) => {
    const problem = aNetwork(knobs);
    const expected = expectedOf(problem);
    expect(expected).toHaveLength(knobs.hidden!.length);
    expectEqual(await observed(engine, problem), expected);
  });

  it('the engines agree after some steps', async () => {
    const problem = aNetwork(knobs);
    // The parameters of five steps differ, too: see fused/reference.test.ts.
    expectEqual(await observed(fused, problem, 5), await observed(reference, problem, 5), 5 * tolerance);
  });
});

describe.each([fused, reference])('of units that are zero: $name', (engine) => {
  /** Two inputs, six units, one output: so many units have a bias that keeps them off. */
  const withUnitsOff = (off: number, activation: Run['activation']): Problem => {
    const problem = aProblem([{ hidden: [6], activation }], { outputs: 1 });
    const [prepared] = problem.runs;
    const biases = 2 * 6;
    prepared!.start.fill(-20, biases, biases + off).fill(20, biases + off, biases + 6);
    return problem;
  };

  it.each([0, 1, 5, 6])('%i of six units that are off count', async (off) => {
    const [relu] = await observed(engine, withUnitsOff(off, 'relu'));
    expect(relu!.alwaysZero).toBeCloseTo(off / 6, 6);
    const [leaky] = await observed(engine, withUnitsOff(off, 'leaky-relu'));
    expect(leaky!.alwaysZero).toBe(0);
  });

  it('all are where all weights are', async () => {
    const problem = aProblem([{ hidden: [6], activation: 'tanh' }]);
    problem.runs[0]!.start.fill(0);
    const [own] = await observed(engine, problem);
    expect(own).toEqual({
      mean: 0,
      deviation: 0,
      alwaysZero: 1,
      histogram: Float32Array.of(0, 0, 0, 1, 0, 0, 0),
    });
  });

  it('a small deviation of large numbers is kept', async () => {
    const problem = aProblem([{ hidden: [2], activation: 'tanh' }]);
    problem.runs[0]!.start.fill(0).set([4096, 4096.5], 2 * 2);
    const [own] = await observed(engine, problem);
    expect([own!.mean, own!.deviation]).toEqual([4096.25, 0.25]);
  });
});

describe('what a study records of them', () => {
  const aRecording = (record: Partial<Study['record']>, runs: Partial<Run>[]) =>
    aStudy({
      budget: { steps: 25 },
      runs: runs.map(aRun),
      record: { checkpoints: 4, weights: true, ...record },
    });
  const runs: Partial<Run>[] = [
    { hidden: [8, 5], activation: 'relu', learningRate: 0.5 },
    { hidden: [4], normalization: batch, dropout: 0.3 },
    { hidden: [4, 4], activation: 'gelu', shortcuts: true, examples: 21, batchSize: 5 },
    { hidden: [], averaging: { kind: 'exponential', decay: 0.9 } },
  ];

  it.each([fused, reference])('are these, of each hidden layer at each checkpoint: $name', async (engine) => {
    const result = await train(aRecording({ preActivations: bins }, runs), { engine });
    const { checkpoints } = result.runs[0]!;
    expect(checkpoints).toHaveLength(5);
    const study = aRecording({}, runs);
    const problem = prepare(study, await loadData(study.data));
    for (const { weights, preActivations } of checkpoints) {
      problem.runs[0]!.start = weights!;
      expectEqual(preActivations!, expectedOf(problem));
    }
    for (const { preActivations, averaged } of result.runs[3]!.checkpoints) {
      expect(preActivations).toEqual([]);
      expect(averaged).not.toHaveProperty('preActivations');
    }
  });

  it.each([fused, reference])('makes no difference to the runs: $name', async (engine) => {
    const [without, recorded] = [
      await train(aRecording({}, runs), { engine }),
      await train(aRecording({ preActivations: bins }, runs), { engine }),
    ];
    const plain = recorded.runs.map((run) => ({
      ...run,
      checkpoints: run.checkpoints.map((checkpoint) => ({ ...checkpoint, preActivations: undefined })),
    }));
    expect(plain).toEqual(without.runs);
  });
});
