import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { limits } from './tests/limits.ts';
import { changedFiles, turnOfCommit } from './tests/turns.ts';
import { plugins } from './vite.plugins.ts';

const include = ['tests/unit/**/*.test.ts'];
/** What a test replaces for all that runs in its thread: modules, globals, the clock, kernels. */
const replacing = /vi\.(mock|doMock|resetModules|stub\w+|useFakeTimers)|tf\.unregister/;
const alone = globSync(include).filter((file) => replacing.test(readFileSync(file, 'utf8')));

export default defineConfig({
  plugins,
  test: {
    environment: 'node',
    env: {
      TURN: process.env['TURN'] ?? String(turnOfCommit()),
      CHANGED: changedFiles().join('\n'),
    },
    testTimeout: limits.test,
    hookTimeout: limits.test,
    // Threads start faster than processes, and nothing here needs a process of its own.
    pool: 'threads',
    maxWorkers: 2,
    // A module that Vitest has kept goes by its own file: of `?judge`, the digest of all that it reaches, it would keep an old one.
    fsModuleCache: false,
    projects: [
      // A thread for all of them, which loads the book once and knows what one test has computed when another asks.
      { extends: true, test: { name: 'together', include, exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
