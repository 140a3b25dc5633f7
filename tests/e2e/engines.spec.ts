/**
 * Whatever can be trained has the same bits in Node and in the browser: of every step's loss, every checkpoint, every
 * weight. `npm run test:engines` asks more browsers. In turns, for it takes its time.
 */
import { expect, test } from 'playwright/test';
import { differences, type Hashes } from '../engines/hashes.ts';
import { hashesInNode } from '../engines/node.ts';
import { hashesInPage, servePage } from '../engines/serve.ts';
import { hasChanged, isTurnOf, waiting } from '../turns.ts';

/** What numbers come from. */
const computing = ['training', 'math', 'data', 'worker', 'engines'];
const tag = isTurnOf(0, 4, 1) || computing.some(hasChanged) ? [] : waiting;

test('histories have the same bits in Node and in the browser', { tag }, async ({ page }) => {
  const [inNode, served] = await Promise.all([hashesInNode(['studies']), servePage()]);
  try {
    await page.goto(served.url);
    const inBrowser = JSON.parse(await page.evaluate<string>(hashesInPage(['studies']))) as Hashes;
    expect(differences(inNode, inBrowser)).toEqual([]);
  } finally {
    served.close();
  }
  // That the hashes are of something: no two runs have the same weights.
  const weights = Object.entries(inNode).filter(([name]) => name.endsWith(': weights'));
  expect(weights.length).toBeGreaterThan(100);
  expect(new Set(weights.map(([, hash]) => hash)).size).toBe(weights.length);
});
