/** `npm run test:e2e`: finds a browser, then runs Playwright on the built site. Arguments are Playwright's. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
console.log(`Browser tests in ${browser}`);
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BROWSER_PATH: browser },
});
process.exitCode = status ?? 1;
