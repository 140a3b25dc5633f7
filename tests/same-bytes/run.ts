/**
 * `npm run test:same-bytes`: builds the site twice, in folders of other names and depths, first with what the cache has
 * and then without a cache, and compares every file. Who trusts a published book can then make it again, and a host that
 * asks what has changed hears of nothing else.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../scripts/program.ts';
import { differencesOf } from './differences.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const made = ['node_modules', 'dist', '.git', '.astro', 'test-results'];

/** Copies the project into the folder, with its packages, and builds it there; gives the built site's folder. */
function built(folder: string, { withCache }: { withCache: boolean }): string {
  const left = withCache ? made : [...made, '.cache'];
  cpSync(project, folder, { recursive: true, filter: (path) => !left.includes(relative(project, path)) });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const { status } = spawnSync(...program('astro', ['build', '--silent']), {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, SITE: 'https://example.org' },
  });
  if (status !== 0) throw new Error(`The build in ${folder} failed.`);
  return join(folder, 'dist');
}

const home = mkdtempSync(join(tmpdir(), 'same-bytes-'));
try {
  const differences = differencesOf(
    built(join(home, 'book'), { withCache: true }),
    built(join(home, 'deeper', 'of another name'), { withCache: false }),
  );
  for (const difference of differences) console.error(difference);
  console.log(
    differences.length === 0
      ? 'Both builds are the same, byte for byte.'
      : `${differences.length} files differ.`,
  );
  process.exitCode = Math.min(differences.length, 1);
} finally {
  rmSync(home, { recursive: true });
}
