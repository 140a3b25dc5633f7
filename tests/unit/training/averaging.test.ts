import { describe, expect, it } from 'vitest';
import { usualNormalizations, usualOptimizers } from '../../../src/lib/study/defaults.ts';
import { nextShare } from '../../../src/lib/training/averaging.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import type { Averaging, Run } from '../../../src/lib/training/spec.ts';
import { train, trainOn } from '../../../src/lib/training/train.ts';
import { aProblem, assign, difference, norm, roundoff } from './fused/problems.ts';
import { aRun, aStudy } from './studies.ts';

const exponential: Averaging = { kind: 'exponential', decay: 0.8 };
const polyak: Averaging = { kind: 'polyak', from: 3 };
const averages = [exponential, polyak];

const steps = 9;

/** The average after the last step from the weights before the first and after each: as sums, not step by step. */
function averageOf(averaging: Averaging, path: Float32Array[]): Float64Array {
  const last = path.length - 1;
  const shares = path.map((_, i) => {
    if (averaging.kind === 'polyak') return i > averaging.from ? 1 / (last - averaging.from) : 0;
    return averaging.decay ** (last - i) * (i === 0 ? 1 : 1 - averaging.decay);
  });
  return Float64Array.from(path[0]!, (_, parameter) =>
    path.reduce((sum, weights, i) => sum + shares[i]! * weights[parameter]!, 0),
  );
}

/** Widths that fill no vector, a last layer of one output, every kind of parameter. */
const shapes: [string, Partial<Run>, number][] = [
  ['a linear model', { hidden: [] }, 1],
  ['a network', { hidden: [5, 7], optimizer: usualOptimizers.adam, dropout: 0.2 }, 3],
  ['a network that normalises', { hidden: [6, 6], normalization: usualNormalizations.batch }, 1],
  ['clipped gradients', { hidden: [5], clipNorm: 0.1, weightDecay: 0.1 }, 2],
];

describe.each([fused, reference])('the engine $name', (engine) => {
  describe.each(averages)('averages as $kind', (averaging) => {
    it.each(shapes)('the weights of %s', async (_, knobs, outputs) => {
      const problem = aProblem([{ ...knobs, averaging }], { outputs });
      const session = await engine.open(problem);
      const path = [session.parameters(0)];
      expect(session.state(0).average).toEqual(path[0]);
      for (let step = 0; step < steps; step++) {
        session.advance([assign(problem, 0, 1, step)]);
        path.push(session.parameters(0));
      }
      const expected = averageOf(averaging, path);
      const { average } = session.state(0);
      // Every step rounds the average once or twice.
      expect(norm(difference(average!, expected)) / norm(expected)).toBeLessThan(2 * steps * roundoff);
      expect(norm(difference(average!, path.at(-1)!)) / norm(expected)).toBeGreaterThan(1e-3);

      const { trainingInputs, runs } = problem;
      const scored = session.score(0, trainingInputs, runs[0]!.labels, { of: 'average' });
      session.restore(0, { ...session.state(0), parameters: average! });
      expect(scored).toEqual(session.score(0, trainingInputs, runs[0]!.labels));
      session.dispose();
    });
  });

  const alike: [string, Partial<Run>][] = [
    ['small networks', { hidden: [5, 3] }],
    ['clipped gradients', { hidden: [5, 3], clipNorm: 0.5 }],
  ];
  it.each(alike)('gives runs that average the bits of those that do not: %s', async (_, knobs) => {
    const averaging = { ...knobs, averaging: exponential };
    const problem = aProblem([averaging, knobs, averaging, averaging, averaging, averaging, knobs]);
    const start = problem.runs[0]!.start;
    for (const run of problem.runs) run.start = start;
    const session = await engine.open(problem);
    session.advance(problem.runs.map((_, run) => ({ ...assign(problem, run, steps), ...examplesOfFirst() })));
    const states = problem.runs.map((_, run) => session.state(run));
    session.dispose();
    for (const [run, { average, ...state }] of states.entries()) {
      const { average: firstAverage, ...first } = states[0]!;
      expect(state).toEqual(first);
      expect(average).toEqual(problem.runs[run]!.run.averaging ? firstAverage : undefined);
    }

    function examplesOfFirst() {
      return { examples: assign(problem, 0, steps).examples };
    }
  });
});

describe('shares', () => {
  const sharesOf = (averaging: Averaging) => {
    let count = 0;
    return Array.from({ length: 6 }, (_, step) => {
      const next = nextShare(averaging, step, count);
      count = next.count;
      return next.share;
    });
  };
  it('of an exponential average are all the same', () => {
    expect(sharesOf(exponential)).toEqual(Array(6).fill(expect.closeTo(0.2, 14)));
  });
  it('of Polyak’s are whole until it begins, then one part of all', () => {
    expect(sharesOf(polyak)).toEqual([1, 1, 1, 1, 1 / 2, 1 / 3]);
  });
});

describe('a study', () => {
  const study = (averaging: Averaging | undefined, stepsOfAll = 12) =>
    aStudy({
      budget: { steps: stepsOfAll },
      runs: [aRun({ learningRate: 1, ...(averaging && { averaging }) })],
      record: { checkpoints: stepsOfAll, accuracy: true },
    });

  it('measures the average beside the weights at each checkpoint', async () => {
    const { checkpoints } = (await train(study(polyak))).runs[0]!;
    for (const {
      step,
      averaged,
      trainingLoss,
      validationLoss,
      trainingAccuracy,
      validationAccuracy,
    } of checkpoints) {
      const own = { trainingLoss, validationLoss, trainingAccuracy, validationAccuracy };
      expect(Object.keys(averaged!)).toEqual(Object.keys(own));
      if (step <= 4) expect(averaged).toEqual(own);
      else expect(averaged).not.toEqual(own);
    }
  });

  it.each(averages)(
    'that averages has otherwise the history of one that does not: $kind',
    async (averaging) => {
      const [run] = (await train(study(averaging))).runs;
      const checkpoints = run!.checkpoints.map((checkpoint) => ({ ...checkpoint, averaged: undefined }));
      expect({ ...run!, checkpoints }).toEqual((await train(study(undefined))).runs[0]);
    },
  );

  it.each(averages)('goes on with its average where it was put down: $kind', async (averaging) => {
    const whole = await trainOn(study(averaging));
    const { states } = await trainOn(study(averaging, 5));
    const continued = await trainOn(study(averaging), { from: structuredClone(states) });
    expect(continued.result.runs[0]!.checkpoints.at(-1)).toEqual(whole.result.runs[0]!.checkpoints.at(-1));
    expect(continued.states[0]!.network).toEqual(whole.states[0]!.network);
  });

  it('that begins to average when it goes on has an average from there', async () => {
    const { states } = await trainOn(study(undefined, 5));
    const { average } = (await trainOn(study({ kind: 'polyak', from: 0 }, 6), { from: states })).states[0]!
      .network;
    const { parameters } = (await trainOn(study(undefined, 6))).states[0]!.network;
    expect(average).toEqual(parameters);
  });
});
