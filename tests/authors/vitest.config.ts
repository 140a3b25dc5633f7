/**
 * Lessons as the site reads and renders them, with Astro's own configuration, but without a build of the book: a text
 * takes milliseconds.
 */
import { fileURLToPath } from 'node:url';
import { getViteConfig } from 'astro/config';
import type { ViteUserConfig } from 'vitest/config';
import { limits } from '../limits.ts';

const config: ViteUserConfig = {
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/authors/**/*.test.ts'],
    environment: 'node',
    testTimeout: limits.test,
    hookTimeout: limits.test,
  },
};

export default getViteConfig(config);
