/** What is trained: networks of the sizes that lessons train, and larger ones. */
import type { DataSpec } from '../../src/lib/data/spec.ts';
import type { Loss } from '../../src/lib/training/spec.ts';

export interface Shape {
  name: string;
  /** A whole number of batches, so that all are of one size. */
  data: DataSpec;
  /** `[inputs, ...hidden, outputs]` */
  widths: number[];
  activation: 'tanh' | 'relu';
  loss: Extract<Loss, 'squared-error' | 'softmax-cross-entropy'>;
  batchSize: number;
}

/** Runs trained side by side. */
export const runCounts = [1, 6, 30];

/** For all, and so small that nobody comes to where numbers are subnormal and slow. */
export const learningRate = 0.001;
export const beta = 0.9;

/** 2-8-8-1 on the moons. */
const small = (batchSize: number, examples: number): Shape => ({
  name: '2-8-8-1',
  data: { name: 'moons', training: examples, validation: 1, noise: 0.2, seed: 1 },
  widths: [2, 8, 8, 1],
  activation: 'tanh',
  loss: 'squared-error',
  batchSize,
});

/** 8 × 8 pixels to ten classes. */
const digits = (batchSize: number): Shape => ({
  name: '64-32-32-10',
  data: { name: 'digits', training: 1024, validation: 10, seed: 1 },
  widths: [64, 32, 32, 10],
  activation: 'relu',
  loss: 'softmax-cross-entropy',
  batchSize,
});

export const shapes: Shape[] = [
  small(1, 300),
  small(10, 300),
  small(32, 320),
  small(300, 300),
  { ...small(32, 320), name: '2-6×32-1', widths: [2, 32, 32, 32, 32, 32, 32, 1] },
  digits(32),
  digits(256),
];

/**
 * Multiplications-and-additions of one step of one run: each weight's on the way forward, in its own gradient and,
 * but for the first layer, on the way back.
 */
export function multiplyAddsPerStep({ widths, batchSize }: Shape): number {
  const perExample = widths
    .slice(1)
    .reduce((sum, width, layer) => sum + widths[layer]! * width * (layer === 0 ? 2 : 3), 0);
  return perExample * batchSize;
}
