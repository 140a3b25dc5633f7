/** Which browser to test in: what is set, what Playwright has, what the system has, what can be installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { installDebianPackages } from '../debian-packages.ts';
import { limits } from '../limits.ts';
import { program } from '../../scripts/program.ts';

const systemBrowsers = [
  // Chromium without its windows, where a system has it by itself.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser's path. Installs one if there is none and it may; otherwise ends with the command to run. */
export function findBrowser(): string {
  const explicit = process.env['BROWSER_PATH'];
  if (explicit) {
    if (!existsSync(explicit)) fail(`BROWSER_PATH is ${explicit}, but there is no such file.`);
    return explicit;
  }
  return (
    presentBrowser() ??
    download() ??
    debianPackage() ??
    fail('There is no Chromium to test in. Run: npx playwright install --with-deps chromium')
  );
}

/** A Chromium that is there already. */
export const presentBrowser = () =>
  [process.env['BROWSER_PATH'] ?? '', chromium.executablePath(), ...systemBrowsers].find((path) =>
    existsSync(path),
  );

function download(): string | undefined {
  console.log('No browser found; trying Playwright’s download.');
  spawnSync(...program('playwright', ['install', 'chromium']), {
    stdio: 'inherit',
    timeout: limits.program,
  });
  return presentBrowser();
}

function debianPackage(): string | undefined {
  installDebianPackages(['chromium-headless-shell']);
  return presentBrowser();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
