/** Stands for the source's picture `learning_rate.png`: "Too low", "Just right", "Too high". */
import { beforeAll, describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate/learning-rate-bowl.ts';
import { verdict } from '../../../../src/figures/learning-rate/learning-rate-bowl/verdict.ts';
import { axisOf, drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  return { knobs, data };
}

/** Rows of the table: update, then θ and J for each panel. */
const thetasOf = (data: unknown, panel: number) =>
  figure.table(data, {}).rows.map((row) => row[1 + 2 * panel] as number | null);

describe('the picture', () => {
  let panels: Element[];
  beforeAll(async () => {
    const { knobs, data } = await at();
    const document = drawn(figure, { data, knobs });
    panels = [...document.querySelectorAll('svg.wide .panel')];
  });
  const texts = (panel: Element) => [...panel.querySelectorAll('text')].map((text) => text.textContent);
  /** Start and tip of each arrow: its path is M start L neck M barb L tip L barb Z. */
  const arrowsOf = (panel: Element) =>
    [...panel.querySelectorAll('.arrow')].map((arrow) => {
      const numbers = arrow
        .getAttribute('d')!
        .match(/-?[\d.]+/g)!
        .map(Number);
      return { from: numbers.slice(0, 2), tip: numbers.slice(6, 8) } as {
        from: [number, number];
        tip: [number, number];
      };
    });

  test('has three panels, named as in the source, each with J(θ) over θ', () => {
    expect(panels.map((panel) => panel.querySelector('.head text')!.textContent)).toEqual([
      'Too low',
      'Just right',
      'Too high',
    ]);
    for (const panel of panels) expect(texts(panel)).toEqual(expect.arrayContaining(['J(θ)', 'θ']));
  });

  test('has the source’s sentence under each', () => {
    const sentences = panels.map((panel) =>
      [...panel.querySelectorAll('.foot text')].map((line) => line.textContent).join(' '),
    );
    expect(sentences[0]).toMatch(/small learning rate .* many updates before .* the minimum point/);
    expect(sentences[1]).toMatch(/swiftly reaches the minimum point/);
    expect(sentences[2]).toMatch(/Too large a learning rate .* drastic updates.* lead to divergen/);
  });

  test('starts on the right wall, part of the way up', () => {
    for (const panel of panels) {
      const handle = panel.querySelector('[data-handle=start]')!;
      const [x0, x1, left, right] = axisOf(handle, 'x');
      const [, , bottom, top] = axisOf(handle, 'y');
      const [x, y] = handle
        .getAttribute('transform')!
        .match(/[\d.]+/g)!
        .map(Number) as [number, number];
      expect([x0, x1]).toEqual([-3.2, 3.2]);
      expect((x - left) / (right - left)).toBeGreaterThan(0.7);
      expect((bottom - y) / (bottom - top)).toBeGreaterThan(0.25);
      expect((bottom - y) / (bottom - top)).toBeLessThan(0.6);
    }
  });

  test('many tiny arrows on the left, five shrinking ones to be seen in the middle', () => {
    const lengths = panels.map((panel) =>
      arrowsOf(panel).map(({ from, tip }) => Math.hypot(tip[0] - from[0], tip[1] - from[1])),
    );
    expect(lengths[0]!.length).toBeGreaterThan(15);
    expect(Math.max(...lengths[0]!)).toBeLessThan(20);
    expect(lengths[1]!.length).toBeGreaterThanOrEqual(5);
    for (const row of [lengths[0]!, lengths[1]!])
      for (let i = 1; i < row.length; i++) expect(row[i]).toBeLessThan(row[i - 1]!);
  });

  test('arrows on the right that zig-zag up the walls and out', () => {
    const steps = arrowsOf(panels[2]!);
    expect(steps.length).toBeGreaterThanOrEqual(3);
    steps.forEach(({ from, tip }, i) => {
      expect(Math.sign(tip[0] - from[0])).toBe(i % 2 === 0 ? -1 : 1);
      expect(tip[1]).toBeLessThan(from[1]);
    });
    expect(panels.map((panel) => panel.querySelectorAll('g.crosses').length)).toEqual([0, 0, 1]);
  });
});

describe('the numbers', () => {
  test('an update multiplies θ by 1 − α', async () => {
    const alphas = { low: 0.07, right: 0.8, high: 1.7 };
    const { data } = await at({ ...alphas, start: -2.4 });
    for (const [panel, alpha] of Object.values(alphas).entries())
      thetasOf(data, panel).forEach((theta, n) => expect(theta).toBeCloseTo(-2.4 * (1 - alpha) ** n, 10));
  });

  test('the verdict foretells the path', async () => {
    for (const alpha of [0.02, 0.1, 0.2, 0.5, 1, 1.4, 1.7, 1.9, 2, 2.2, 3]) {
      const { data } = await at({ low: alpha, start: 2 });
      const thetas = thetasOf(data, 0).filter((theta) => theta !== null);
      const near = thetas.findIndex((theta) => Math.abs(theta) <= 0.1);
      const { name } = verdict(alpha, 2);
      if (name === 'Just right') expect(near >= 0 && near <= 10).toBe(true);
      else if (name === 'Too high') expect(Math.min(...thetas.map(Math.abs))).toBe(2);
      else expect(near < 0 || near > 10).toBe(true);
      expect(name === 'Rather high').toBe(near !== 0 && alpha > 1 && alpha < 2 && (near < 0 || near > 10));
    }
  });

  test('at α = 2 θ only changes its sign: it never arrives, and the finding says of which rates that is true', async () => {
    const { data, knobs } = await at({ low: 1.95, right: 2, high: 2.05 });
    // 2 · 0.95ⁿ comes to 0.1 after 59 updates, beyond the budget of 50.
    expect(Math.ceil(Math.log(0.05) / Math.log(0.95))).toBe(59);
    expect(figure.finding.says(data, knobs)).toContain(
      'does not come within 0.1 of the minimum at α = 1.95 or 2.',
    );
    const document = drawn(figure, { data, knobs });
    const outcomes = [...document.querySelectorAll('svg.wide .panel')].map(
      (panel) => panel.querySelectorAll('.head text')[2]!.textContent,
    );
    expect(outcomes.slice(0, 2)).toEqual(['not there yet', 'never arrives']);
  });

  test('a rate below the edge on the right arrives after as many updates as the closed form foretells', async () => {
    const { data, knobs } = await at({ high: 1.94 });
    const needed = Math.ceil(Math.log(0.1 / 2) / Math.log(0.94));
    expect(figure.finding.says(data, knobs)).toContain(`At α = 1.94 it arrives after ${needed} updates.`);
    const beyond = await at({ high: 2 });
    expect(figure.finding.says(beyond.data, beyond.knobs)).toContain('At α = 2 J never exceeds 100 times');
  });

  test('the finding tells the numbers of updates that the closed form foretells', async () => {
    const { data, knobs } = await at();
    const needed = (alpha: number) => Math.ceil(Math.log(0.1 / 2) / Math.log(1 - alpha));
    expect([needed(0.1), needed(0.5)]).toEqual([29, 5]);
    const says = figure.finding.says(data, knobs);
    expect(says).toContain('after 29 updates at α = 0.1');
    expect(says).toContain('after 5 updates at α = 0.5');
    // 1.15^(2n) first exceeds 100 at n = 17.
    const exceeds = Math.ceil(Math.log(100) / (2 * Math.log(1.15)));
    expect(says).toContain(`after ${exceeds} J exceeds`);
    expect(figure.measures!(data, knobs)).toEqual({
      lowArrivedAfter: 29,
      middleArrivedAfter: 5,
      highArrivedAfter: null,
      highDivergedAfter: exceeds,
      lowVerdict: 'Too low',
      middleVerdict: 'Just right',
      highVerdict: 'Too high',
    });
  });
});
