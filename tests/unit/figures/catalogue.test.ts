import { expect, test } from 'vitest';
import { figures } from '../../../src/figures/built.ts';
import { byName, figureFiles, modules } from '../../../src/figures/catalogue.ts';

test('a figure is called as its file; two files of one name are refused by both names', () => {
  expect(byName({ './momentum/momentum.ts': 1, './kinds/plot.ts': 2 })).toEqual({ momentum: 1, plot: 2 });
  expect(() => byName({ './batch-size/twice.ts': 1, './kinds/twice.ts': 2 })).toThrow(
    'two figures are called "twice": src/figures/batch-size/twice.ts and src/figures/kinds/twice.ts',
  );
});

test('a page can be told the module of all that the build has, and of the kinds', async () => {
  const kinds = ['plot', 'search', 'surface', 'training'];
  expect(Object.keys(modules).sort()).toEqual([...Object.keys(figures), ...kinds].sort());
  expect((await modules['momentum']!()).default).toBe(figures['momentum']);
  expect(figureFiles['momentum']).toBe('src/figures/momentum/momentum.ts');
});
