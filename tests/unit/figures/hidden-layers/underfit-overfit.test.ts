/** Three fits to one arch: likeness to the tutorial's picture, and the straight line's closed form. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/hidden-layers/underfit-overfit.ts';
import { archCurve } from '../../../../src/lib/data/arch.ts';
import { drawData } from '../../../../src/lib/data/draw.ts';
import type { Study } from '../../../../src/lib/training/spec.ts';
import { leastSquares } from '../../least-squares.ts';
import { drawn, shownAt } from '../shown.ts';

type Curve = (readonly [x: number, y: number])[];

interface Data {
  fits: { title: string; training: number; validation: number; curve: Curve; untrained: Curve }[];
  floor: number;
}

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, experiment, data } = await shownAt<Data>(figure, changes);
  const document = drawn(figure, { data, knobs });
  return {
    data,
    experiment: experiment as Study,
    panels: [...document.querySelectorAll('svg.wide > g.panel[class*=fit]')],
  };
}

/** Places where a curve turns from rising to falling or back. */
function turns(values: number[]): number {
  const rises = values.slice(1).map((value, i) => value > values[i]!);
  return rises.slice(1).filter((rising, i) => rising !== rises[i]).length;
}

describe('the tutorial’s picture', () => {
  test('three panels: Underfit, Optimal, Overfit', async () => {
    const { panels } = await at();
    expect(panels.map((panel) => panel.querySelector('.head .words')!.textContent)).toEqual([
      'Underfit',
      'Optimal',
      'Overfit',
    ]);
  });

  test('in each, the predictor variable across and the output variable up', async () => {
    for (const panel of (await at()).panels) {
      expect(panel.querySelector('.axis.x .label')!.textContent).toBe('Predictor variable');
      expect(panel.querySelector('.axis.y .label')!.textContent).toBe('Output variable');
      expect(panel.querySelector('.axis.y .label')!.getAttribute('transform')).toContain('rotate(-90)');
    }
  });

  test('the same thirty teal points in each', async () => {
    const [first, ...others] = (await at()).panels.map((panel) => {
      const points = [...panel.querySelectorAll('.inside .dots.training circle')];
      expect(new Set(points.map((point) => point.getAttribute('fill')))).toEqual(
        new Set(['var(--series-3)']),
      );
      const left = Number(panel.querySelector('.clip .area')!.getAttribute('x'));
      return points.map((point) => [
        (Number(point.getAttribute('cx')) - left).toFixed(1),
        point.getAttribute('cy'),
      ]);
    });
    expect(first).toHaveLength(30);
    for (const points of others)
      points.forEach(([x, y], i) => {
        expect(Number(x)).toBeCloseTo(Number(first![i]![0]), 0);
        expect(y).toBe(first![i]![1]);
      });
  });

  test('a line, an arch and a squiggle, dashed; unlike the picture’s, each has one output for one input', async () => {
    const { data, panels } = await at();
    const [straight, arch, squiggle] = data.fits.map(({ curve }) => curve.map(([, y]) => y));
    expect(turns(straight!)).toBe(0);
    expect(turns(arch!)).toBe(1);
    expect(turns(squiggle!)).toBeGreaterThanOrEqual(5);
    for (const panel of panels) {
      const fit = panel.querySelector('.fit .stroke')!;
      expect(fit.getAttribute('stroke-dasharray')).toMatch(/\d+ \d+/);
      const across = [...fit.getAttribute('d')!.matchAll(/[ML]([\d.-]+),/g)].map((match) => Number(match[1]));
      expect(across).toEqual([...new Set(across)].sort((a, b) => a - b));
    }
  });
});

test('without a hidden layer the fit is the least-squares line', async () => {
  const { data, experiment } = await at();
  const { intercept, slope, loss } = leastSquares(drawData(experiment.data).training);
  const { training } = data.fits[0]!;
  const curve = data.fits[0]!.curve.map(([, y]) => y);
  expect(curve[(curve.length - 1) / 2]).toBeCloseTo(intercept, 3);
  expect(curve.at(-1)! - curve[0]!).toBeCloseTo(2.16 * slope, 3);
  expect(training).toBeCloseTo(loss, 5);
});

test('the noise alone costs what the true arch loses on fresh points', async () => {
  const { data, experiment } = await at();
  const { inputs, targets } = drawData({ ...experiment.data, validation: 20_000 }).validation;
  const errors = Array.from(inputs, (x, i) => 0.5 * (targets[i]! - archCurve(x)) ** 2);
  const loss = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  expect(data.floor / loss).toBeCloseTo(1, 1);
});

test('grey, the curve before training: gentle from Glorot’s scale, a squiggle already from large weights', async () => {
  const height = async (start: string) => {
    const values = (await at({ start })).data.fits[2]!.untrained.map(([, y]) => y);
    return Math.max(...values) - Math.min(...values);
  };
  expect(await height('glorot')).toBeLessThan(2);
  expect(await height('large')).toBeGreaterThan(10);
});

test('two panels with the same network have the same title', async () => {
  const { data } = await at({ rightLayers: 1, rightUnits: 2 });
  expect(data.fits.map(({ title }) => title)).toEqual(['Underfit', 'Optimal', 'Optimal']);
});
