/** The four graphs beside the tutorial's picture, and their numbers beside closed forms. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/activation-function/activation-functions.ts';
import { drawn, shownAt } from '../shown.ts';

interface Data {
  x: number[];
  graphs: { activation: string; values: number[]; slopes: number[] }[];
}

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt<Data>(figure, changes);
  return { data, document: drawn(figure, { data, knobs }) };
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
/** Φ by Simpson's rule over the density, from 0. */
function normalDistribution(x: number): number {
  const intervals = 200;
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(x);
  for (let i = 1; i < intervals; i++) sum += (i % 2 ? 4 : 2) * density((x * i) / intervals);
  return 0.5 + (sum * x) / intervals / 3;
}

const closedForms: Record<string, (x: number) => number> = {
  tanh: Math.tanh,
  relu: (x) => Math.max(0, x),
  sigmoid,
  identity: (x) => x,
  'leaky-relu': (x) => Math.max(0.01 * x, x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  gelu: (x) => x * normalDistribution(x),
  swish: (x) => x * sigmoid(x),
};

describe.each(['classic', 'later'])('the %s functions', (functions) => {
  test('are their closed forms, and the dashed curves their slopes', async () => {
    const { data } = await at({ functions });
    expect(data.graphs).toHaveLength(4);
    const h = 1e-4;
    for (const { activation, values, slopes } of data.graphs) {
      const f = closedForms[activation]!;
      data.x.forEach((x, i) => {
        expect(values[i], `${activation}(${x})`).toBeCloseTo(f(x), 8);
        // At a kink there is no slope to compare with.
        if (Math.abs(x) > h)
          expect(slopes[i], `${activation}′(${x})`).toBeCloseTo((f(x + h) - f(x - h)) / (2 * h), 6);
      });
    }
  });
});

test('the sigmoid is steepest at 0, by a quarter; ReLU has slope 1 wherever x > 0, out to the edge', async () => {
  const { data } = await at();
  const slopesOf = (name: string) => data.graphs.find(({ activation }) => activation === name)!.slopes;
  expect(Math.max(...slopesOf('sigmoid'))).toBeCloseTo(0.25, 12);
  expect(slopesOf('sigmoid').indexOf(Math.max(...slopesOf('sigmoid')))).toBe(data.x.indexOf(0));
  expect(slopesOf('relu').filter((_, i) => data.x[i]! > 0)).toEqual(Array(40).fill(1));
});

test('texts quote closed forms, and name the function whose slope is the smallest', async () => {
  const quoted = async (changes: Record<string, unknown>) => {
    const { data, knobs } = await shownAt(figure, changes);
    return figure.measures!(data, knobs);
  };
  const { tanhSlope, sigmoidSlope, swishSlope } = await quoted({ x: 4 });
  expect(tanhSlope).toBeCloseTo(1 / Math.cosh(4) ** 2, 10);
  expect(sigmoidSlope).toBeCloseTo(sigmoid(4) * sigmoid(-4), 10);
  expect(swishSlope).toBeNull();
  // 1/cosh²(x) falls below σ(x)σ(−x) = 1/(4cosh²(x/2)) where cosh x = 2cosh(x/2), so that 2c² − 2c − 1 = 0 for c = cosh(x/2).
  const crossing = 2 * Math.acosh((1 + Math.sqrt(3)) / 2);
  const [before, after] = [Math.floor(10 * crossing) / 10, Math.ceil(10 * crossing) / 10];
  expect((await quoted({ x: before })).smallestSlope).toBe('the sigmoid');
  expect((await quoted({ x: after })).smallestSlope).toBe('tanh');
  expect(await quoted({ x: -2 })).toMatchObject({ smallestSlope: 'ReLU', slopesOfZero: 1 });
  // Swish is lowest at x = −1.2785 (Ramachandran et al. 2017), and falls to the left of it.
  expect((await quoted({ functions: 'later', x: -1.3 })).swishSlope).toBeLessThan(0);
  expect((await quoted({ functions: 'later', x: -1.2 })).swishSlope).toBeGreaterThan(0);
});

/** Panel by panel, in the picture's order: title, formula. */
const picture = [
  ['Hyper Tangent Function', 'tanh(x)'],
  ['ReLU Function', 'max(0, x)'],
  ['Sigmoid Function', 'σ(x) = 1/(1 + e⁻ˣ)'],
  ['Identity Function', 'f(x) = x'],
];

describe.each([
  ['wide', 0],
  ['narrow', 1],
] as const)('the %s drawing', (_, index) => {
  test('has the picture’s four graphs, titles, formulas, x axes with arrows, and curves', async () => {
    const { document } = await at();
    const graphs = [...document.querySelectorAll('svg')[index]!.querySelectorAll('.panel')];
    expect(graphs).toHaveLength(4);
    graphs.forEach((panel, i) => {
      expect(panel.querySelectorAll('.head .words')[0]!.textContent).toBe(picture[i]![0]);
      expect(panel.querySelectorAll('.head .words')[1]!.textContent).toBe(picture[i]![1]);
      expect(panel.querySelector('.axis .label')!.textContent).toBe('x');
      expect(panel.querySelector('.axis .arrows')!.getAttribute('d')!.match(/M/g)).toHaveLength(2);
      expect(panel.querySelector('.line.function .stroke')!.getAttribute('d')).toMatch(/^M/);
      expect(
        panel.querySelector('.line.derivative .stroke')!.getAttribute('stroke-dasharray'),
      ).not.toBeNull();
    });
  });

  test('has one unit on both axes: the identity rises at 45°', async () => {
    const { document } = await at();
    const line = document
      .querySelectorAll('svg')
      [index]!.querySelector('.panel.identity .line.function .stroke')!;
    const points = line
      .getAttribute('d')!
      .slice(1)
      .split('L')
      .map((point) => point.split(',').map(Number));
    const [[x0, y0], [x1, y1]] = [points[40]!, points[60]!] as [[number, number], [number, number]];
    // Places are rounded to a tenth.
    expect(Math.abs(y0 - y1 - (x1 - x0))).toBeLessThan(0.35);
  });

  test('turns ReLU’s slope straight up at 0', async () => {
    const { document } = await at();
    const path = document
      .querySelectorAll('svg')
      [index]!.querySelector('.panel.relu .line.derivative .stroke')!
      .getAttribute('d')!;
    const points = path
      .slice(1)
      .split('L')
      .map((point) => point.split(',').map(Number));
    const slanted = points.slice(1).filter(([x, y], i) => x !== points[i]![0] && y !== points[i]![1]);
    expect(slanted).toEqual([]);
  });
});
