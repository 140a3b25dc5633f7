import { beforeAll, describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate/four-learning-rates.ts';
import { equation } from '../../../../src/lib/text/numbers.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  const { columns, rows } = figure.table(data, knobs);
  return { knobs, data, columns, rows: rows as (number | null)[][] };
}

describe('the drawing', () => {
  let svg: Element;
  beforeAll(async () => {
    const { knobs, data } = await at();
    const document = drawn(figure, { data, knobs });
    svg = document.querySelector('svg.wide')!;
  });
  const lossTicks = () =>
    [...svg.querySelectorAll('.axis.y .number')].map(
      (tick) => [Number(tick.textContent), Number(tick.getAttribute('y')) - 4] as const,
    );

  test('labels each line with its name and rate, the diverged one at its cross', () => {
    const texts = (kind: string) =>
      [...svg.querySelectorAll(`.ends .${kind}`)].map((text) => text.textContent);
    expect(texts('name')).toEqual(['low', 'good', 'high', 'very high, α\u00a0=\u00a05']);
    expect(texts('note').slice(0, 3)).toEqual([0.02, 0.3, 1.5].map((rate) => equation('α', rate)));
    expect(texts('note')[3]).toMatch(/^diverged at step \d+$/);
    expect(svg.querySelector('.ends .cross')!.getAttribute('d')!.match(/M/g)).toHaveLength(1);
  });

  test('has the same colour on a line and on its label, and four of them', () => {
    const lines = [...svg.querySelectorAll('.course .run:last-child')].map((line) =>
      line.getAttribute('stroke'),
    );
    expect(lines).toEqual([...svg.querySelectorAll('.ends .name')].map((name) => name.getAttribute('fill')));
    expect(new Set(lines).size).toBe(4);
  });

  test('has the loss on a logarithmic axis and a dashed line at an eighth, the loss of answering ½', () => {
    const ticks = lossTicks();
    const decade = ticks[0]![1] - ticks[1]![1];
    expect(ticks.map(([loss]) => loss)).toEqual([0.01, 0.1, 1]);
    expect(ticks[1]![1] - ticks[2]![1]).toBeCloseTo(decade, 1);
    const guess = svg.querySelector('.rule .stroke')!;
    expect(guess.getAttribute('stroke-dasharray')).not.toBeNull();
    const y = Number(guess.getAttribute('d')!.match(/[\d.]+/g)![1]);
    expect(10 ** ((ticks[2]![1] - y) / decade)).toBeCloseTo(0.5 * 0.5 ** 2, 2);
  });
});

describe('the numbers', () => {
  test('all four start at the same weights', async () => {
    const [, ...losses] = (await at()).rows[0]!;
    expect(new Set(losses).size).toBe(1);
  });

  test('of full-batch descent: at rates this small, steps times rate is what counts', async () => {
    // To first order in α the loss follows the gradient's flow: half the rate is there after twice the steps.
    const { rows } = await at({ low: 0.002, good: 0.004, high: 0.008, veryHigh: 0.016 });
    const lossAt = (step: number, column: number) => rows.find(([at]) => at === step)![column]!;
    for (const [step, column] of [
      [400, 1],
      [200, 2],
      [400, 3],
    ] as const)
      expect(lossAt(step, column) / lossAt(step / 2, column + 1)).toBeCloseTo(1, 2);
  });

  test('a run that diverges leaves the others as they are', async () => {
    const [alone, beside] = [await at({ veryHigh: 1 }), await at({ veryHigh: 10 })];
    expect(beside.data).not.toEqual(alone.data);
    for (const column of [1, 2, 3])
      expect(beside.rows.map((row) => row[column]).filter((loss) => loss !== null)).toEqual(
        alone.rows.map((row) => row[column]).filter((loss) => loss !== null),
      );
  });

  test('the place of the high rate is its row’s, by the loss in the table; what diverged is behind it', async () => {
    for (const [changes, place] of [
      [{}, 3],
      [{ high: 0.2 }, 2],
      [{ low: 0.002, good: 0.004, high: 0.008 }, 1],
    ] as const) {
      const { data, knobs, rows } = await at(changes);
      const [, ...finals] = rows.find(([step]) => step === 400)!;
      const better = finals.filter((loss) => loss !== null && loss < finals[2]!).length;
      expect(1 + better).toBe(place);
      expect(figure.measures!(data, knobs)['highPlace']).toBe(place);
    }
  });

  test('further starts are other networks; the figure’s own stays', async () => {
    const [one, five] = [await at(), await at({ starts: true })];
    const curvesOf = ({ data }: { data: unknown }) =>
      (data as { curves: [number, number][][] }[]).map(({ curves }) => curves);
    curvesOf(five).forEach((curves, i) => {
      expect(curves).toHaveLength(5);
      expect(curves[0]).toEqual(curvesOf(one)[i]![0]);
      expect(new Set(curves.map((curve) => curve[0]![1])).size).toBe(5);
    });
  });
});
