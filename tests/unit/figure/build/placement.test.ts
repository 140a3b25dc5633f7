import { describe, expect, test } from 'vitest';
import momentum from '../../../../src/figures/momentum/momentum.ts';
import { place } from '../../../../src/lib/figure/build/placement.ts';
import { suggest } from '../../../../src/lib/text/suggest.ts';

const catalogue = { momentum };
const source = { file: 'src/content/lessons/momentum.mdx', line: 12, props: { of: 12, beta: 14 } };

describe('a figure placed in a lesson', () => {
  test('has the knobs of its props, and the rest at rest', () => {
    const { values } = place({ of: 'momentum', beta: 0.5, source }, catalogue);
    expect(values).toMatchObject({ beta: 0.5, alpha: 0.0041 });
  });

  test.each([
    [
      'an unknown figure',
      { of: 'momentun' },
      /momentum\.mdx:12: .*there is no figure "momentun"\. Did you mean "momentum"\?/,
    ],
    ['a figure named like an object’s own', { of: 'constructor' }, /no figure "constructor"/],
    [
      'an unknown knob',
      { of: 'momentum', betta: 1 },
      /momentum\.mdx:12: .*no knob "betta"\. Did you mean "beta"\? Allowed: alpha, beta, start/,
    ],
    [
      'a value out of range',
      { of: 'momentum', beta: 1.5 },
      /momentum\.mdx:14: .*beta: 1\.5 is not a number in \[0, 0\.99\]/,
    ],
    [
      'a value of the wrong type',
      { of: 'momentum', beta: '0.5' },
      /momentum\.mdx:14: .*"0\.5" is not a number/,
    ],
  ])('%s fails with file, line, value and what is allowed', (_, props, message) => {
    expect(() => place({ ...props, source }, catalogue)).toThrow(message);
  });
});

test('suggestions are made only where something is near', () => {
  expect(suggest('learningrate', ['learningRate', 'seed'])).toMatch(/^Did you mean "learningRate"\?/);
  expect(suggest('zzzzzz', ['learningRate', 'seed'])).toBe('Allowed: learningRate, seed.');
});
