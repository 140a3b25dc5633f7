/** Stands for the source's picture `discrete_staircase_lr_decay.png`: (a) the staircase, (b) the error with its cliffs. */
import { beforeAll, describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate-decay/staircase-decay.ts';
import { prefix } from '../../../../src/lib/experiment/experiment.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import type { StudyResult } from '../../../../src/lib/training/spec.ts';
import { drawn, shownAt } from '../shown.ts';

const knobs = defaults(figure.knobs);
let result: StudyResult;
let data: unknown;
let document: Document;

beforeAll(async () => {
  const shown = await shownAt(figure);
  result = shown.result as StudyResult;
  data = shown.data;
  document = drawn(figure, { data, knobs });
});

const points = (path: Element) =>
  path
    .getAttribute('d')!
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number]);

/** Where an upright rule stands along x. */
const placeOf = (rule: Element) => Number(/^M([\d.]+),/.exec(rule.getAttribute('d')!)![1]);

/** Value → pixel for the numbers of an axis. */
const ticks = (axis: Element, along: 'x' | 'y') =>
  new Map(
    [...axis.querySelectorAll('.number')].map((tick) => [
      Number(tick.textContent),
      // Numbers of a vertical axis stand four units below their tick.
      Number(tick.getAttribute(along)) - (along === 'y' ? 4 : 0),
    ]),
  );

describe.each(['wide', 'narrow'])('the %s picture', (width) => {
  const panel = (name: string) => document.querySelector(`svg.${width} .panel.${name}`)!;

  test('(a) is a staircase on a logarithmic axis: 0.1, 0.01, 0.001, with steps at epochs 30 and 60 of 90', () => {
    const x = ticks(panel('rates').querySelector('.axis.x')!, 'x');
    const y = ticks(panel('rates').querySelector('.axis.y')!, 'y');
    expect([...x.keys()]).toEqual([0, 30, 60, 90]);
    expect([...y.keys()]).toEqual([0.001, 0.01, 0.1]);
    expect(y.get(0.001)! - y.get(0.01)!).toBeCloseTo(y.get(0.01)! - y.get(0.1)!, 1);
    const corners = [
      [0, 0.1],
      [30, 0.1],
      [30, 0.01],
      [60, 0.01],
      [60, 0.001],
      [90, 0.001],
    ] as const;
    const drawn = points(panel('rates').querySelector('.line.staircase .stroke')!);
    expect(drawn).toHaveLength(corners.length);
    corners.forEach(([epoch, rate], i) => {
      expect(drawn[i]![0]).toBeCloseTo(x.get(epoch)!, 1);
      expect(drawn[i]![1]).toBeCloseTo(y.get(rate)!, 1);
    });
  });

  test('(b) is the error in percent over the iterations, with the steps marked', () => {
    const errors = panel('errors');
    expect(errors.querySelector('.axis.y .label')!.textContent).toBe('training error, %');
    expect(errors.querySelector('.axis.x .label')!.textContent).toBe('iteration (50 an epoch)');
    const x = ticks(errors.querySelector('.axis.x')!, 'x');
    // 1,000 examples in batches of 20: 50 iterations an epoch.
    expect([...x.keys()]).toEqual([0, 1500, 3000, 4500]);
    [1500, 3000].forEach((step, i) =>
      expect(placeOf(errors.querySelector(`.rule.stair-${i} .stroke`)!)).toBeCloseTo(x.get(step)!, 1),
    );
  });

  test('the constant rate and the cosine stand beside it in both panels, named', () => {
    for (const name of ['staircase', 'constant', 'cosine']) {
      expect(panel('rates').querySelectorAll(`.line.${name} .stroke`)).toHaveLength(1);
      expect(points(panel('errors').querySelector(`.course.${name} .run`)!)).toHaveLength(91);
    }
    const ends = [...panel('errors').querySelectorAll('.ends .name')].map((end) => end.textContent);
    expect(ends.toSorted()).toEqual(['constant', 'cosine', 'staircase']);
  });
});

describe('the run', () => {
  test('takes the rates of the three formulas', () => {
    const [staircase, constant, cosine] = result.runs.map(({ learningRate }) => learningRate);
    for (let step = 0; step < 4500; step += 37) {
      expect(staircase![step]).toBeCloseTo(0.1 * 0.1 ** Math.floor(step / 1500), 8);
      expect(constant![step]).toBeCloseTo(0.1, 8);
      expect(cosine![step]).toBeCloseTo(0.1 * Math.cos((Math.PI * step) / 9000) ** 2, 7);
    }
  });

  test('begins by guessing one of ten digits, and all three meet the same first weights', () => {
    const untrained = figure.table(data, knobs).rows[0]! as number[];
    for (const column of [2, 5, 8]) {
      expect(untrained[column]).toBeGreaterThan(80);
      expect(untrained[column]).toBe(untrained[2]);
    }
  });

  test('falls most steeply where the rate first falls', () => {
    const losses = figure.table(data, knobs).rows.map((row) => row[1] as number);
    const mean = (from: number, to: number) =>
      losses.slice(from, to).reduce((sum, loss) => sum + loss, 0) / (to - from);
    // How far the mean of five epochs falls to that of the next five, once the first descent is over.
    const falls = Array.from({ length: 70 }, (_, i) => {
      const epoch = 15 + i;
      return { epoch, fall: 1 - mean(epoch + 1, epoch + 6) / mean(epoch - 4, epoch + 1) };
    });
    const steepest = falls.reduce((a, b) => (b.fall > a.fall ? b : a));
    expect(Math.abs(steepest.epoch - 30)).toBeLessThanOrEqual(1);
  });
});

test.each([
  { alpha: 0.1, cliff: true, lower: true },
  { alpha: 0.03, cliff: true, lower: true },
  { alpha: 0.01, cliff: false, lower: false },
])('at α₀ = $alpha the claim says which of its conditions fail', async ({ alpha, cliff, lower }) => {
  const { knobs, data } = await shownAt(figure, { alpha });
  const rows = figure.table(data, knobs).rows as number[][];
  // The table's columns: epoch, then loss, training and validation error of staircase, constant and cosine.
  const losses = rows.map((row) => row[1]!);
  const meanBefore = losses.slice(26, 31).reduce((sum, loss) => sum + loss) / 5;
  expect(losses[31]! < 0.9 * meanBefore).toBe(cliff);
  expect(rows[90]![2]! < rows[90]![5]!).toBe(lower);
  const claim = figure.finding.says(data, knobs);
  expect(/at least 10\u00a0%; not so here/.test(claim)).toBe(!cliff);
  expect(/below constant; not so here/.test(claim)).toBe(!lower);
  expect(figure.finding.holds(data, knobs)).toBe(cliff && lower);
});

test('before the first step nothing is said to fail', () => {
  const begun = figure.summarise(prefix(result, 0.2), knobs);
  expect(figure.finding.says(begun, knobs)).not.toMatch(/not so/);
  expect(figure.finding.holds(begun, knobs)).toBe(false);
});
