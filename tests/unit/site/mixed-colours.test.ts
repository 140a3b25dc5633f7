import { describe, expect, test } from 'vitest';
import { mixedColours } from '../../../src/site/mixed-colours.ts';
import { mix } from '../../../src/site/oklab.ts';

const plugin = mixedColours(
  ':root { --ink: light-dark(#000000, #ffffff); --paper: light-dark(#ffffff, #000000); }',
);

function built(value: string): string {
  const declaration = { value };
  plugin.Declaration(declaration);
  return declaration.value;
}

describe('mixtures of tokens', () => {
  test('become a plain colour for each theme, within what stands around them', () => {
    const [light, dark] = [mix('#000000', 0.25, '#ffffff'), mix('#ffffff', 0.25, '#000000')];
    expect(built('1px solid color-mix(in oklab, var(--ink) 25%, var(--paper))')).toBe(
      `1px solid light-dark(${light}, ${dark})`,
    );
  });

  test('with nothing keep their share as opacity', () => {
    expect(built('color-mix(in oklab, var(--ink) 40%, transparent)')).toBe(
      'light-dark(#00000066, #ffffff66)',
    );
  });

  test('of what is no colour of the book, or in another space, are refused', () => {
    expect(() => built('color-mix(in oklab, var(--inc) 40%, transparent)')).toThrow(
      '--inc is no light-dark(',
    );
    expect(() => built('color-mix(in srgb, var(--ink) 40%, transparent)')).toThrow(
      'only "color-mix(in oklab',
    );
  });
});
