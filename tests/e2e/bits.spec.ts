/** The arithmetic that data, start weights, schedules and descents are made of has the same bits here as in Node. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { build } from 'vite';

// The page's policy forbids the script that this test brings.
test.use({ bypassCSP: true });

test('elementary functions, random numbers and data sets have the same bits in Node and in the browser', async ({
  page,
}) => {
  const bundled = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('../unit/math/fingerprint.ts', import.meta.url)),
        formats: ['iife'],
        name: 'fingerprint',
      },
    },
  });
  const [bundle] = Array.isArray(bundled) ? bundled : [bundled];
  const code = 'output' in bundle! ? bundle.output[0].code : '';
  const inNode = new Function(`${code}; return fingerprint.bits();`)() as string;
  await page.goto('');
  await page.addScriptTag({ content: code });
  const inBrowser = await page.evaluate(() =>
    (window as unknown as { fingerprint: { bits(): string } }).fingerprint.bits(),
  );
  expect(inNode).toMatch(/\w{8}/);
  expect(inBrowser).toBe(inNode);
});
