import { defineConfig } from 'vitest/config';
import { plugins } from './vite.plugins.ts';

export default defineConfig({
  plugins,
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    // The first test that trains waits for the kernel to be compiled.
    testTimeout: 60_000,
    // Threads start faster than processes, and nothing here needs a process of its own.
    pool: 'threads',
    maxWorkers: 2,
  },
});
