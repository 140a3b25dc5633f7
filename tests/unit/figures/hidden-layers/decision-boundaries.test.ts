/** Decision boundaries: a straight line without hidden layers, and the right region where it is known. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/hidden-layers/decision-boundaries.ts';
import { pointsOf } from '../../../../src/lib/training/probe.ts';
import type { Checkpoint, Study } from '../../../../src/lib/training/spec.ts';
import { shownAt } from '../shown.ts';

interface Data {
  nets: Checkpoint[];
  best: number;
}

async function at(changes: Record<string, unknown> = {}) {
  const { experiment, data } = await shownAt<Data>(figure, changes);
  const study = experiment as Study;
  return { study, data, points: pointsOf(study.record.outputs!) };
}

test('from nothing to three layers of eight units, all else equal', async () => {
  const { study } = await at();
  expect(study.runs.map(({ hidden }) => hidden)).toEqual([[], [2], [8], [32], [8, 8], [8, 8, 8]]);
  expect(new Set(study.runs.map(({ hidden, ...rest }) => (void hidden, JSON.stringify(rest)))).size).toBe(1);
});

test('without hidden layers the logits are a plane: the boundary is straight', async () => {
  const { data, points } = await at();
  const logits = data.nets[0]!.outputs!;
  const [columns, rows] = [41, 41];
  const corner = (column: number, row: number) => logits[row * columns + column]!;
  const across = (corner(columns - 1, 0) - corner(0, 0)) / (points[2 * (columns - 1)]! - points[0]!);
  const up = (corner(0, rows - 1) - corner(0, 0)) / (points[2 * columns * (rows - 1) + 1]! - points[1]!);
  for (let i = 0; i < logits.length; i++) {
    const plane =
      corner(0, 0) + across * (points[2 * i]! - points[0]!) + up * (points[2 * i + 1]! - points[1]!);
    expect(Math.abs(logits[i]! - plane)).toBeLessThan(1e-5);
  }
});

test('circles without noise, of radius 1 and 2: the large networks put their boundaries between them', async () => {
  const { data, points } = await at({ noise: 0, points: 500, steps: 600 });
  for (const net of data.nets.slice(2)) {
    expect(net.validationAccuracy).toBe(1);
    net.outputs!.forEach((logit, i) => {
      const radius = Math.hypot(points[2 * i]!, points[2 * i + 1]!);
      if (Math.abs(radius - 1) < 0.05) expect(logit).toBeGreaterThan(0);
      if (Math.abs(radius - 2) < 0.05) expect(logit).toBeLessThan(0);
    });
  }
});

test('the network marked best has the lowest validation loss', async () => {
  const { data } = await at();
  for (const net of data.nets)
    expect(net.validationLoss).toBeGreaterThanOrEqual(data.nets[data.best]!.validationLoss);
});
