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

  test('(a) is a staircase on a logarithmic axis, with steps at a third and at two thirds of the epochs', () => {
    const x = ticks(panel('rates').querySelector('.axis.x')!, 'x');
    const y = ticks(panel('rates').querySelector('.axis.y')!, 'y');
    expect([...x.keys()]).toEqual([0, 10, 20, 30]);
    expect([...y.keys()]).toEqual([0.001, 0.01, 0.1]);
    const decade = y.get(0.001)! - y.get(0.01)!;
    // Places are written to a tenth of a pixel.
    expect(decade).toBeCloseTo(y.get(0.01)! - y.get(0.1)!, 0);
    const heightOf = (rate: number) => y.get(0.01)! - decade * Math.log10(rate / 0.01);
    const corners = [
      [0, 0.04],
      [10, 0.04],
      [10, 0.016],
      [20, 0.016],
      [20, 0.0064],
      [30, 0.0064],
    ] as const;
    const drawn = points(panel('rates').querySelector('.line.staircase .stroke')!);
    expect(drawn).toHaveLength(corners.length);
    corners.forEach(([epoch, rate], i) => {
      expect(drawn[i]![0]).toBeCloseTo(x.get(epoch)!, 1);
      expect(drawn[i]![1]).toBeCloseTo(heightOf(rate), 0);
    });
  });

  test('(b) is the loss over the iterations, with the steps marked', () => {
    const losses = panel('losses');
    expect(losses.querySelector('.axis.x .label')!.textContent).toBe('iteration (250 an epoch)');
    const x = ticks(losses.querySelector('.axis.x')!, 'x');
    // 2,000 examples in batches of 8: 250 iterations an epoch.
    expect([...x.keys()]).toEqual([0, 2500, 5000, 7500]);
    [2500, 5000].forEach((step, i) =>
      expect(placeOf(losses.querySelector(`.rule.stair-${i} .stroke`)!)).toBeCloseTo(x.get(step)!, 1),
    );
  });

  test('validation is thick and training thin, of three schedules, which are named', () => {
    const widthOf = (selector: string) =>
      Number(panel('losses').querySelector(selector)!.getAttribute('stroke-width'));
    for (const name of ['staircase', 'constant', 'cosine']) {
      expect(panel('rates').querySelectorAll(`.line.${name} .stroke`)).toHaveLength(1);
      expect(points(panel('losses').querySelector(`.course.${name} .run`)!)).toHaveLength(31);
      expect(points(panel('losses').querySelector(`.line.${name}-training .stroke`)!)).toHaveLength(31);
      expect(widthOf(`.course.${name} .run`)).toBeGreaterThan(2 * widthOf(`.line.${name}-training .stroke`));
    }
    const ends = [...panel('losses').querySelectorAll('.ends .name')].map((end) => end.textContent);
    expect(ends.toSorted()).toEqual(['constant', 'cosine', 'staircase']);
  });
});

describe('the run', () => {
  test('takes the rates of the three formulas', () => {
    const [staircase, constant, cosine] = result.runs.map(({ learningRate }) => learningRate);
    for (let step = 0; step < 7500; step += 37) {
      expect(staircase![step]).toBeCloseTo(0.04 * 0.4 ** Math.floor(step / 2500), 8);
      expect(constant![step]).toBeCloseTo(0.008, 8);
      expect(cosine![step]).toBeCloseTo(0.04 * Math.cos((Math.PI * step) / 15000) ** 2, 7);
    }
  });

  test('begins with a guess among ten digits, and all three have the same first weights', () => {
    const untrained = figure.table(data, knobs).rows[0]! as number[];
    for (const column of [1, 3, 5]) {
      expect(untrained[column]).toBeGreaterThan(0.9 * Math.log(10));
      expect(untrained[column]).toBe(untrained[1]);
    }
  });
});

/** The table's columns: epoch, then training and validation loss of staircase, constant and cosine. */
const rowsAt = async (changes: Record<string, unknown>) => {
  const shown = await shownAt(figure, changes);
  return { ...shown, rows: figure.table(shown.data, shown.knobs).rows as number[][] };
};

test.each([
  { changes: {}, cliffs: true, lower: true },
  { changes: { alpha: 0.02 }, cliffs: false, lower: true },
  { changes: { factor: 1 }, cliffs: false, lower: false },
])('at $changes the finding asks for both cliffs in both losses, and for the lower end', async (expected) => {
  const { rows, knobs, data } = await rowsAt(expected.changes);
  const falls = [10, 20].flatMap((epoch) =>
    [1, 2].map((column) => {
      const before = [epoch - 2, epoch - 1, epoch].reduce((sum, row) => sum + rows[row]![column]!, 0) / 3;
      return 1 - rows[epoch + 1]![column]! / before;
    }),
  );
  expect(falls.every((fall, i) => fall >= (i < 2 ? 0.2 : 0.05))).toBe(expected.cliffs);
  expect(rows[30]![2]! < rows[30]![4]!).toBe(expected.lower);
  expect(figure.finding.holds(data, knobs)).toBe(expected.cliffs && expected.lower);
});

test('an epoch’s value is the mean of its four checkpoints', () => {
  const { checkpoints } = result.runs[1]!;
  const third = checkpoints.filter(({ step }) => step > 500 && step <= 750);
  expect(third).toHaveLength(4);
  const mean = third.reduce((sum, { validationLoss }) => sum + validationLoss, 0) / 4;
  expect((figure.table(data, knobs).rows as number[][])[3]![4]).toBeCloseTo(mean, 12);
});

test('before it is over nothing holds', () => {
  const begun = figure.summarise(prefix(result, 0.9), knobs);
  expect(figure.finding.holds(begun, knobs)).toBe(false);
});
