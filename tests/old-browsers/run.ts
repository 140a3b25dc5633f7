/**
 * `npm run test:old-browsers [-- 109 122]`: the built book in old Chromiums, in all of them or those named. Linux only,
 * since npm has them for no other system. What else is said goes to Playwright, as `-g contents`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../e2e/sites.ts';
import { obtain, oldBrowsers } from './browsers.ts';
import { program } from '../../scripts/program.ts';

const isVersion = (word: string) => /^\d+$/.test(word);
const words = process.argv.slice(2);
const wanted = words.filter(isVersion).map(Number);
const known = oldBrowsers.map(({ version }) => version);
for (const version of wanted)
  if (!known.includes(version)) throw new Error(`Chromium ${version}: there are ${known.join(', ')}.`);
if (!existsSync(join(root.folder, 'index.html')))
  throw new Error(`${root.folder} holds no site: run npm run build first.`);

const tried = oldBrowsers.filter(({ version }) => wanted.length === 0 || wanted.includes(version));
for (const browser of tried) obtain(browser);
const { status } = spawnSync(
  ...program('playwright', [
    ...['test', '--config', join(import.meta.dirname, 'playwright.config.ts')],
    ...tried.map(({ version }) => `--project=${version}`),
    ...words.filter((word) => !isVersion(word)),
  ]),
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
