/** Browser tests of the built site. `npm run test:e2e` finds a browser and sets BROWSER_PATH. */
import { defineConfig } from 'playwright/test';
import { limits } from './tests/limits.ts';
import { addressOf, site } from './tests/e2e/sites.ts';

/** What Chromium does besides showing pages. The list takes the place of Playwright's own: what it has of use is here too. */
const disabledFeatures = [
  // Two more pages, behind the address field that nobody sees, for each page that a test opens: half of its work.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'AimEnabled'],
  // What waits for a quieter moment, and what asks for hosts that are not there.
  ...['PaintHolding', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'OptimizationHints', 'PreconnectToSearch'],
];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: limits.test,
  expect: { timeout: limits.wait },
  // One more than most machines of CI have cores: a page waits a seventh of its time.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    reducedMotion: 'reduce',
    // It would fetch the whole book in every test. offline.spec.ts lets it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env['BROWSER_PATH'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Letters as wide as most readers have them. Chromium without windows would fit them to the pixels, stand-ins otherwise.
        '--font-render-hinting=none',
        `--disable-features=${disabledFeatures.join()}`,
      ],
    },
  },
  // What npm test tries a part of is whole in npm run test:all.
  projects: [{ name: 'site', use: { baseURL: addressOf(site) }, grepInvert: /@all/ }],
  webServer: {
    command: `node tests/e2e/serve.ts ${site.folder} ${site.base} ${site.port}`,
    cwd: import.meta.dirname,
    url: addressOf(site),
    reuseExistingServer: false,
  },
});
