/** What tokens.css promises about its colours, computed by WCAG 2.2 and by a model of colour blindness. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  blendSteps,
  contourFill,
  contourSteps,
  seriesColor,
  symbolInkOf,
} from '../../../src/lib/plot/colors.ts';
import { mix } from '../../../src/site/oklab.ts';

type Triple = [number, number, number];
type Theme = 'light' | 'dark';

// Read, not imported: Vitest empties stylesheets.
const tokens = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');
const coloursIn = (css: string) =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)/g)].map(([, name, light, dark]) => [
      name!,
      { light: light!, dark: dark! },
    ]),
  );
const [forAll, forContrast] = tokens.split('@media (prefers-contrast: more)') as [string, string];
const colours = coloursIn(forAll);
const series = Object.keys(colours).filter((name) => name.startsWith('series-'));

/** sRGB to linear light: IEC 61966-2-1. */
const linear = (hex: string) =>
  [0, 2, 4].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (matrix: Triple[], vector: Triple) => matrix.map((row) => dot(row, vector)) as Triple;

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b].map((hex) => dot([0.2126, 0.7152, 0.0722], linear(hex))).sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** Ottosson 2020, "A perceptual color space for image processing". */
function oklab(light: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map((value) => Math.cbrt(Math.max(0, value))) as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

/** Machado, Oliveira & Fernandes 2009, severity 1, in linear light. */
const eyes: Record<string, Triple[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const seen = (hex: string, eye: Triple[]) =>
  oklab(times(eye, linear(hex)).map((value) => Math.min(1, Math.max(0, value))) as Triple);

describe.each(['light', 'dark'] as Theme[])('%s', (theme) => {
  const colour = (name: string) => colours[name]![theme];

  test.each(['ink', 'ink-soft', 'ink-faint', 'accent-ink', 'good', 'bad'])('%s is read on paper', (name) => {
    for (const paper of ['paper', 'paper-sunk', 'paper-raised'])
      expect(contrast(colour(name), colour(paper)), paper).toBeGreaterThanOrEqual(4.5);
  });

  test('who asks for more contrast reads all words at 7:1, and sees lines at 4.5:1', () => {
    const asked = { ...colours, ...coloursIn(forContrast) };
    const least = (names: string[]) =>
      Math.min(...names.map((name) => contrast(asked[name]![theme], asked['paper']![theme])));
    expect(least(['ink', 'ink-soft', 'ink-faint', 'accent-ink', 'accent'])).toBeGreaterThanOrEqual(7);
    expect(least(['rule', 'rule-strong'])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(series)('letters that stand for %s are read on paper', (name) => {
    const [, share] = /^color-mix\(in oklab, var\(--series-\d\) (\d+)%, var\(--ink\)\)$/.exec(
      written(symbolInkOf(`var(--${name})`))!,
    )!;
    const ink = mix(`#${colour(name)}`, Number(share) / 100, `#${colour('ink')}`).slice(1);
    for (const paper of ['paper', 'paper-sunk', 'paper-raised'])
      expect(contrast(ink, colour(paper)), paper).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['accent', 'rule-strong', ...series])('%s is seen on paper', (name) => {
    expect(contrast(colour(name), colour('paper'))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(eyes))('six series are told apart by %s eyes', (eye) => {
    expect(series).toHaveLength(6);
    const places = series.map((name) => seen(colour(name), eyes[eye]!));
    for (const [i, a] of places.entries())
      for (const [j, b] of places.slice(0, i).entries())
        expect(
          Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]),
          `${series[i]}, ${series[j]}`,
        ).toBeGreaterThan(0.085);
  });
});

/** The token that `var()` names, as tokens.css writes it. */
const written = (color: string) => tokens.match(new RegExp(`${/--[\w-]+/.exec(color)?.[0]}: ([^;]+);`))?.[1];

test('contours go from low to high in equal steps, and series beyond six from the first to the second', () => {
  for (let step = 1; step < contourSteps; step++)
    expect(written(contourFill(step / contourSteps))).toBe(
      `color-mix(in oklab, var(--contour-high) ${(100 * step) / contourSteps}%, var(--contour-low))`,
    );
  expect([0, 1, -1, 2].map((share) => written(contourFill(share)))).toEqual(
    ['low', 'high', 'low', 'high'].map((end) => `var(--contour-${end})`),
  );
  const lines = Array.from({ length: blendSteps + 1 }, (_, i) => written(seriesColor(i, blendSteps + 1)));
  expect(lines).toEqual([
    'var(--series-1)',
    ...lines
      .slice(1, -1)
      .map(
        (_, i) => `color-mix(in oklab, var(--series-2) ${(100 * (i + 1)) / blendSteps}%, var(--series-1))`,
      ),
    'var(--series-2)',
  ]);
});
