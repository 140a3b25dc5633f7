import { defineConfig } from 'vitest/config';
import { limits } from './tests/limits.ts';
import { plugins } from './vite.plugins.ts';

export default defineConfig({
  plugins,
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    testTimeout: limits.test,
    hookTimeout: limits.test,
    // Threads start faster than processes, and nothing here needs a process of its own.
    pool: 'threads',
    maxWorkers: 2,
    // A module that Vitest has kept goes by its own file: of `?judge`, the digest of all that it reaches, it would keep an old one.
    fsModuleCache: false,
  },
});
