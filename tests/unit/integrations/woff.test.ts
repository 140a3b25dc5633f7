/** KaTeX ships the same fonts packed as WOFF and plain as TrueType. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { unpackWoff } from '../../../src/integrations/woff.ts';

const font = (extension: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`katex/dist/fonts/KaTeX_Main-Regular.${extension}`));

/** The OpenType specification's table directory. */
function tablesOf(sfnt: Buffer): Map<string, Buffer> {
  return new Map(
    Array.from({ length: sfnt.readUInt16BE(4) }, (_, i) => {
      const entry = 12 + 16 * i;
      const offset = sfnt.readUInt32BE(entry + 8);
      return [
        sfnt.toString('latin1', entry, entry + 4),
        sfnt.subarray(offset, offset + sfnt.readUInt32BE(entry + 12)),
      ];
    }),
  );
}

test('an unpacked font has every table of the original, byte for byte', () => {
  const unpacked = tablesOf(unpackWoff(font('woff')));
  const original = tablesOf(font('ttf'));
  expect(original.size).toBeGreaterThan(8);
  expect([...unpacked.keys()].sort()).toEqual([...original.keys()].sort());
  for (const [tag, table] of original) expect(unpacked.get(tag)!.equals(table), tag).toBe(true);
});

test('and the same search fields in its header', () => {
  expect(unpackWoff(font('woff')).subarray(0, 12)).toEqual(font('ttf').subarray(0, 12));
});

test('what is no WOFF is refused', () => {
  expect(() => unpackWoff(font('ttf'))).toThrow('Not a WOFF 1.0 file');
});
