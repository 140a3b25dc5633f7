/**
 * `npm run test:site`: builds the site and tries on it all that needs one. In turns at the root of a host and below a path:
 * each page and each test takes its time but once.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { program } from '../scripts/program.ts';
import { root, subPath } from './e2e/sites.ts';
import { changedFiles, turnOfCommit } from './turns.ts';

/** Where it is made which addresses pages have: what has changed there is tried below a path. */
const makingAddresses = /^src\/(site|integrations)\/|^astro\.config/;

const turn = (process.env['TURN'] ??= String(turnOfCommit()));
// Not the turn itself: that decides which pages are visited, and the same ones would always be at the root.
const [coin] = createHash('sha256').update(turn).digest();
const site = coin! % 2 === 0 || changedFiles().some((file) => makingAddresses.test(file)) ? subPath : root;
process.env['SITE_TESTED'] = site.folder;
const again = `SITE_TESTED=${site.folder} TURN=${turn}`;
console.log(
  `The site for ${site.base} in ${site.folder}. Again, once it is built: ${again} npm run test:e2e`,
);

/** Ends the process where something is wrong. */
function run([command, parameters]: [string, string[]], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, parameters, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status === 0) return;
  console.error(`Failed on the site in ${site.folder}: ${again} npm run test:e2e`);
  process.exit(status ?? 1);
}

run(
  program('astro', ['build', '--outDir', site.folder]),
  site === subPath ? { SITE: subPath.site, BASE: subPath.base } : {},
);
run([process.execPath, ['scripts/side-by-side.ts', 'test:html', 'test:authors']]);
run([process.execPath, ['tests/e2e/run.ts']]);
