/** The manifest names the components that there are, with the props that they have. */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import {
  componentNames,
  configuring,
  following,
  placing,
  tellingPlace,
} from '../../../src/components/manifest.ts';
import type { PropsOf } from '../../../src/components/props.ts';

test('each file of src/components that is no part of another is in it', () => {
  const files = globSync('src/components/*.astro').map((file) => basename(file, '.astro'));
  expect([...componentNames].sort()).toEqual(files.sort());
});

test('what has to do with figures is told where it stands', () => {
  expect(configuring).toEqual(['Training', 'Search', 'Surface', 'Plot']);
  expect(placing).toEqual([...configuring, 'Figure']);
  expect(following).toEqual(['Value', 'Claim', 'Setting', 'Mark', 'Predict', 'Task']);
  for (const name of [...placing, ...following, 'Cite', 'Aside']) expect(tellingPlace).toContain(name);
});

// Checked by `astro check`.
test('editors know the components and their props', () => {
  type Props<Name extends keyof MDXProvidedComponents> = Parameters<MDXProvidedComponents[Name]>[0];
  expectTypeOf<Props<'Cite'>['key']>().toEqualTypeOf<PropsOf<'Cite'>['key']>();
  expectTypeOf<Props<'Training'>['data']>().not.toBeAny();
  expectTypeOf<{ id: string }>().not.toExtend<Props<'Figure'>>();
  expectTypeOf<'Logo'>().not.toExtend<keyof MDXProvidedComponents>();
});
