/**
 * `npm run test:engines`: performs experiments.ts and the figures' experiments in Node and in every browser engine that is
 * there, and compares all results bit for bit; then tries in each what readers do in the built site that engines do
 * differently. A missing engine is named, with how to install it, and is no failure.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../e2e/sites.ts';
import { browsers, obtain, type Browser } from './browsers.ts';
import { differences, scopes, type Hashes } from './hashes.ts';
import { hashesInNode } from './node.ts';
import { hashesInPage, servePage } from './serve.ts';
import { tries } from './site/tries.ts';
import { wrongIn } from './site/try.ts';

const shownDifferences = 20;

if (!existsSync(join(root.folder, 'index.html')))
  throw new Error(`${root.folder} holds no site: run npm run build first.`);
const [inNode, page] = await Promise.all([hashesInNode(scopes), servePage()]);
console.log(`Node ${process.versions.node}: ${Object.keys(inNode).length} hashes`);
try {
  for (const browser of browsers) {
    const path = obtain(browser);
    if (path) {
      const isAsItShouldBe = [await comparesBits(browser, path, inNode), await worksFor(browser, path)];
      if (isAsItShouldBe.includes(false)) process.exitCode = 1;
    } else
      console.log(
        `${browser.name}: not compared, because it is not here. Run: apt-get install ${browser.packages.join(' ')}`,
      );
  }
} finally {
  page.close();
}

/** Whether an engine computes what Node computes. */
async function comparesBits({ name, visit }: Browser, path: string, inNode: Hashes): Promise<boolean> {
  const { version, value } = await visit(path, page.url, hashesInPage(scopes));
  const different = differences(inNode, JSON.parse(value));
  if (different.length === 0) console.log(`${name} ${version}: the same bits`);
  else {
    console.error(`${name} ${version}: ${different.length} hashes differ from Node’s:`);
    for (const hash of different.slice(0, shownDifferences)) console.error(`  ${hash}`);
  }
  return different.length === 0;
}

/** Whether the built site does in an engine what it should. */
async function worksFor({ name, visit }: Browser, path: string): Promise<boolean> {
  let isRight = true;
  for (const attempt of tries) {
    const wrong = await wrongIn(visit, path, attempt);
    if (wrong === undefined) console.log(`${name}: ${attempt.name}`);
    else {
      isRight = false;
      console.error(`${name}: not so: ${attempt.name}: ${wrong}`);
    }
  }
  return isRight;
}
