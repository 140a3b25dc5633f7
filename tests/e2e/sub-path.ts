/** `npm run build:sub-path`: builds the site once more for a path in front, if `dist` is newer than the last time. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../../scripts/program.ts';
import { root, subPath } from './sites.ts';

const builtAt = (folder: string) =>
  statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Ends the process where there is nothing to test, or the build fails. */
export function buildSubPath(): void {
  if (!builtAt(root.folder)) throw new Error(`${root.folder} holds no site: run npm run build first.`);
  if (builtAt(subPath.folder) >= builtAt(root.folder)) return;
  console.log(`Building for ${subPath.base} in ${subPath.folder}`);
  const { status } = spawnSync(...program('astro', ['build', '--silent', '--outDir', subPath.folder]), {
    stdio: 'inherit',
    env: { ...process.env, SITE: subPath.site, BASE: subPath.base },
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (import.meta.main) buildSubPath();
