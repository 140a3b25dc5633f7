/**
 * `npm run test:e2e`: finds a browser, builds the site once more for a sub-path if `dist` is newer than that, then runs
 * Playwright on both. Arguments are Playwright's.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from '../debian-packages.ts';
import { findBrowser } from './find-browser.ts';
import { root, subPath } from './sites.ts';
import { isInstalled, webServers } from './web-servers.ts';

function run(command: string, parameters: string[], environment: Record<string, string>): void {
  const { status } = spawnSync(command, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

const built = (folder: string) =>
  statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const browser = findBrowser();
console.log(`Browser tests in ${browser}`);
if (!built(root.folder)) throw new Error(`${root.folder} holds no site: run npm run build first.`);
if (built(subPath.folder) < built(root.folder)) {
  console.log(`Building for ${subPath.base} in ${subPath.folder}`);
  run('npx', ['astro', 'build', '--silent', '--outDir', subPath.folder], {
    SITE: subPath.site,
    BASE: subPath.base,
  });
}
const missing = webServers.map(({ name }) => name).filter((name) => !isInstalled(name));
if (missing.length > 0) installDebianPackages(missing);
run('npx', ['playwright', 'test', ...process.argv.slice(2)], { BROWSER_PATH: browser });
