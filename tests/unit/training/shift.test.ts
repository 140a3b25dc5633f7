import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import { offsetsUpTo, shiftedBy } from '../../../src/lib/data/shift.ts';
import { feed } from '../../../src/lib/training/batches.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { prepare } from '../../../src/lib/training/prepare.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import type { Study } from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { aRun, aStudy } from './studies.ts';

const study: Study = aStudy({
  data: { name: 'digits', training: 40, validation: 10, seed: 1, scaling: 'standardized-together' },
  loss: 'softmax-cross-entropy',
  budget: { epochs: 3 },
  runs: [aRun(), aRun({ shift: 1 }), aRun({ shift: 2 })],
  record: { checkpoints: 2, weights: true, gradientNorms: true },
});

describe('digits that are shifted in training', () => {
  it('are the same examples in the same order, each with any of the shifts', async () => {
    const { runs } = prepare(study, await loadData(study.data));
    const [plain, one, two] = runs.map((run, index) => [...feed(index, run).take(400).examples]);
    expect(one!.map((index) => index % 40)).toEqual(plain);
    expect(two!.map((index) => index % 40)).toEqual(plain);
    const counts = Array<number>(9).fill(0);
    for (const index of one!) counts[Math.floor(index / 40)]!++;
    // 4,000 draws of 9: 444 each, with a standard deviation of 20.
    for (const count of counts) expect(Math.abs(count - one!.length / 9)).toBeLessThan(100);
    expect(Math.max(...two!)).toBeLessThan(25 * 40);
  });

  it('have the background of the scaled images and their own labels', async () => {
    const dataset = await loadData(study.data);
    const { copies, runs } = prepare(study, dataset);
    const expected = shiftedBy(offsetsUpTo(2), dataset.training.inputs, 8, dataset.background!);
    expect(copies).toEqual(expected);
    expect(Math.min(...copies!)).toBe(Math.fround(dataset.background!));
    const { trainingTargets, labels } = runs[1]!;
    expect(trainingTargets).toHaveLength(9 * labels.length);
    expect(trainingTargets.subarray(5 * labels.length, 6 * labels.length)).toEqual(labels);
  });

  it('change the run that wants them and no other, in both engines alike', async () => {
    const [plain, shifted] = (await train(study, { engine: fused })).runs;
    const [alone] = (await train({ ...study, runs: [study.runs[0]!] }, { engine: fused })).runs;
    expect(plain).toEqual(alone);
    expect(shifted!.batchLoss).not.toEqual(plain!.batchLoss);
    expect(shifted!.checkpoints[0]).toEqual(plain!.checkpoints[0]);
    const { runs: references } = await train(study, { engine: reference });
    references.forEach(({ batchLoss, checkpoints }, run) => {
      const { batchLoss: own, checkpoints: ownCheckpoints } = [plain!, shifted!][run] ?? references[2]!;
      batchLoss.forEach((loss, step) => expect(own[step]).toBeCloseTo(loss, 4));
      const norms = ownCheckpoints.at(-1)!.gradientNorms!;
      checkpoints.at(-1)!.gradientNorms!.forEach((norm, layer) => expect(norms[layer]).toBeCloseTo(norm, 4));
    });
  });
});
