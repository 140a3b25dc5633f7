/** Small studies for the tests: say only what a test is about. */
import type { Run, Study } from '../../../src/lib/training/spec.ts';

export function aRun(knobs: Partial<Run> = {}): Run {
  return {
    hidden: [4],
    activation: 'tanh',
    initializer: { kind: 'glorot' },
    optimizer: { kind: 'sgd' },
    learningRate: 0.1,
    schedule: { kind: 'constant' },
    batchSize: 10,
    l2: 0,
    dropout: 0,
    labelNoise: 0,
    seed: 1,
    ...knobs,
  };
}

/** 40 points of two moons, 10 of which are held out. */
export function aStudy(settings: Partial<Study> = {}): Study {
  return {
    kind: 'study',
    data: { name: 'moons', training: 30, validation: 10, noise: 0.1, seed: 1 },
    loss: 'binary-cross-entropy',
    budget: { steps: 12 },
    runs: [aRun()],
    record: { checkpoints: 1 },
    ...settings,
  };
}

/** 30 points of a curve over the line. */
export function aRegression(settings: Partial<Study> = {}): Study {
  return aStudy({
    data: { name: 'arch', training: 30, validation: 10, noise: 0.1, seed: 1 },
    loss: 'squared-error',
    ...settings,
  });
}
