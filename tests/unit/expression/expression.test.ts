import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/lib/expression/evaluate.ts';
import { ExpressionError, namesIn, parse } from '../../../src/lib/expression/parse.ts';

const at = (text: string, x = 0, others: Record<string, number> = {}) =>
  evaluate(parse(text), { x, ...others }, 'x');

describe('values', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 4 / 2', 1],
    ['7 - 2 - 1', 4],
    ['-2^2', -4],
    ['(-2)^3', -8],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['2 * -3', -6],
    ['1.5e2 + .5', 150.5],
    ['max(1, min(5, 3))', 3],
    ['floor(-0.5) + abs(-2)', 1],
    ['sqrt(16) - e^0', 3],
    ['cos(pi)', -1],
  ])('%s is %d', (text, value) => {
    expect(at(text).value).toBe(value);
  });

  test('names are what the scope says', () => {
    expect(at('alpha / (1 + rate * x)', 3, { alpha: 1, rate: 2 }).value).toBe(1 / 7);
  });

  test('the functions are those of mathematics', () => {
    for (const x of [-2.3, 0.4, 1.7])
      for (const name of ['exp', 'sin', 'cos', 'tanh'] as const)
        expect(at(`${name}(x)`, x).value).toBeCloseTo(Math[name](x), 12);
    expect(at('log(x)', 7).value).toBeCloseTo(Math.log(7), 12);
    expect(at('x^2.5', 7).value).toBeCloseTo(7 ** 2.5, 9);
  });
});

describe('slopes', () => {
  const h = 1e-6;
  test.each([
    'x^3 - 2 * x',
    '3 / (1 + x^2)',
    'exp(-x) * sin(3 * x)',
    'tanh(x) / cos(x)',
    'log(x) + sqrt(x)',
    'max(0, x) + abs(x - 2)',
    'sigmoid(2 * x) - erf(x)',
    '2^x',
    'x^x',
  ])('%s: as central differences say', (text) => {
    for (const x of [0.3, 1.1, 2.7])
      expect(at(text, x).slope).toBeCloseTo((at(text, x + h).value - at(text, x - h).value) / (2 * h), 4);
  });
});

describe('errors point at the character', () => {
  test.each([
    ['2 x', 2, /an operator is missing before “x”/],
    ['1 + * 2', 4, /“\*” stands where a value is expected/],
    ['(1 + 2', 6, /“\)” is missing/],
    ['1 + 2)', 5, /“\)” closes nothing/],
    ['1 +', 3, /a value is missing/],
    ['', 0, /a value is missing/],
    ['2 § 3', 2, /“§” means nothing here/],
    ['1 + sen(x)', 4, /no function “sen” \(there are abs, cos/],
    ['max(1)', 0, /max takes 2 values, not 1/],
    ['alert`1`', 5, /“`” means nothing here/],
  ])('%s', (text, position, problem) => {
    try {
      parse(text);
      expect.fail('it was read');
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
      expect((error as ExpressionError).at).toBe(position);
      expect((error as Error).message).toMatch(problem);
      expect((error as Error).message.split('\n').at(-1)).toBe(`${' '.repeat(position + 2)}^`);
    }
  });
});

test('the names of a formula, each where it first stands', () => {
  expect([...namesIn(parse('a * exp(-b * x) + a'))]).toEqual([
    ['a', 0],
    ['b', 9],
    ['x', 13],
  ]);
});
