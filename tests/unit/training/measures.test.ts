import { describe, expect, it } from 'vitest';
import { accuracy, meanLoss } from '../../../src/lib/training/metrics.ts';
import { pointsOf } from '../../../src/lib/training/probe.ts';

describe('mean loss', () => {
  it('squared error is half the squared distance, averaged over examples', () => {
    expect(meanLoss('squared-error', Float32Array.of(1, 2, 3, 4), Float32Array.of(0, 0, 3, 2), 2)).toBe(
      (2.5 + 2) / 2,
    );
  });

  it('binary cross-entropy is −log of the probability of the target', () => {
    const [logits, targets] = [Float32Array.of(0, 2, -1, 3), Float32Array.of(1, 1, 0, 0)];
    const p = (z: number) => 1 / (1 + Math.exp(-z));
    const expected = -(Math.log(0.5) + Math.log(p(2)) + Math.log(1 - p(-1)) + Math.log(1 - p(3))) / 4;
    expect(meanLoss('binary-cross-entropy', logits, targets, 1)).toBeCloseTo(expected, 12);
  });

  it('softmax cross-entropy is −log of the probability of the class', () => {
    const [logits, targets] = [Float32Array.of(1, 2, 3, 0, 0, 0), Float32Array.of(0, 1, 0, 0, 0, 1)];
    const total = Math.E + Math.E ** 2 + Math.E ** 3;
    const expected = -(Math.log(Math.E ** 2 / total) + Math.log(1 / 3)) / 2;
    expect(meanLoss('softmax-cross-entropy', logits, targets, 3)).toBeCloseTo(expected, 12);
  });

  it('two logits of softmax are one of the binary', () => {
    const softmax = meanLoss('softmax-cross-entropy', Float32Array.of(0.3, 1.8), Float32Array.of(0, 1), 2);
    expect(softmax).toBeCloseTo(
      meanLoss('binary-cross-entropy', Float32Array.of(1.5), Float32Array.of(1), 1),
      6,
    );
  });

  it('stays exact for logits whose exponentials overflow', () => {
    expect(meanLoss('binary-cross-entropy', Float32Array.of(-1000), Float32Array.of(1), 1)).toBe(1000);
    expect(meanLoss('binary-cross-entropy', Float32Array.of(1000), Float32Array.of(1), 1)).toBe(0);
    expect(meanLoss('softmax-cross-entropy', Float32Array.of(1000, -1000), Float32Array.of(0, 1), 2)).toBe(
      2000,
    );
  });
});

describe('accuracy', () => {
  it('of one logit is the side of 0, of one prediction the side of ½', () => {
    const [outputs, targets] = [Float32Array.of(-0.1, 0.3, 0.8, 2), Float32Array.of(0, 1, 1, 0)];
    expect(accuracy('binary-cross-entropy', outputs, targets, 1)).toBe(3 / 4);
    expect(accuracy('squared-error', outputs, targets, 1)).toBe(2 / 4);
  });

  it('of several outputs is the largest', () => {
    const outputs = Float32Array.of(0, 5, 1, 2, 1, 0, -3, -2, -1);
    const targets = Float32Array.of(0, 1, 0, 0, 1, 0, 0, 0, 1);
    expect(accuracy('softmax-cross-entropy', outputs, targets, 3)).toBe(2 / 3);
  });
});

describe('probe points', () => {
  it('lie evenly on a line, ends included', () => {
    expect(Array.from(pointsOf({ kind: 'line', x: [-1, 1], points: 5 }))).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(Array.from(pointsOf({ kind: 'line', x: [0, 3], points: 1 }))).toEqual([1.5]);
  });

  it('fill a grid row by row from below', () => {
    const grid = pointsOf({ kind: 'grid', x: [0, 1], y: [-2, 2], columns: 2, rows: 3 });
    expect(Array.from(grid)).toEqual([0, -2, 1, -2, 0, 0, 1, 0, 0, 2, 1, 2]);
  });
});
