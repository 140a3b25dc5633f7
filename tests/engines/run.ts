/**
 * `npm run test:engines`: performs experiments.ts and the figures' experiments in Node and in every browser engine that is
 * there, and compares all results bit for bit. A missing engine is named, with how to install it, and is no failure.
 */
import { browsers, obtain } from './browsers.ts';
import { differences, scopes } from './hashes.ts';
import { hashesInNode } from './node.ts';
import { hashesInPage, servePage } from './serve.ts';

const shownDifferences = 20;

const [inNode, page] = await Promise.all([hashesInNode(scopes), servePage()]);
console.log(`Node ${process.versions.node}: ${Object.keys(inNode).length} hashes`);
let failed = false;
try {
  for (const browser of browsers) {
    const path = obtain(browser);
    if (!path) {
      const command = `apt-get install ${browser.packages.join(' ')}`;
      console.log(`${browser.name}: not compared, because it is not here. Run: ${command}`);
      continue;
    }
    const { version, value } = await browser.visit(path, page.url, hashesInPage(scopes));
    const different = differences(inNode, JSON.parse(value));
    if (different.length === 0) console.log(`${browser.name} ${version}: the same bits`);
    else {
      failed = true;
      console.error(`${browser.name} ${version}: ${different.length} hashes differ from Node’s:`);
      for (const name of different.slice(0, shownDifferences)) console.error(`  ${name}`);
    }
  }
} finally {
  page.close();
}
process.exitCode = failed ? 1 : 0;
