/**
 * `npm run test:e2e`: finds a browser, builds the site once more for a sub-path if `dist` is newer than that, then runs
 * Playwright on both. Arguments are Playwright's.
 */
import { spawnSync } from 'node:child_process';
import { installDebianPackages } from '../debian-packages.ts';
import { findBrowser } from './find-browser.ts';
import { canDraw, picturePrograms } from './picture-programs.ts';
import { buildSubPath } from './sub-path.ts';
import { changedFiles, turnOfCommit } from '../turns.ts';
import { isInstalled, webServers } from './web-servers.ts';
import { program } from '../../scripts/program.ts';

const browser = findBrowser();
const turn = process.env['TURN'] ?? String(turnOfCommit());
console.log(`Browser tests in ${browser}, TURN=${turn}`);
buildSubPath();
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
