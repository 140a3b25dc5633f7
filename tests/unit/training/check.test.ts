import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import type { DataSpec } from '../../../src/lib/data/spec.ts';
import { usualNormalizations, usualSchedules } from '../../../src/lib/study/defaults.ts';
import { checkStudy } from '../../../src/lib/training/check.ts';
import { shapeOf } from '../../../src/lib/training/shape.ts';
import type { Normalization, Probe, Run, Schedule, Study } from '../../../src/lib/training/spec.ts';
import { aRegression, aRun, aStudy } from './studies.ts';

const withRun = (knobs: Partial<Run>) => aStudy({ runs: [aRun(), aRun(knobs)] });
const withNormalization = (
  knobs: Partial<Extract<Normalization, { kind: 'batch' }>>,
  run: Partial<Run> = {},
) => withRun({ ...run, normalization: { ...usualNormalizations.batch, ...knobs } });
const oneCycle = usualSchedules['one-cycle'];
const withSchedule = (schedule: Schedule) => withRun({ schedule });
const grid: Extract<Probe, { kind: 'grid' }> = { kind: 'grid', x: [-1, 1], y: [-1, 1], columns: 3, rows: 3 };

const digits = aStudy({
  data: { name: 'digits', training: 20, validation: 10, seed: 1 },
  loss: 'softmax-cross-entropy',
});

const refused: [string, Study][] = [
  ['runs[1].dropout: 1.2 is not in [0, 1)', withRun({ dropout: 1.2 })],
  ['runs[1].dropout: 1 is not in [0, 1)', withRun({ dropout: 1 })],
  ['runs[1].labelNoise: -0.1 is not in [0, 1]', withRun({ labelNoise: -0.1 })],
  ['runs[1].hidden[1]: 2.5 is not a whole number ≥ 1', withRun({ hidden: [3, 2.5] })],
  ['runs[1].batchSize: 0 is not a whole number ≥ 1', withRun({ batchSize: 0 })],
  ['runs[1].learningRate: NaN is not a finite number ≥ 0', withRun({ learningRate: NaN })],
  ['runs[1].l2: -1 is not a finite number ≥ 0', withRun({ l2: -1 })],
  ['runs[1].l1: -1 is not a finite number ≥ 0', withRun({ l1: -1 })],
  ['runs[1].softThreshold: -1 is not a finite number ≥ 0', withRun({ softThreshold: -1 })],
  ['runs[1].branchScale: 0 is not a finite number > 0', withRun({ shortcuts: true, branchScale: 0 })],
  ['runs[1].weightDecay: NaN is not a finite number ≥ 0', withRun({ weightDecay: NaN })],
  ['runs[1].clipNorm: 0 is not a finite number > 0', withRun({ clipNorm: 0 })],
  ['runs[1].shift: 1 is not 0, the only value for moons', withRun({ shift: 1 })],
  ['runs[1].shift: 4 is not at most 3 pixels', { ...digits, runs: [aRun(), aRun({ shift: 4 })] }],
  [
    'runs[1].shift: 1 is not 0, the only value where each pixel',
    { ...digits, data: { ...digits.data, scaling: 'standardized' }, runs: [aRun(), aRun({ shift: 1 })] },
  ],
  ['runs[1].order: "sorted" is not one of shuffled, fixed', withRun({ order: 'sorted' as never })],
  ['runs[1].earlyStopping.patience: 0 is not', withRun({ earlyStopping: { on: 'validation', patience: 0 } })],
  [
    'runs[1].earlyStopping.leastImprovement: -1 is not',
    withRun({ earlyStopping: { on: 'validation', patience: 1, leastImprovement: -1 } }),
  ],
  ['runs[1].changes[0].at: 0 is not a whole number ≥ 1', withRun({ changes: [{ at: 0, set: {} }] })],
  ['runs[1].changes[0].at: 12 is not less than 12', withRun({ changes: [{ at: 12, set: {} }] })],
  [
    'runs[1].changes[1].at: 3 is not a whole number ≥ 4',
    withRun({
      changes: [
        { at: 3, set: {} },
        { at: 3, set: {} },
      ],
    }),
  ],
  [
    'runs[1].changes[0].set: "hidden" is not one of optimizer, learningRate',
    withRun({ changes: [{ at: 3, set: { hidden: [4] } as never }] }),
  ],
  [
    'runs[1].changes[0].set.dropout: 1 is not in [0, 1)',
    withRun({ changes: [{ at: 3, set: { dropout: 1 } }] }),
  ],
  [
    'runs[1].changes[0].set.optimizer.kind: "lion" is not "sgd", which the run began with',
    withRun({ changes: [{ at: 3, set: { optimizer: { kind: 'lion', beta1: 0.9, beta2: 0.99 } } }] }),
  ],
  [
    'runs[1].changes[0].set.batchSize: 7 is not possible with batch normalisation',
    withNormalization({}, { changes: [{ at: 3, set: { batchSize: 7 } }] }),
  ],
  ['runs[1].seed: 0.5 is not a whole number ≥ 0', withRun({ seed: 0.5 })],
  [
    'runs[1].activation: "softplus" is not one of identity, sigmoid',
    withRun({ activation: 'softplus' as never }),
  ],
  ['runs[1].initializer.deviation: -1 is not', withRun({ initializer: { kind: 'normal', deviation: -1 } })],
  [
    'runs[1].initializer.kind: "ones" is not one of zeros',
    withRun({ initializer: { kind: 'ones' as never } }),
  ],
  ['runs[1].initializer.gain: -1 is not', withRun({ initializer: { kind: 'orthogonal', gain: -1 } })],
  ['runs[1].labelSmoothing: 1 is not in [0, 1)', withRun({ labelSmoothing: 1 })],
  [
    'runs[0].labelSmoothing: 0.1 is not 0, the only value for the loss squared-error',
    aStudy({ loss: 'squared-error', runs: [aRun({ labelSmoothing: 0.1 })] }),
  ],
  ['runs[1].outputBias: "odds" is not one of zero, log-odds', withRun({ outputBias: 'odds' as never })],
  [
    'runs[0].outputBias: "log-odds" is not "zero", the only value for the loss squared-error',
    aRegression({ runs: [aRun({ outputBias: 'log-odds' })] }),
  ],
  ['runs[1].optimizer.kind: "adamax" is not one of sgd', withRun({ optimizer: { kind: 'adamax' as never } })],
  [
    'runs[1].optimizer.epsilon: 0 is not a finite number > 0',
    withRun({ optimizer: { kind: 'adagrad', epsilon: 0 } }),
  ],
  [
    'runs[1].optimizer.beta2: 1 is not in [0, 1)',
    withRun({ optimizer: { kind: 'lion', beta1: 0.9, beta2: 1 } }),
  ],
  [
    'runs[1].optimizer.beta: 1 is not in [0, 1)',
    withRun({ optimizer: { kind: 'momentum', beta: 1, form: 'goh' } }),
  ],
  [
    'runs[1].optimizer.form: "polyak" is not one of goh, ng',
    withRun({ optimizer: { kind: 'momentum', beta: 0.9, form: 'polyak' as never } }),
  ],
  ['runs[1].optimizer.beta: -1 is not in [0, 1)', withRun({ optimizer: { kind: 'nesterov', beta: -1 } })],
  [
    'runs[1].optimizer.epsilon: 0 is not a finite number > 0',
    withRun({ optimizer: { kind: 'rmsprop', beta: 0.9, epsilon: 0 } }),
  ],
  [
    'runs[1].optimizer.beta2: 1 is not in [0, 1)',
    withRun({ optimizer: { kind: 'adam', beta1: 0.9, beta2: 1, epsilon: 1e-8 } }),
  ],
  ['runs[1].schedule.kind: "step" is not one of constant', withSchedule({ kind: 'step' as never })],
  ['runs[1].schedule.decayRate: -1 is not', withSchedule({ kind: 'inverse-time', decayRate: -1 })],
  ['runs[1].schedule.gamma: 0 is not a finite number > 0', withSchedule({ kind: 'exponential', gamma: 0 })],
  ['runs[1].schedule.k: 0 is not', withSchedule({ kind: 'inverse-square-root', k: 0 })],
  [
    'runs[1].schedule.at[1]: 1.5 is not a whole number',
    withSchedule({ kind: 'staircase', factor: 0.1, at: [1, 1.5] }),
  ],
  [
    'runs[1].schedule.steps: 0 is not',
    withSchedule({ kind: 'warm-up', steps: 0, then: { kind: 'constant' } }),
  ],
  [
    'runs[1].schedule.then.gamma: -1 is not',
    withSchedule({ kind: 'warm-up', steps: 1, then: { kind: 'exponential', gamma: -1 } }),
  ],
  [
    'runs[1].schedule.endFactor: -0.1 is not a finite number ≥ 0',
    withSchedule({ kind: 'linear', endFactor: -0.1 }),
  ],
  [
    'runs[1].schedule.period: 0 is not a whole number ≥ 1',
    withSchedule({ kind: 'cosine-restarts', period: 0, multiplier: 1 }),
  ],
  [
    'runs[1].schedule.multiplier: 1.5 is not a whole number ≥ 1',
    withSchedule({ kind: 'cosine-restarts', period: 5, multiplier: 1.5 }),
  ],
  [
    'runs[1].averaging.kind: "swa" is not one of exponential, polyak',
    withRun({ averaging: { kind: 'swa' as never, decay: 0.9 } }),
  ],
  ['runs[1].averaging.decay: 1 is not in [0, 1)', withRun({ averaging: { kind: 'exponential', decay: 1 } })],
  [
    'runs[1].averaging.from: -1 is not a whole number ≥ 0',
    withRun({ averaging: { kind: 'polyak', from: -1 } }),
  ],
  ['runs[1].schedule.rise: 1 is not in (0, 1)', withSchedule({ ...oneCycle, rise: 1 })],
  ['runs[1].schedule.startFactor: 2 is not in [0, 1]', withSchedule({ ...oneCycle, startFactor: 2 })],
  ['runs[1].schedule.endFactor: -1 is not in [0, 1]', withSchedule({ ...oneCycle, endFactor: -1 })],
  [
    'runs[1].schedule.form: "cubic" is not one of cosine, linear',
    withSchedule({ ...oneCycle, form: 'cubic' as never }),
  ],
  [
    'runs[1].schedule.then.halfCycle: 2.5 is not a whole number ≥ 1',
    withSchedule({
      kind: 'warm-up',
      steps: 1,
      then: { kind: 'triangle', halfCycle: 2.5, startFactor: 0.1 },
    }),
  ],
  ['runs[1].schedule.to: 0 is not', withSchedule({ kind: 'range-test', to: 0 })],
  [
    'runs[1].schedule: "range-test" is not',
    withRun({ schedule: { kind: 'range-test', to: 1 }, learningRate: 0 }),
  ],
  ['runs[0].labelNoise: 0.1 is not 0', aRegression({ runs: [aRun({ labelNoise: 0.1 })] })],
  ['runs[1].examples: 31 is not at most 30', withRun({ examples: 31 })],
  ['runs[1].examples: 2.5 is not a whole number ≥ 1', withRun({ examples: 2.5 })],
  ['runs[1].budget.epochs: 0 is not a whole number ≥ 1', withRun({ budget: { epochs: 0 } })],
  [
    'runs[0].examples: 20 is not 30: record.gradientNorms',
    aStudy({ runs: [aRun({ examples: 20 })], record: { checkpoints: 1, gradientNorms: true } }),
  ],
  [
    'runs[1].normalization.kind: "group" is not one of batch, layer',
    withNormalization({ kind: 'group' as never }),
  ],
  ['runs[1].normalization.epsilon: 0 is not a finite number > 0', withNormalization({ epsilon: 0 })],
  ['runs[1].normalization.momentum: 2 is not in [0, 1]', withNormalization({ momentum: 2 })],
  [
    'runs[1].batchSize: 1 is not at least 2: one example has no variance to normalise by',
    withNormalization({}, { batchSize: 1 }),
  ],
  [
    'runs[1].batchSize: 1 is not at least 2: one example has no variance',
    withNormalization({}, { batchSize: 8, examples: 1 }),
  ],
  [
    'runs[1].batchSize: 29 is not a size that batch normalisation can train with: of 30 examples one is left',
    withNormalization({}, { batchSize: 29 }),
  ],
  [
    'runs[1].batchSize: 10 is not a size that batch normalisation can train with: of 21 examples one is left',
    withNormalization({}, { batchSize: 10, examples: 21 }),
  ],
  ['runs: [] is not a list of at least one run', aStudy({ runs: [] })],
  ['loss: "hinge" is not one of squared-error', aStudy({ loss: 'hinge' as never })],
  [
    'loss: "softmax-cross-entropy" is not a loss for moons, whose task is binary',
    aStudy({ loss: 'softmax-cross-entropy' }),
  ],
  [
    'loss: "binary-cross-entropy" is not a loss for arch, whose task is regression',
    aRegression({ loss: 'binary-cross-entropy' }),
  ],
  ['budget.steps: 0 is not', aStudy({ budget: { steps: 0 } })],
  ['budget.epochs: 1.5 is not', aStudy({ budget: { epochs: 1.5 } })],
  ['divergence: 1 is not a finite number > 1', aStudy({ divergence: 1 })],
  ['data.validation: 0 is not', aStudy({ data: { name: 'moons', training: 10, validation: 0, seed: 1 } })],
  ['data: seed must be', aStudy({ data: { name: 'moons', training: 10, validation: 5, seed: -1 } })],
  ['record.checkpoints: 0 is not', aStudy({ record: { checkpoints: 0 } })],
  ['record.accuracy: true is not', aRegression({ record: { checkpoints: 1, accuracy: true } })],
  ['record.outputs.kind: "grid" is not', aRegression({ record: { checkpoints: 1, outputs: grid } })],
  ['record.outputs.rows: 0 is not', aStudy({ record: { checkpoints: 1, outputs: { ...grid, rows: 0 } } })],
  [
    'record.outputs.x: [0,null] is not two finite numbers',
    aStudy({ record: { checkpoints: 1, outputs: { ...grid, x: [0, Infinity] } } }),
  ],
  [
    'runs[0].normalization: {"kind":"layer","epsilon":0.1} is not possible with record.sharpness',
    aStudy({
      runs: [aRun({ normalization: { kind: 'layer', epsilon: 0.1 } })],
      record: { checkpoints: 1, sharpness: true },
    }),
  ],
  [
    'runs[0].shortcuts: true is not possible with record.sharpness',
    aStudy({ runs: [aRun({ shortcuts: true })], record: { checkpoints: 1, sharpness: true } }),
  ],
  [
    'runs[0].hidden: [200,200] is not small enough for record.sharpness: 41001 parameters × 30 examples are more than 1000000',
    aStudy({ runs: [aRun({ hidden: [200, 200] })], record: { checkpoints: 1, sharpness: true } }),
  ],
  [
    'record.preActivations.bins: 0 is not a whole number ≥ 1',
    aStudy({ record: { checkpoints: 1, preActivations: { bins: 0, range: [-1, 1] } } }),
  ],
  [
    'record.preActivations.range: [1,1] is not two finite numbers, of which the second is larger',
    aStudy({ record: { checkpoints: 1, preActivations: { bins: 5, range: [1, 1] } } }),
  ],
  [
    'record.preActivations.range: [0,null] is not two finite numbers, of which',
    aStudy({ record: { checkpoints: 1, preActivations: { bins: 5, range: [0, Infinity] } } }),
  ],
  ['runs[0].hidden: [4] is not []', aRegression({ record: { checkpoints: 1, surface: grid } })],
  [
    'runs[0].hidden: [] is not',
    aStudy({ runs: [aRun({ hidden: [] })], record: { checkpoints: 1, surface: grid } }),
  ],
];

describe('checkStudy', () => {
  it.each(refused)('refuses: %s …', (message, study) => {
    expect(() => checkStudy(study)).toThrow(RangeError);
    expect(() => checkStudy(study)).toThrow(message);
  });

  it('lets sound studies pass', () => {
    const sound = [
      aStudy(),
      aStudy({ record: { checkpoints: 5, accuracy: true, outputs: grid } }),
      aRegression({
        runs: [aRun({ hidden: [], labelNoise: 0, learningRate: 0 })],
        record: { checkpoints: 1, surface: grid },
      }),
      aStudy({
        runs: [aRun({ hidden: [200, 200], examples: 20 })],
        record: { checkpoints: 1, sharpness: true },
      }),
      withRun({ hidden: [], batchSize: 1e6, labelNoise: 1, dropout: 0.99 }),
      withNormalization({ momentum: 1 }, { batchSize: 7, shortcuts: true }),
      withNormalization({}, { batchSize: 500 }),
      withNormalization({}, { batchSize: 1, hidden: [] }),
      withRun({ normalization: usualNormalizations.layer, batchSize: 1 }),
      withSchedule({ kind: 'warm-up', steps: 3, then: { kind: 'staircase', factor: 0.1, at: [2, 4] } }),
    ];
    for (const study of sound) expect(() => checkStudy(study)).not.toThrow();
  });
});

const everyShape: DataSpec[] = [
  ...(['moons', 'circles', 'xor', 'spirals', 'blobs', 'arch', 'digits'] as const).map((name) => ({
    name,
    training: 20,
    validation: 10,
    seed: 1,
  })),
  { name: 'blobs', classes: 4, training: 20, validation: 10, seed: 1 },
];

it.each(everyShape)('shapeOf knows what $name is before it is drawn', async (data) => {
  const { inputs, outputs, task } = await loadData(data);
  expect(shapeOf(data)).toEqual({ inputs, outputs, task });
});
