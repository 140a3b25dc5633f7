/** Old Chromiums as npm has them, for AWS Lambda: fetched into .cache/old-browsers when they are first asked for. */
import { execSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { limits } from '../limits.ts';

interface OldBrowser {
  /** Chromium's major version. */
  version: number;
  package: string;
}

/** The floor; the first with popovers; the first with Map.groupBy; the last without light-dark(); one below the floor. */
export const oldBrowsers: OldBrowser[] = [
  { version: 92, package: 'chrome-aws-lambda@10.1.0' },
  { version: 109, package: '@sparticuz/chromium@109.0.6' },
  { version: 114, package: '@sparticuz/chromium@114.0.0' },
  { version: 117, package: '@sparticuz/chromium@117.0.0' },
  { version: 122, package: '@sparticuz/chromium@122.0.0' },
];

const folder = join(import.meta.dirname, '../../.cache/old-browsers');
const executable = 0o755;

export const pathOf = ({ version }: OldBrowser) => join(folder, `chromium-${version}`);

/** Sees to it that the browser is there: some 60 MB to fetch, three times as much unpacked. */
export function obtain(browser: OldBrowser): void {
  const path = pathOf(browser);
  if (existsSync(path)) return;
  console.log(`Fetching Chromium ${browser.version}: ${browser.package}`);
  mkdirSync(folder, { recursive: true });
  // For a shell: npm is a script of another name on Windows.
  const run = (command: string) =>
    execSync(command, { cwd: folder, encoding: 'utf8', timeout: limits.program });
  const archive = run(`npm pack --silent ${browser.package}`).trim();
  run(`tar -xzf ${archive} package/bin/chromium.br`);
  writeFileSync(path, brotliDecompressSync(readFileSync(join(folder, 'package/bin/chromium.br'))));
  chmodSync(path, executable);
  for (const rest of [archive, 'package']) rmSync(join(folder, rest), { recursive: true });
}
