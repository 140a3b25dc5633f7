/** What a test that finds a changed drawing writes for the eye. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalised } from './drawing-snapshot.ts';
import { viewable } from './viewable-drawing.ts';

const snapshots = globSync('tests/snapshots/**/*.svg').filter(
  (file) => !/-(changed|before)\.svg$/.test(file),
);

describe('a drawing for the eye', () => {
  test.each(snapshots)('%s has plain colours, and no looks by class', (file) => {
    const picture = viewable(readFileSync(file, 'utf8'));
    expect(picture).not.toMatch(/var\(|class=|rgba?\(|oklab|color-mix|currentcolor/i);
    const colours = [...picture.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    expect(colours.filter((colour) => !/^(#[\da-f]{6}|none|url\(#[\w-]+\))$/.test(colour!))).toEqual([]);
  });

  test('has the looks that the style sheet gives', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g class="axis x"><text>1</text></g><text class="words">a</text><path stroke="var(--contour-line)" /></svg>';
    const picture = viewable(svg);
    expect(picture).toMatch(/<text[^>]*fill="#57524a"[^>]*>1/);
    expect(picture).toMatch(/<text[^>]*paint-order="stroke"[^>]*>a/);
    expect(picture).toMatch(/<path(?=[^>]*stroke="#1f1d1a")[^>]*stroke-opacity="0.2"/);
    expect(picture).toMatch(/^<svg[^>]*font-family="&quot;Source Sans 3&quot;, Arial,/);
  });
});

describe('a drawing as it is kept', () => {
  const label = (text: string, x: number) =>
    `<svg><text x="${x}" transform="translate(${x},0)">${text}</text></svg>`;

  test('tells a wrong label', () => {
    expect(normalised(label('0.001', 1))).not.toBe(normalised(label('0.01', 1)));
    expect(normalised('<g aria-valuetext="α 0.001"/>')).not.toBe(normalised('<g aria-valuetext="α 0.01"/>'));
  });

  test('takes places that no eye tells apart for the same', () => {
    expect(normalised(label('1', 1.0001))).toBe(normalised(label('1', 0.9999)));
    expect(normalised(label('1', 1.1))).not.toBe(normalised(label('1', 1)));
  });
});
