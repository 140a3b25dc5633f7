import { describe, expect, test } from 'vitest';
import { attributeOffsets } from '../../../src/markdown/attribute-offsets.ts';

/** Where an attribute begins, found by a search that knows nothing of JSX. */
const offsetIn = (element: string, attribute: string) => element.indexOf(attribute);

describe('attributeOffsets', () => {
  test('finds strings, expressions and bare attributes', () => {
    const element = `<Figure of="momentum"\n  beta={0.71} open>caption</Figure>`;
    expect(attributeOffsets(element)).toEqual({
      of: offsetIn(element, 'of='),
      beta: offsetIn(element, 'beta='),
      open: offsetIn(element, 'open>'),
    });
  });

  test.each([
    ['a brace in a string inside an expression', `<F a={"}>"} b="1" />`],
    ['nested objects', `<F a={{ x: { y: 1 } }} b="1" />`],
    ['an escaped quote in an expression', `<F a={"\\"}"} b="1" />`],
    ['a template', '<F a={`}>`} b="1" />'],
    ['a bracket in a JSX string', `<F a="x > y" b="1" />`],
    ['a backslash in a JSX string, which escapes nothing there', `<F a="\\" b="1" />`],
  ])('is not misled by %s', (_, element) => {
    expect(attributeOffsets(element)).toEqual({ a: offsetIn(element, 'a='), b: offsetIn(element, 'b=') });
  });

  test('stops at the end of the opening tag', () => {
    expect(attributeOffsets('<F a="1">b="2" <G c="3" /></F>')).toEqual({ a: 3 });
  });

  test('passes over a spread', () => {
    expect(attributeOffsets('<F {...all} a="1" />')).toEqual({ a: 12 });
  });
});
