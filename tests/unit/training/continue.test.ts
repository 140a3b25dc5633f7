import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import { feed } from '../../../src/lib/training/batches.ts';
import { prepare } from '../../../src/lib/training/prepare.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import { finalOf, latestCheckpoint } from '../../../src/lib/study/outcomes.ts';
import { usualNormalizations } from '../../../src/lib/study/defaults.ts';
import type {
  Averaging,
  Change,
  Optimizer,
  Run,
  RunHistory,
  Schedule,
  Study,
} from '../../../src/lib/training/spec.ts';
import { train, trainOn, type RunState } from '../../../src/lib/training/train.ts';
import { aRun, aStudy } from './studies.ts';

const steps = 24;
const engines = [fused, reference];

const optimizers: Optimizer[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9, form: 'goh' },
  { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-7 },
  { kind: 'adagrad', epsilon: 1e-7 },
];
const plateau: Schedule = { kind: 'plateau', on: 'training', patience: 1, factor: 0.5 };

const aKnob = fc.record({
  optimizer: fc.constantFrom(...optimizers),
  schedule: fc.constantFrom<Schedule>({ kind: 'constant' }, { kind: 'cosine' }, plateau),
  learningRate: fc.constantFrom(0.05, 0.5),
  batchSize: fc.constantFrom(4, 7),
  dropout: fc.constantFrom(0, 0.4),
  normalization: fc.constantFrom(undefined, usualNormalizations.batch, usualNormalizations.layer),
  clipNorm: fc.constantFrom(undefined, 0.3),
  earlyStopping: fc.constantFrom(undefined, { on: 'validation' as const, patience: 2 }),
  order: fc.constantFrom(undefined, 'fixed' as const),
  averaging: fc.constantFrom<(Averaging | undefined)[]>(
    undefined,
    { kind: 'exponential', decay: 0.9 },
    { kind: 'polyak', from: 9 },
  ),
  seed: fc.integer({ min: 1, max: 1000 }),
});
const someChanges = fc.constantFrom<Change[]>(
  [],
  [{ at: 5, set: { learningRate: 0.2, dropout: 0.2, l2: 0.1 } }],
  [
    { at: 3, set: { schedule: { kind: 'cosine' }, clipNorm: 0.1 } },
    { at: 17, set: { l1: 0.01, softThreshold: 0.02, weightDecay: 0.1 } },
  ],
);
const anyRun = fc
  .tuple(aKnob, someChanges)
  .map(([{ normalization, clipNorm, earlyStopping, order, averaging, ...knobs }, changes]) =>
    aRun({
      ...knobs,
      ...(normalization && { normalization }),
      ...(clipNorm && { clipNorm }),
      ...(earlyStopping && { earlyStopping }),
      ...(order && { order }),
      ...(averaging && { averaging }),
      ...(changes.length > 0 && { changes }),
    }),
  );

const studyOf = (runs: Run[]): Study =>
  aStudy({ runs, budget: { steps }, record: { checkpoints: 6, weights: true } });

/** A state as it comes back from elsewhere. */
const moved = (states: RunState[]): RunState[] => structuredClone(states);

describe.each(engines)('stopping and going on, by the $name engine', (engine) => {
  it('at any step equals never having stopped, whatever the neighbours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRun, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: steps }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 0, max: steps }),
        async (runs, stops, later) => {
          const study = studyOf(runs);
          const { runs: whole } = await train(study, { engine });
          const until = runs.map((_, index) => stops[index]!);
          const first = await trainOn(study, { engine, until });
          const second = await trainOn(study, {
            engine,
            from: moved(first.states),
            until: until.map((stop) => Math.max(stop, later)),
          });
          const last = await trainOn(study, { engine, from: moved(second.states) });
          expect(last.result.runs).toEqual(whole);
          // Each alone, from where it stood among the others.
          const alone = await trainOn(studyOf([runs[0]!]), { engine, from: moved(first.states).slice(0, 1) });
          expect(alone.result.runs[0]).toEqual(whole[0]);
        },
      ),
      { numRuns: engine === fused ? 60 : 15, seed: 7 },
    );
  });
});

describe('a run that goes on', () => {
  const constant = aRun();
  const putDownAt = async (runs: Run[], budget: number) =>
    (await trainOn(aStudy({ runs, budget: { steps: budget } }))).states;

  it('has the larger budget as if it had had it from the start, where nothing depends on the end', async () => {
    const from = await putDownAt([constant], 10);
    const { result } = await trainOn(aStudy({ runs: [constant], budget: { steps: 30 } }), { from });
    const { runs } = await train(aStudy({ runs: [constant], budget: { steps: 30 } }));
    expect(result.runs[0]!.batchLoss).toEqual(runs[0]!.batchLoss);
    expect(result.runs[0]!.checkpoints.map(({ step }) => step)).toEqual([0, 10, 30]);
    expect(result.runs[0]!.checkpoints.at(-1)).toEqual(runs[0]!.checkpoints.at(-1));
  });

  it('has other settings from that step on', async () => {
    const other = { ...constant, learningRate: 0.3 };
    const from = await putDownAt([constant], 10);
    const { result } = await trainOn(aStudy({ runs: [other], budget: { steps: 20 } }), { from });
    const changed = { ...constant, changes: [{ at: 10, set: { learningRate: 0.3 } }] };
    const { runs } = await train(aStudy({ runs: [changed], budget: { steps: 20 } }));
    expect(result.runs[0]!.batchLoss).toEqual(runs[0]!.batchLoss);
    expect([...result.runs[0]!.learningRate.subarray(9, 11)]).toEqual([0.1, 0.3].map(Math.fround));
  });

  const normalised = aRun({ normalization: usualNormalizations.batch });
  it.each<[string, Run, Run, number]>([
    ['runs[0].parameters: 25 is not 17', constant, aRun({ hidden: [6] }), 20],
    ['runs[0].optimizer.kind: "momentum" is not "sgd"', constant, aRun({ optimizer: optimizers[1]! }), 20],
    ['runs[0].examples: 12 is not 30', constant, aRun({ examples: 12 }), 20],
    ['runs[0].budget: 5 is not at least 10, the steps', constant, constant, 5],
    ['runs[0].normalization.kind: ', normalised, aRun({ normalization: usualNormalizations.layer }), 20],
    ['runs[0].batchSize: 19 is not possible here', normalised, { ...normalised, batchSize: 19 }, 20],
  ])('is refused: %s', async (message, before, after, budget) => {
    const from = await putDownAt([before], 10);
    await expect(trainOn(aStudy({ runs: [after], budget: { steps: budget } }), { from })).rejects.toThrow(
      message,
    );
  });

  it('is not asked for until a step that there is not', async () => {
    await expect(trainOn(aStudy(), { until: [1.5] })).rejects.toThrow(
      'until[0]: 1.5 is not a whole number ≥ 0',
    );
  });
});

describe('changes on the way', () => {
  it('leave the past as it is and move the future', async () => {
    const changed = aRun({ changes: [{ at: 8, set: { learningRate: 1, batchSize: 5 } }] });
    const [plain, other] = (await train(aStudy({ runs: [aRun(), changed], budget: { steps: 20 } }))).runs;
    expect(other!.batchLoss.subarray(0, 8)).toEqual(plain!.batchLoss.subarray(0, 8));
    expect([...other!.batchLoss.subarray(9)]).not.toEqual([...plain!.batchLoss.subarray(9)]);
    expect([...other!.learningRate.subarray(7, 9)]).toEqual([0.1, 1].map(Math.fround));
  });

  it('to what the run has make no difference', async () => {
    const changed = aRun({ changes: [{ at: 8, set: { learningRate: 0.1, l2: 0 } }] });
    const [plain, other] = (await train(aStudy({ runs: [aRun(), changed], budget: { steps: 20 } }))).runs;
    expect(other).toEqual(plain);
  });
});

describe('early stopping', () => {
  /** Memorises 30 noisy labels: its validation loss falls, then rises. */
  const overfits = aRun({ hidden: [32], learningRate: 1, labelNoise: 0.2 });
  const study = (run: Partial<Run>) =>
    aStudy({
      runs: [{ ...overfits, ...run }],
      budget: { steps: 600 },
      record: { checkpoints: 60, weights: true },
    });
  const historyOf = async (run: Partial<Run>): Promise<RunHistory> => (await train(study(run))).runs[0]!;

  it('ends a run after so many checkpoints without improvement, and says where', async () => {
    const whole = await historyOf({});
    const history = await historyOf({ earlyStopping: { on: 'validation', patience: 5 } });
    const losses = whole.checkpoints.map(({ validationLoss }) => validationLoss);
    // By hand: the first checkpoint that five later ones do not undercut.
    const best = losses.findIndex(
      (loss, index) =>
        losses.slice(index + 1, index + 6).every((later) => later >= loss) &&
        losses.slice(0, index).every((earlier) => earlier > loss),
    );
    expect(best).toBeGreaterThan(0);
    expect(history.stopped).toEqual({ at: 10 * (best + 5), best: 10 * best });
    expect(history.checkpoints).toEqual(whole.checkpoints.slice(0, best + 6));
    expect(history.batchLoss).toHaveLength(10 * (best + 5));
    expect(latestCheckpoint(history)).toEqual(whole.checkpoints[best]);
    expect(finalOf(history, 'validationLoss')).toBe(losses[best]);
  });

  it('keeps the weights of the best checkpoint', async () => {
    const { result, states } = await trainOn(study({ earlyStopping: { on: 'validation', patience: 5 } }));
    const { checkpoints, stopped } = result.runs[0]!;
    const best = checkpoints.find(({ step }) => step === stopped!.best)!;
    expect(states[0]!.network.parameters).toEqual(best.weights);
  });

  it('does not count an improvement that is too small', async () => {
    const rule = { on: 'training' as const, patience: 3 };
    const patient = await historyOf({ learningRate: 0.05, earlyStopping: rule });
    const strict = await historyOf({ learningRate: 0.05, earlyStopping: { ...rule, leastImprovement: 10 } });
    expect(patient.batchLoss.length).toBeGreaterThan(strict.batchLoss.length);
    expect(strict.stopped).toEqual({ at: 30, best: 0 });
  });
});

describe('a plateau schedule', () => {
  it('falls where the loss has not fallen for so many checkpoints', async () => {
    const schedule: Schedule = { ...plateau, patience: 2 };
    const [run] = (
      await train(
        aStudy({
          runs: [aRun({ schedule, learningRate: 3 })],
          budget: { steps: 200 },
          record: { checkpoints: 40 },
        }),
      )
    ).runs;
    let best = Infinity;
    let since = 0;
    let rate = 3;
    for (const { step, trainingLoss } of run!.checkpoints.slice(0, -1)) {
      since = trainingLoss < best ? 0 : since + 1;
      best = Math.min(best, trainingLoss);
      if (since === 2) [rate, since] = [rate / 2, 0];
      expect(run!.learningRate[step]).toBe(Math.fround(rate));
    }
    expect(rate).toBeLessThan(3);
  });
});

describe('a fixed order', () => {
  it('visits the examples as they lie, every epoch', async () => {
    const study = aStudy({ runs: [aRun({ order: 'fixed', batchSize: 12 })] });
    const { runs } = prepare(study, await loadData(study.data));
    const asTheyLie = Array.from({ length: 30 }, (_, example) => example);
    expect([...feed(0, runs[0]!).take(6).examples]).toEqual([...asTheyLie, ...asTheyLie]);
  });
});
