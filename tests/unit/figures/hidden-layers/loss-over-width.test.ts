/** Loss over width: what is varied and what is not, the axis, and the straight line's closed form. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/hidden-layers/loss-over-width.ts';
import { drawData } from '../../../../src/lib/data/draw.ts';
import type { Study, StudyResult } from '../../../../src/lib/training/spec.ts';
import { leastSquares } from '../../least-squares.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, experiment, result, data } = await shownAt(figure, changes);
  return { knobs, data, study: experiment as Study, result: result as StudyResult };
}

test('networks of one size differ in their first weights only; sizes in nothing but their layers', async () => {
  const { study, result } = await at();
  expect(
    new Set(study.runs.map(({ hidden, seed, ...rest }) => (void hidden, void seed, JSON.stringify(rest))))
      .size,
  ).toBe(1);
  const groups = [0, 1, 2, 3, 4, 5, 6].map((i) => study.runs.slice(5 * i, 5 * i + 5));
  for (const group of groups) expect(new Set(group.map(({ seed }) => seed)).size).toBe(5);
  expect(groups.map(([run]) => run!.hidden)).toEqual([
    [],
    ...[1, 2, 4, 8, 16, 32].map((units) => [units, units]),
  ]);
  expect(new Set(result.runs.map(({ steps }) => steps))).toEqual(new Set([4000]));
});

test('each doubling of the width is as far along the axis as the last', async () => {
  const { knobs, data } = await at();
  const document = drawn(figure, { data, knobs });
  const ticks = [...document.querySelectorAll('svg.wide .axis.x .number')];
  expect(ticks.map((tick) => tick.textContent)).toEqual(['line', '1', '2', '4', '8', '16', '32']);
  const places = ticks.map((tick) => Number(tick.getAttribute('x')));
  const gaps = places.slice(1).map((place, i) => place - places[i]!);
  for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 0);
});

test('without a hidden layer all starts find the least-squares line', async () => {
  const { study, result } = await at();
  const { loss } = leastSquares(drawData(study.data).training);
  for (const run of result.runs.slice(0, 5))
    expect(run.checkpoints.at(-1)!.trainingLoss).toBeCloseTo(loss, 5);
});
