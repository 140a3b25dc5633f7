/** The range tests per batch size: likeness to the tutorial's picture, and what theory says of their two flanks. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/batch-size/batch-size-range-test.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import type { Study, StudyResult } from '../../../../src/lib/training/spec.ts';
import { drawn, shownAt } from '../shown.ts';

interface Point {
  rate: number;
  loss: number;
}
interface Curve {
  batchSize: number;
  thick: Point[];
  halfWay: Point | null;
  lowest: Point | null;
  stopped: boolean;
  noise: number | null;
}

async function at(changes: Record<string, unknown>) {
  const { knobs, data } = await shownAt<{ curves: Curve[] }>(figure, changes);
  const document = drawn(figure, { data, knobs });
  return { curves: data.curves, wide: document.querySelector('svg.wide')! };
}

const largest = (values: number[]) => Math.max(...values) / Math.min(...values);

describe('the tutorial’s picture', () => {
  test('loss, from 0 up on a linear axis, over the learning rate from 10⁻⁵ to 1 on a logarithmic one', async () => {
    const { wide } = await at({});
    const numbers = (axis: string) =>
      [...wide.querySelectorAll(`${axis} .number`)].map((text) => text.textContent);
    expect(numbers('.rates .axis.x')).toEqual(['10⁻⁵', '10⁻⁴', '0.001', '0.01', '0.1', '1']);
    expect(numbers('.losses .axis.y')).toEqual(['0', '1', '2', '3']);
    const places = [...wide.querySelectorAll('.rates .axis.x .number')].map((text) =>
      Number(text.getAttribute('x')),
    );
    const gaps = places.slice(1).map((place, i) => place - places[i]!);
    expect(largest(gaps)).toBeCloseTo(1, 3);
  });

  test('one curve and one label, B for the picture’s BS, for each of 64, 32, 16, 8 and 4', async () => {
    const { wide } = await at({});
    for (const batchSize of [64, 32, 16, 8, 4]) {
      expect(wide.querySelector(`.line.batch-${batchSize} path`)!.getAttribute('d')).toMatch(/^M.*L/);
      expect(wide.querySelector(`.text.batch-${batchSize} text`)!.textContent).toBe(`B = ${batchSize}`);
    }
  });

  test('each curve falls from its start and rises again to its end', async () => {
    for (const { thick, lowest } of (await at({})).curves) {
      expect(lowest!.loss).toBeLessThan(thick[0]!.loss / 4);
      expect(thick.at(-1)!.loss).toBeGreaterThan(2 * lowest!.loss);
    }
  });

  test('the smaller the batch, the noisier, the lower the rate at its minimum and the earlier its end', async () => {
    const { curves } = await at({});
    const ascending = (values: number[]) => expect(values).toEqual([...values].sort((a, b) => a - b));
    ascending(curves.map(({ noise }) => noise!));
    ascending(curves.map(({ lowest }) => lowest!.rate).reverse());
    ascending(curves.map(({ thick }) => thick.at(-1)!.rate).reverse());
  });
});

describe('what theory says', () => {
  test('noise of the batch loss: 1/√B, less what drawing without replacement saves', async () => {
    const examples = (figure.experiment(defaults(figure.knobs)) as Study).data.training;
    const { curves } = await at({});
    // Were a single example's deviation known, every batch size would have to agree on it; 77 batches give it to about 8 %.
    const single = curves.map(
      ({ batchSize, noise }) => noise! * Math.sqrt((batchSize * (examples - 1)) / (examples - batchSize)),
    );
    expect(largest(single)).toBeLessThan(1.4);
  });

  test('at equal epochs the way down is a function of α / B: linear scaling', async () => {
    const { curves } = await at({});
    expect(largest(curves.map(({ halfWay, batchSize }) => halfWay!.rate / batchSize))).toBeLessThan(1.25);
  });

  test('at equal steps it is a function of α alone', async () => {
    const { curves } = await at({ budget: 'equal steps' });
    expect(largest(curves.map(({ halfWay }) => halfWay!.rate))).toBeLessThan(2);
  });
});

describe('what is measured', () => {
  /** A history whose loss is a parabola in log₁₀ α with its bottom of 2 at α = 10⁻². */
  function parabolas(steps = 501): StudyResult {
    const exponents = Array.from({ length: steps }, (_, i) => -5 + (5 * i) / (steps - 1));
    const run = {
      steps,
      stepsPerEpoch: 1,
      batchLoss: Float32Array.from(exponents, (exponent) => 2 + (exponent + 2) ** 2),
      learningRate: Float32Array.from(exponents, (exponent) => 10 ** exponent),
      checkpoints: [],
      divergedAt: null,
    };
    return { kind: 'study', runs: [64, 32, 16, 8, 4].map(() => run) };
  }

  test('lowest and half-way are those of the parabola, and it is stopped at three times its bottom', () => {
    const { curves } = figure.summarise(parabolas(), defaults(figure.knobs)) as { curves: Curve[] };
    const { lowest, halfWay, stopped, thick } = curves[0]!;
    expect(Math.log10(lowest!.rate)).toBeCloseTo(-2, 2);
    // From 2 + 3² (less half a window) at 10⁻⁵ half-way down to 2: (log α + 2)² = 9/2.
    expect(Math.abs(Math.log10(halfWay!.rate) - (-2 - Math.sqrt(9 / 2)))).toBeLessThan(0.15);
    // 2 + (log α + 2)² = 6 at α = 1, the last rate: the window's mean does not quite get there.
    expect(stopped).toBe(false);
    expect(Math.log10(thick.at(-1)!.rate)).toBeCloseTo(-0.125, 1);
  });

  test('a curve that is still falling has no lowest point yet', () => {
    const { runs } = parabolas();
    const begun = runs.map((run) => ({
      ...run,
      batchLoss: run.batchLoss.subarray(0, 200),
      learningRate: run.learningRate.subarray(0, 200),
    }));
    const { curves } = figure.summarise({ kind: 'study', runs: begun }, defaults(figure.knobs)) as {
      curves: Curve[];
    };
    expect(curves[0]!.lowest).toBeNull();
  });
});

test('what texts quote, and the curves over the seeds, are the numbers of the table', async () => {
  const { knobs, data } = await shownAt(figure);
  const { columns, rows } = figure.table(data, knobs);
  const column = (name: string) =>
    [4, 8, 16, 32, 64].map(
      (batchSize) => rows.find(([size]) => size === batchSize)![columns.indexOf(name)] as number,
    );
  const measures = figure.measures!(data, knobs);
  expect(measures['deepest']).toBe(Math.min(...column('lowest loss')));
  expect(measures['shallowest']).toBe(Math.max(...column('lowest loss')));
  expect(measures['halfWayRatio']).toBeCloseTo(
    column('half-way down at α')[4]! / column('half-way down at α')[0]!,
    6,
  );
  const { x, lines } = figure.curves(data, knobs)!;
  expect(x.names).toEqual(['4', '8', '16', '32', '64']);
  expect(lines.map(({ points }) => points.map(([, rate]) => rate))).toEqual([
    column('lowest at α'),
    column('half-way down at α'),
  ]);
});
