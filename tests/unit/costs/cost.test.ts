import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { measured } from '../../../src/costs/cost.ts';
import figure from '../../../src/figures/what-to-keep-in-mind/tuning-log.ts';
import { defaults } from '../../../src/lib/figure/contract/knobs.ts';

const file = 'src/figures/what-to-keep-in-mind/tuning-log.ts';

test('the code of a figure is all of its own, and nothing of the library that it draws with', async () => {
  const placed = { key: '', id: 'tuning-log', figure, values: defaults(figure.knobs), file };
  const { codeBytes } = await measured(placed);
  const own = [file, ...globSync('src/figures/what-to-keep-in-mind/tuning-log/*.ts')];
  const weightOf = (files: string[]) =>
    brotliCompressSync(files.map((one) => readFileSync(one, 'utf8')).join('\n')).length;
  // Without comments, types and long names.
  expect(codeBytes).toBeLessThan(weightOf(own));
  expect(codeBytes).toBeGreaterThan(weightOf(own) / 3);
});

test('a figure that cannot be computed says so', async () => {
  const broken = {
    ...figure,
    summarise: () => {
      throw new Error('no such run');
    },
  };
  const placed = { key: '', id: 'broken', figure: broken, values: defaults(figure.knobs), file };
  await expect(measured(placed)).rejects.toThrow('no such run');
});
