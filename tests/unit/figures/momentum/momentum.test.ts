/** The numbers of the momentum figure, and its likeness to the two screenshots of Goh's article. */
import { describe, expect, test } from 'vitest';
import momentum from '../../../../src/figures/momentum/momentum.ts';
import { axisOf, drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown>) {
  const { knobs, data } = await shownAt<{
    path: [number, number][];
    distances: number[];
    firstNear: number | null;
    staysNear: number | null;
    divergedAt: number | null;
  }>(momentum, changes);
  return { data, document: drawn(momentum, { data, knobs }) };
}

/** The path of Goh's figure, computed here without the trainer: z ← βz + ∇f, w ← w − αz. */
function byHand(alpha: number, beta: number, steps: number): [number, number][] {
  let [x, y, zx, zy] = [-1.21, 0.853, 0, 0];
  const path: [number, number][] = [[x, y]];
  for (let step = 0; step < steps; step++) {
    const valley = 3 * y - x ** 2;
    zx = beta * zx - 2 * (1 - x) - 80 * x * valley;
    zy = beta * zy + 120 * valley;
    x -= alpha * zx;
    y -= alpha * zy;
    path.push([x, y]);
  }
  return path;
}

describe('the path', () => {
  test.each([0.86, 0.71, 0])('at β = %f is Goh’s', async (beta) => {
    const { data } = await at({ beta });
    byHand(0.0041, beta, 150).forEach(([x, y], step) => {
      expect(data.path[step]![0]).toBeCloseTo(x, 6);
      expect(data.path[step]![1]).toBeCloseTo(y, 6);
    });
  });

  test('β = 0.86 comes within 0.05 at step 20 and stays from 29', async () => {
    const { data } = await at({ beta: 0.86 });
    expect([data.firstNear, data.staysNear]).toEqual([20, 29]);
  });

  test('β = 0.71 comes within 0.05 at step 143', async () => {
    expect((await at({ beta: 0.71 })).data.firstNear).toBe(143);
  });

  test('β = 0 never comes near: α is beyond 2/λmax, and the path goes to an orbit of two points', async () => {
    const { data } = await at({ beta: 0 });
    expect(data.firstNear).toBeNull();
    expect(data.distances.at(-1)).toBeCloseTo(0.41, 2);
    // At (1, 1/3) the Hessian is [[162, −240], [−240, 360]].
    const largestCurvature = (162 + 360) / 2 + Math.hypot((360 - 162) / 2, 240);
    expect(2 / largestCurvature).toBeLessThan(0.0041);
    const orbit = byHand(0.0041, 0, 5000)
      .slice(-2)
      .sort(([a], [b]) => b - a)
      .flat();
    [0.912, 0.232, 0.872, 0.299].forEach((coordinate, i) => expect(orbit[i]).toBeCloseTo(coordinate, 2));
  });

  test('β = 0.99 overflows within 50 steps, and the figure says so', async () => {
    const { data, document } = await at({ beta: 0.99 });
    expect(data.divergedAt).toBeLessThanOrEqual(50);
    expect(document.querySelector('.crosses .cross')).not.toBeNull();
    expect(document.querySelector('.diverged .words')!.textContent).toBe(
      `diverged at step ${data.divergedAt}`,
    );
  });
});

describe.each([
  ['wide', 0],
  ['narrow', 1],
] as const)('the %s drawing, beside the screenshots', (_, index) => {
  test('shows contours over x ∈ [−2, 2], y ∈ [−0.267, 1.067], the path of 150 steps, and the three labels', async () => {
    const { data, document } = await at({ beta: 0.86 });
    const svg = document.querySelectorAll('svg')[index]!;
    expect(svg.querySelectorAll('.contours .band').length).toBeGreaterThanOrEqual(10);
    expect(svg.querySelector('.dots.steps .many')!.getAttribute('d')!.split('M')).toHaveLength(1 + 151);
    const labels = [...svg.querySelectorAll('.words')].map((label) => label.textContent);
    for (const label of ['Starting point', 'Solution', 'Optimum']) expect(labels).toContain(label);

    const handle = svg.querySelector('[data-handle="start"]')!;
    const [x0, x1, left, right] = axisOf(handle, 'x');
    const [y0, y1, bottom, top] = axisOf(handle, 'y');
    expect([x0, x1, y0, y1]).toEqual([-2, 2, -0.267, 1.067]);
    const last = svg.querySelector('.solution circle')!;
    const [x, y] = data.path.at(-1)!;
    expect(Number(last.getAttribute('cx'))).toBeCloseTo(left + ((x - x0) / (x1 - x0)) * (right - left), 1);
    expect(Number(last.getAttribute('cy'))).toBeCloseTo(bottom + ((y - y0) / (y1 - y0)) * (top - bottom), 1);
  });
});

test('both of the source’s settings are one click away, and the sliders run as in the screenshots', () => {
  expect(momentum.presets!.map(({ knobs }) => (knobs as { beta: number }).beta)).toEqual(
    expect.arrayContaining([0.86, 0.71]),
  );
  expect(momentum.knobs['alpha']).toMatchObject({ min: 0, max: 0.006 });
  expect(momentum.knobs['beta']).toMatchObject({ min: 0, max: 0.99 });
});
