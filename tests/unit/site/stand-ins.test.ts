import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subset from 'subset-font';
import { describe, expect, test } from 'vitest';
import { standInRules, standInsOf } from '../../../src/site/stand-ins.ts';

const { resolve } = createRequire(import.meta.url);

const files: Record<string, string> = {
  'Source Serif 4': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'Source Sans 3': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
};

const declared = (rule: string, name: string) => new RegExp(`${name}: ([^;]*);`).exec(rule)?.[1] ?? '';
const percent = (rule: string, name: string) => parseFloat(declared(rule, name)) / 100;
const rules = standInRules().split(/\n(?=@font-face)/);
const rulesOf = (typeface: string) =>
  rules.filter((rule) => declared(rule, 'font-family').startsWith(`'${typeface} in`));

/** Of a font, in units of the type size: tables `head` and `hhea` of OpenType. */
async function heights(file: string) {
  const font = await subset(await readFile(resolve(file)), 'x', { targetFormat: 'truetype' });
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tableAt = (tag: string) => view.getUint32(font.indexOf(tag) + 8);
  const unitsPerEm = view.getUint16(tableAt('head') + 18);
  const hhea = tableAt('hhea');
  return { ascent: view.getInt16(hhea + 4) / unitsPerEm, descent: -view.getInt16(hhea + 6) / unitsPerEm };
}

describe('what stands in for the typefaces', () => {
  test.each(Object.keys(files))('makes lines as high as %s does', async (typeface) => {
    const { ascent, descent } = await heights(files[typeface]!);
    for (const rule of rulesOf(typeface)) {
      expect(percent(rule, 'ascent-override') * percent(rule, 'size-adjust')).toBeCloseTo(ascent, 3);
      expect(percent(rule, 'descent-override') * percent(rule, 'size-adjust')).toBeCloseTo(descent, 3);
    }
  });

  test('has one size for a character', () => {
    const sizes = rules.flatMap((rule) => {
      const face = ['font-family', 'font-style', 'font-weight'].map((name) => declared(rule, name)).join(' ');
      return declared(rule, 'unicode-range')
        .split(', ')
        .map((character) => `${face} ${character}`);
    });
    expect(new Set(sizes).size).toBe(sizes.length);
  });

  test('is what the sheet asks for where formulas are set', async () => {
    const sheet = await readFile('src/styles/prose.css', 'utf8');
    for (const family of standInsOf('KaTeX')) expect(sheet).toContain(`'${family}'`);
  });
});
