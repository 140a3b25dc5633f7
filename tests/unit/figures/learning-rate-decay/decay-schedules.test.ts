/** Stands for the source's picture `lr_decay.png`: α = α₀ / (1 + decay_rate · epoch_num). */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate-decay/decay-schedules.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  const document = drawn(figure, { data, knobs });
  const { columns, rows } = figure.table(data, knobs);
  const rates = (name: string) =>
    rows.map((row) => row[columns.indexOf(`learning rate α, ${name}`)] as number);
  return { knobs, data, rates, document };
}

const epochs = Array.from({ length: 91 }, (_, epoch) => epoch);

describe('the picture', () => {
  test('its formula stands at a curve of its own, beside those of the others', async () => {
    const { document } = await at();
    const texts = [...document.querySelectorAll('svg.wide .words')].map((text) => text.textContent);
    expect(texts).toContain('α₀ / (1 + decay rate · epoch)');
    for (const name of ['constant', '1/t', 'exponential', 'square root', 'staircase', 'cosine'])
      expect(texts).toContain(name);
    expect(document.querySelectorAll('svg.wide .panel .line[class*=schedule]')).toHaveLength(6);
  });

  test.each(['wide', 'narrow'])(
    'the axes of the %s drawing are epochs and the learning rate',
    async (width) => {
      const { document } = await at();
      const axis = (name: string) => document.querySelector(`svg.${width} .axis.${name}`)!;
      expect(axis('x').querySelector('.label')!.textContent).toBe('epoch');
      expect(axis('y').querySelector('.label')!.textContent).toBe('learning rate α');
      const numbers = [...axis('y').querySelectorAll('.number')].map((tick) => Number(tick.textContent));
      expect(numbers).toEqual([0, 0.0125, 0.025, 0.05, 0.1]);
    },
  );

  test('the dots mark the halvings: each stands on a line of the grid or just below it', async () => {
    const { document } = await at();
    const grid = document.querySelector('svg.wide .axis.y .grid')!.getAttribute('d')!;
    const lines = [...grid.matchAll(/M0,([\d.]+)/g)].map(([, y]) => Number(y));
    const [eighth, quarter, half] = lines.slice(1, 4);
    for (const curve of [1, 2]) {
      const heights = [...document.querySelectorAll(`svg.wide .halvings-${curve} .dot`)].map((dot) =>
        Number(dot.getAttribute('cy')),
      );
      [half!, quarter!, eighth!].forEach((line, i) => {
        expect(heights[i]).toBeGreaterThanOrEqual(line - 0.02);
        expect(heights[i]).toBeLessThan(line + 8);
      });
    }
  });
});

describe('the numbers', () => {
  test('1/t at decay rate 1 is the table of Ng’s course: 0.2 falls to 0.1, 0.067, 0.05, 0.04', async () => {
    const rates = (await at({ decayRate: 1 })).rates('1/t');
    [0.2, 0.1, 0.067, 0.05, 0.04].forEach((rate, epoch) =>
      // The course begins with twice our α₀.
      expect(2 * rates[epoch]!).toBeCloseTo(rate, 3),
    );
  });

  test('each schedule is its formula', async () => {
    const { rates } = await at({ decayRate: 0.37, gamma: 0.91, k: 2.5, factor: 0.4, every: 13 });
    const formulas: Record<string, (epoch: number) => number> = {
      constant: () => 0.1,
      '1/t': (epoch) => 0.1 / (1 + 0.37 * epoch),
      exponential: (epoch) => 0.1 * Math.exp(epoch * Math.log(0.91)),
      'square root': (epoch) => Math.min(0.1, 0.25 / Math.sqrt(epoch)),
      staircase: (epoch) => 0.1 * 0.4 ** Math.floor(epoch / 13),
      cosine: (epoch) => 0.1 * Math.cos((Math.PI * epoch) / 180) ** 2,
    };
    for (const [name, formula] of Object.entries(formulas))
      // At epoch 90 training is over: the staircase takes no step there.
      epochs
        .slice(0, 90)
        .forEach((epoch) =>
          expect(rates(name)[epoch], `${name}, epoch ${epoch}`).toBeCloseTo(formula(epoch), 12),
        );
  });

  test('the finding tells the halvings that the closed forms foretell', async () => {
    const { data, knobs } = await at();
    // (2ⁿ − 1) / 0.1, and n · ln 2 / ln(1/0.97) rounded up.
    const exponential = [1, 2, 3].map((n) => Math.ceil((n * Math.LN2) / -Math.log(0.97)));
    expect(exponential).toEqual([23, 46, 69]);
    expect(figure.finding.says(data, knobs)).toMatch(/epochs 10, 30 and 70.*epochs 23, 46 and 69/);
  });

  test('of two that have halved by epoch 10, the exponential ends far lower', async () => {
    const { data, knobs } = await at({ gamma: 0.93 });
    expect(figure.finding.says(data, knobs)).toMatch(/epochs 10, 30 and 70.*epochs 10, 20 and 29/);
    const apart = figure.measures(data, knobs)['inverseToExponential'];
    expect(apart).toBeCloseTo(0.1 / 0.93 ** 90, 6);
  });

  test('on a logarithmic axis the exponential is a straight line, and 1/t is not', async () => {
    const { document } = await at({ axis: 'logarithmic' });
    const bend = (curve: number) => {
      const points = document
        .querySelector(`svg.wide .schedule-${curve} .stroke`)!
        .getAttribute('d')!
        .slice(1)
        .split('L')
        .map((point) => point.split(',').map(Number) as [number, number]);
      const [[, first], [, middle], [, last]] = [points[0]!, points[45]!, points[90]!];
      return Math.abs(middle - (first + last) / 2);
    };
    expect(bend(2)).toBeLessThan(0.1);
    expect(bend(1)).toBeGreaterThan(10);
  });
});
