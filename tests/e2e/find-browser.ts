/** Which browser to test in: what is set, what Playwright has, what the system has, what can be installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const downloadMilliseconds = 180_000;
const packageMilliseconds = 600_000;

/** The browser's path. Installs one if there is none and it may; otherwise ends with the command to run. */
export function findBrowser(): string {
  const explicit = process.env['BROWSER_PATH'];
  if (explicit) {
    if (!existsSync(explicit)) fail(`BROWSER_PATH is ${explicit}, but there is no such file.`);
    return explicit;
  }
  return (
    present() ??
    download() ??
    debianPackage() ??
    fail('There is no Chromium to test in. Run: npx playwright install --with-deps chromium')
  );
}

const present = () => [chromium.executablePath(), ...systemBrowsers].find((path) => existsSync(path));

function download(): string | undefined {
  console.log('No browser found; trying Playwright’s download.');
  run('npx', ['playwright', 'install', 'chromium'], downloadMilliseconds);
  return present();
}

/** Only in CI and as root: nobody's own machine gets a package it did not ask for. */
function debianPackage(): string | undefined {
  if (!process.env['CI'] || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('No download; installing Debian’s package.');
  run('apt-get', ['update'], packageMilliseconds);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], packageMilliseconds);
  return present();
}

function run(command: string, parameters: string[], timeout: number): void {
  spawnSync(command, parameters, {
    stdio: 'inherit',
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
