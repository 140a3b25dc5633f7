/**
 * `npm run test:e2e`: finds a browser, then runs Playwright on the built site. Arguments are Playwright's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from '../debian-packages.ts';
import { findBrowser } from './find-browser.ts';
import { canDraw, picturePrograms } from './picture-programs.ts';
import { site } from './sites.ts';
import { changedFiles, turnOfCommit } from '../turns.ts';
import { isInstalled, webServers } from './web-servers.ts';
import { program } from '../../scripts/program.ts';

if (!existsSync(join(site.folder, 'index.html')))
  throw new Error(`${site.folder} holds no site: run npm run build first, or npm run test:site.`);
const browser = findBrowser();
const turn = process.env['TURN'] ?? String(turnOfCommit());
console.log(`Browser tests in ${browser}, TURN=${turn}`);
const missing = [
  ...webServers.map(({ name }) => name).filter((name) => !isInstalled(name)),
  ...picturePrograms.filter((program) => !canDraw(program)).map((program) => program.package),
];
if (missing.length > 0) installDebianPackages(missing);
const { status } = spawnSync(...program('playwright', ['test', ...process.argv.slice(2)]), {
  stdio: 'inherit',
  env: { ...process.env, BROWSER_PATH: browser, TURN: turn, CHANGED: changedFiles().join('\n') },
});
process.exitCode = status ?? 1;
