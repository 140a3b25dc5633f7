/**
 * `npm run test:site`: builds the site and tries on it all that needs one. In turns at the root of a host and below a path:
 * each page and each test takes its time but once.
 */
import { spawnSync } from 'node:child_process';
import { program } from '../scripts/program.ts';
import { root, subPath } from './e2e/sites.ts';
import { turnFor, turnOfCommit } from './turns.ts';

process.env['TURN'] ??= String(turnOfCommit());
const site = turnFor(0, [root, subPath], Number(process.env['TURN']));
console.log(`The site for ${site.base} in ${site.folder}, TURN=${process.env['TURN']}`);
process.env['SITE_TESTED'] = site.folder;

/** Ends the process where something is wrong. */
function run([command, parameters]: [string, string[]], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

run(
  program('astro', ['build', '--outDir', site.folder]),
  site === subPath ? { SITE: subPath.site, BASE: subPath.base } : {},
);
run([process.execPath, ['scripts/side-by-side.ts', 'test:html', 'test:authors']]);
run([process.execPath, ['tests/e2e/run.ts']]);
