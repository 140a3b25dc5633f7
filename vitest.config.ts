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
  },
});
