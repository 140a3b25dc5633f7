import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { costsPage } from '../../../src/integrations/costs-page.ts';

/** The routes that are added for a command of Astro. */
function routesFor(command: 'dev' | 'build') {
  const injectRoute = vi.fn<(route: { pattern: string; entrypoint: URL }) => void>();
  const setup = costsPage().hooks['astro:config:setup'] as (options: object) => void;
  setup({ command, injectRoute });
  return injectRoute.mock.calls.map(([route]) => route);
}

test('the development server has a page of what figures cost, a build has none', () => {
  const [route] = routesFor('dev');
  expect(route!.pattern).toBe('/figures/costs/');
  expect(existsSync(route!.entrypoint)).toBe(true);
  expect(routesFor('build')).toEqual([]);
});
