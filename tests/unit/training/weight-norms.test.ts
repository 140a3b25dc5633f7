import { describe, expect, it } from 'vitest';
import { usualNormalizations } from '../../../src/lib/study/defaults.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { unpack } from '../../../src/lib/training/parameters.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import type { Run, RunHistory, Study } from '../../../src/lib/training/spec.ts';
import { train, trainOn } from '../../../src/lib/training/train.ts';
import { aRun, aStudy } from './studies.ts';

const steps = 25;
const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
const runs: Run[] = [
  aRun({ hidden: [5, 3], learningRate: 0.3 }),
  aRun({ hidden: [], optimizer: adam }),
  aRun({
    hidden: [4],
    normalization: usualNormalizations.batch,
    dropout: 0.3,
    weightDecay: 0.1,
    changes: [
      { at: 11, set: { learningRate: 0.5 } },
      { at: 12, set: { l2: 0.1 } },
    ],
  }),
];
const aRecording = (record: Partial<Study['record']>, changes: Partial<Study> = {}) =>
  aStudy({ budget: { steps }, runs, record: { checkpoints: 4, ...record }, ...changes });

/** Of each layer ‖W‖ and, where there is a step before, ‖ΔW‖ / ‖W‖, from a history of every step's weights. */
function expected({ checkpoints }: RunHistory, step: number, run: Run) {
  const at = (when: number) => checkpoints.find((checkpoint) => checkpoint.step === when)?.weights;
  const weightsOf = (parameters: Float32Array) =>
    unpack(parameters, [2, ...run.hidden, 1], run).map(({ weights }) => weights.flat());
  const [after, before] = [weightsOf(at(step)!), at(step - 1) && weightsOf(at(step - 1)!)];
  return {
    norms: after.map((layer) => Math.hypot(...layer)),
    ratios: before?.map(
      (layer, index) =>
        Math.hypot(...after[index]!.map((weight, i) => weight - layer[i]!)) / Math.hypot(...after[index]!),
    ),
  };
}

describe.each([fused, reference])('norms of weights and updates: $name', (engine) => {
  it('are those of the weights before and after the last step', async () => {
    const everyStep = await train(aRecording({ checkpoints: steps, weights: true }), { engine });
    const result = await train(aRecording({ weightNorms: true }), { engine });
    result.runs.forEach(({ checkpoints }, index) => {
      expect(checkpoints.map(({ step }) => step)).toEqual([0, 6, 13, 19, 25]);
      for (const { step, weightNorms, updateRatios } of checkpoints) {
        const { norms, ratios } = expected(everyStep.runs[index]!, step, runs[index]!);
        expect(weightNorms).toHaveLength(norms.length);
        norms.forEach((norm, layer) => expect(weightNorms![layer]).toBeCloseTo(norm, 12));
        expect(updateRatios === undefined).toBe(step === 0);
        ratios?.forEach((ratio, layer) => expect(updateRatios![layer]).toBeCloseTo(ratio, 12));
        if (ratios) expect(Math.min(...updateRatios!)).toBeGreaterThan(0);
      }
    });
  });

  it('make no difference to the runs', async () => {
    const without = await train(aRecording({ weights: true }), { engine });
    const recorded = await train(aRecording({ weights: true, weightNorms: true }), { engine });
    const plain = recorded.runs.map((run) => ({
      ...run,
      checkpoints: run.checkpoints.map((checkpoint) => ({
        ...checkpoint,
        weightNorms: undefined,
        updateRatios: undefined,
      })),
    }));
    expect(plain).toEqual(without.runs);
  });

  it('are the same where a run is put down on the way, in between or right before a checkpoint’s step', async () => {
    const study = aRecording({ weightNorms: true });
    const whole = await train(study, { engine });
    for (const until of [9, 12, 13, 18]) {
      const { states } = await trainOn(study, { engine, until: runs.map(() => until) });
      const { result } = await trainOn(study, { engine, from: states });
      expect(result.runs, `until ${until}`).toEqual(whole.runs);
    }
  });
});

it('have a ratio of 0 where nothing moves, even weights of 0', async () => {
  const still = aRun({ hidden: [3], learningRate: 0, initializer: { kind: 'zeros' } });
  const study = aRecording({ weightNorms: true }, { runs: [still] });
  const { checkpoints } = (await train(study)).runs[0]!;
  expect(checkpoints.map(({ weightNorms }) => weightNorms)).toEqual(checkpoints.map(() => [0, 0]));
  expect(checkpoints.slice(1).map(({ updateRatios }) => updateRatios)).toEqual(
    checkpoints.slice(1).map(() => [0, 0]),
  );
});
