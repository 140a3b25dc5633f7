import { defineConfig } from 'vitest/config';
import { digits } from './src/lib/data/digits-plugin.ts';

export default defineConfig({
  plugins: [digits()],
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    // Threads start faster than processes, and nothing here needs a process of its own.
    pool: 'threads',
    maxWorkers: 2,
  },
});
