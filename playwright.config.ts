/** Browser tests of the built site. `npm run test:e2e` finds a browser and sets BROWSER_PATH. */
import { defineConfig } from 'playwright/test';

const port = Number(process.env['PORT'] ?? 4973);

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}/`,
    reducedMotion: 'reduce',
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
      ],
    },
  },
  webServer: {
    command: `node tests/e2e/serve.ts ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
