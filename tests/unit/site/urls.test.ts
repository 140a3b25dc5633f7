import { afterEach, expect, test, vi } from 'vitest';
import { absoluteUrl } from '../../../src/site/urls.ts';

afterEach(() => vi.unstubAllEnvs());

test('where the site is not known, or SITE is empty, as a Dockerfile hands it on, there is no absolute address', () => {
  vi.stubEnv('SITE', '');
  expect(absoluteUrl('momentum/')).toBeUndefined();
  vi.stubEnv('SITE', 'https://example.org');
  expect(absoluteUrl('momentum/')).toBe('https://example.org/momentum/');
});
