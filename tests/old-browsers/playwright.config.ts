/** `npm run test:old-browsers`: a project for each old Chromium. */
import { join } from 'node:path';
import base from '../../playwright.config.ts';
import { floor } from '../../src/site/floor.ts';
import { addressOf, root } from '../e2e/sites.ts';
import { oldBrowsers, pathOf } from './browsers.ts';

const { args } = base.use!.launchOptions!;
const [server] = [base.webServer!].flat();

export default {
  ...base,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../test-results'),
  webServer: server,
  projects: oldBrowsers.map((browser) => ({
    name: String(browser.version),
    use: {
      baseURL: addressOf(root),
      launchOptions: { executablePath: pathOf(browser), args: [...args!, '--no-zygote'] },
    },
    testMatch: browser.version < Number(floor.chrome) ? 'too-old.spec.ts' : 'page.spec.ts',
  })),
};
