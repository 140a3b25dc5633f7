import { describe, expect, it } from 'vitest';
import { usualNormalizations } from '../../../src/lib/study/defaults.ts';
import { loadData } from '../../../src/lib/data/load.ts';
import type { Engine, Problem } from '../../../src/lib/training/engine.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { statisticsOf } from '../../../src/lib/training/layer-statistics.ts';
import { prepare } from '../../../src/lib/training/prepare.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import { activations, type LayerStatistics, type Run, type Study } from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { batchOutputsOf, definitions } from './fused/plain-network.ts';
import { aProblem, assign, difference, norm, roundoff } from './fused/problems.ts';
import { aRun, aStudy } from './studies.ts';

const { batch, layer } = usualNormalizations;
const networks: [string, Partial<Run>][] = [
  ...activations.map((activation): [string, Partial<Run>] => [activation, { activation, hidden: [5, 6] }]),
  ['batch normalisation', { hidden: [5, 6], normalization: batch }],
  ['layer normalisation', { hidden: [5, 6], normalization: layer }],
  ['shortcuts', { hidden: [6, 6, 3, 3], shortcuts: true }],
  ['shortcuts and normalisation', { hidden: [4, 4, 4], shortcuts: true, normalization: layer }],
  ['dropout', { hidden: [5, 6], dropout: 0.5 }],
  ['no hidden layer', { hidden: [] }],
];

/** A layer's sums of up to six products are rounded some ten times; each of up to four layers passes that on. */
const tolerance = 40 * roundoff;

async function sumsOf(engine: Engine, problem: Problem, steps = 0): Promise<Float32Array[]> {
  const session = await engine.open(problem);
  try {
    if (steps > 0) session.advance([assign(problem, 0, steps)]);
    return session.preActivations(0, problem.trainingInputs);
  } finally {
    session.dispose();
  }
}

/** `[hidden layers][examples][units]` of the untrained network, in float64. The running mean is 0, the variance 1. */
function expectedSums({ trainingInputs, inputs, runs: [prepared] }: Problem): number[][][] {
  const examples = Array.from({ length: trainingInputs.length / inputs }, (_, n) =>
    Array.from(trainingInputs.subarray(n * inputs, (n + 1) * inputs)),
  );
  const seen: number[][][] = [];
  const { widths, run, start } = prepared!;
  batchOutputsOf(
    widths,
    run,
    Array.from(start),
    examples,
    () => [0, 1],
    (sums) => seen.push(sums),
  );
  return seen;
}

/** More examples than the kernel takes at a time. */
const aNetwork = (knobs: Partial<Run>) =>
  aProblem([{ ...knobs, batchSize: 7, learningRate: 0.02 }], { examples: 150 });

describe.each(networks)('with %s', (_, knobs) => {
  it.each([fused, reference])('they are those of a plain network: $name', async (engine) => {
    const problem = aNetwork(knobs);
    const sums = await sumsOf(engine, problem);
    const expected = expectedSums(problem);
    expect(sums).toHaveLength(knobs.hidden!.length);
    expected.forEach((rows, index) => {
      const flat = rows.flat();
      expect(sums[index]).toHaveLength(flat.length);
      expect(norm(difference(sums[index]!, flat))).toBeLessThan(tolerance * norm(flat));
    });
  });

  it('they are those of the other engine after some steps', async () => {
    const problem = aNetwork(knobs);
    const [ours, theirs] = [await sumsOf(fused, problem, 5), await sumsOf(reference, problem, 5)];
    theirs.forEach((sums, index) =>
      // The parameters of five steps differ, too: see fused/reference.test.ts.
      expect(norm(difference(ours[index]!, sums))).toBeLessThan(5 * tolerance * norm(sums)),
    );
  });
});

const bins = { bins: 7, range: [-1.5, 2] as [number, number] };

/** From their definitions. */
function expectedStatistics(rows: number[][], activation: Run['activation']): LayerStatistics {
  const all = rows.flat();
  const mean = all.reduce((sum, z) => sum + z, 0) / all.length;
  const edges = [-Infinity, -1, -0.5, 0, 0.5, 1, 1.5, Infinity];
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

const expectEqual = (given: LayerStatistics, expected: LayerStatistics) => {
  expect(given.mean).toBeCloseTo(expected.mean, 5);
  expect(given.deviation).toBeCloseTo(expected.deviation, 5);
  expect(given.histogram).toEqual(expected.histogram);
  expect(given.alwaysZero).toBe(expected.alwaysZero);
};

describe('their statistics', () => {
  it.each([
    [
      'of a unit that never fires',
      [
        [-1, 0.3, -2],
        [0, -0.2, -0.1],
        [-3, 4, 0],
      ],
      2 / 3,
    ],
    [
      'of one that all fire in',
      [
        [1, 0.3],
        [-2, 0.1],
      ],
      0,
    ],
    ['of one number', [[0.25]], 0],
    [
      'of equal numbers far from zero',
      [
        [1e6, 1e6],
        [1e6, 1e6],
      ],
      0,
    ],
  ])('%s', (_, rows, alwaysZero) => {
    const own = statisticsOf(Float32Array.from(rows.flat()), rows[0]!.length, 'relu', bins);
    expectEqual(own, expectedStatistics(rows, 'relu'));
    expect(own.alwaysZero).toBeCloseTo(alwaysZero, 12);
  });

  it('keep a small deviation of large numbers', () => {
    const { deviation } = statisticsOf(Float32Array.of(65536, 65536.5), 1, 'tanh', bins);
    expect(deviation).toBe(0.25);
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
    { hidden: [] },
  ];

  it.each([fused, reference])('are these, of each hidden layer at each checkpoint: $name', async (engine) => {
    const result = await train(aRecording({ preActivations: bins }, [runs[0]!, runs[3]!]), { engine });
    const { checkpoints } = result.runs[0]!;
    expect(checkpoints).toHaveLength(5);
    const study = aRecording({}, [runs[0]!]);
    const problem = prepare(study, await loadData(study.data));
    for (const { weights, preActivations } of checkpoints) {
      problem.runs[0]!.start = weights!;
      expectedSums(problem).forEach((rows, index) =>
        expectEqual(preActivations![index]!, expectedStatistics(rows, 'relu')),
      );
    }
    for (const { preActivations } of result.runs[1]!.checkpoints) expect(preActivations).toEqual([]);
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
