/** What no browser at the floor would understand is not written, or is made into what it understands. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { floor, tellScripts } from '../../../src/site/floor.ts';

const sources = import.meta.glob<string>('../../../src/**/*.{css,astro,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const styles = Object.keys(sources).filter((path) => path.endsWith('.css'));
// Read, not imported: Vitest empties style sheets.
const read = (path: string) =>
  readFileSync(new URL(path, import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');

/** Of CSS, with the first versions of Chrome, Firefox and Safari that know it. Lightning CSS lowers none of these. */
const young: Record<string, RegExp> = {
  // Allowed below an `@supports` that asks for it.
  ':has(), 105, 121, 15.4': /(?<!selector\()(?<!@supports[^{]*selector\(:has\(.*):has\(/s,
  '@media (scripting), 120, 113, 17': /\(scripting/,
  '@scope, 118, 128, 17.4': /@scope/,
  '@starting-style, 117, 129, 17.5': /@starting-style/,
  '@property, 85, 128, 16.4': /@property/,
  'relative colours, 119, 128, 16.4': /\b(rgb|hsl|oklab|oklch|lab|lch|color)\(from /,
  'oklab() and oklch(), 111, 113, 15.4': /\boklab\(|\boklch\(/,
  'cosines and their like, 111, 108, 15.4': /[\s(](sin|cos|tan|pow|sqrt|hypot|exp|log)\(/,
  'round(), 125, 118, 15.4': /[\s(](round|mod|rem)\(/,
  'style queries, 111, 153, 18': /@container[^{]*style\(/,
  'anchors, 125, 147, 26': /anchor-name|position-anchor|\banchor\(/,
};

test.each(styles)('%s', (path) => {
  for (const [name, pattern] of Object.entries(young))
    expect(read(path).match(pattern)?.[0], name).toBeUndefined();
});

test('colours are plain, or the book’s own by name, wherever they are not in a style sheet that is built', () => {
  const drawn = Object.entries(sources).filter(([path]) =>
    /src\/(lib|figures|components|layouts)\/.*\.(ts|astro)$/.test(path),
  );
  expect(drawn.length).toBeGreaterThan(150);
  for (const [path, text] of drawn) expect(text, path).not.toMatch(/color-mix\(|light-dark\(|oklab\(/);
});

test('floats towards an end of the line have a side for browsers that do not know ends', () => {
  for (const path of styles)
    expect(
      read(path).match(/(?<!(float|clear): (left|right);\s+)(float|clear): inline-\w+/)?.[0],
      path,
    ).toBeUndefined();
});

describe('the line in the head', () => {
  const toldBy = (browser: object) => {
    const dataset: Record<string, string> = {};
    runInNewContext(tellScripts, { document: { documentElement: { dataset } }, ...browser });
    return dataset['scripts'];
  };
  const withContainers = {
    supports: (name: string, value: string) => `${name}:${value}` === 'container-type:inline-size',
  };

  test('says "on" where figures can live', () => {
    expect(toldBy({ CSS: withContainers, self: { CSS: withContainers } })).toBe('on');
  });

  test('says "old" without container queries, and in browsers before CSS.supports', () => {
    const without = { supports: () => false };
    expect(toldBy({ CSS: without, self: { CSS: without } })).toBe('old');
    expect(toldBy({ self: {} })).toBe('old');
  });
});

test('README.md names the same browsers', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`Chrome ${floor.chrome}, Firefox ${floor.firefox}, Safari ${floor.safari}`);
});
