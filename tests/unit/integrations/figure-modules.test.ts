import { expect, test } from 'vitest';
import { withModules } from '../../../src/integrations/figure-modules.ts';

const page = (address: string) => `<live-figure data-of="momentum" data-modules="${address}" data-id="m">`;
const built = new Map([
  ['src/figures/momentum/momentum.ts', ['_astro/momentum.Cx9X.js', '_astro/path.BgBA.js']],
]);

test.each(['/', '/book/'])(
  'a page under %s says where its figures’ modules are, and what they import',
  (base) => {
    expect(withModules(page(`${base}src/figures/momentum/momentum.ts`), base, built)).toBe(
      page(`${base}_astro/momentum.Cx9X.js ${base}_astro/path.BgBA.js`),
    );
  },
);

test('a figure that was not built is named', () => {
  expect(() => withModules(page('/src/figures/momentum/nesterov.ts'), '/', built)).toThrow(
    '"src/figures/momentum/nesterov.ts" has no module in the build',
  );
});
