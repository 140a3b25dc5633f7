/** How long an author waits: from saving a lesson to seeing it in the browser, under `npm run dev`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { startDevServer } from '../tests/e2e/dev-server.ts';
import { copyProject, removeCopy } from '../tests/e2e/project-copy.ts';
import { freePort } from '../tests/e2e/web-servers.ts';
import { spread, type Spread } from './statistics.ts';

const edits = 15;

const lesson = (words: string) =>
  `---\ntitle: Draft\norder: 1\npart: 1\nsummary: A lesson in the making.\n---\n\n${words}\n\n` +
  '<Figure of="momentum" />\n\n<Figure of="four-learning-rates" />\n';

/** Milliseconds from saving to seeing. */
export async function measureEdits(browser: Browser): Promise<Spread> {
  const copy = copyProject(['momentum', 'four-learning-rates']);
  const save = (words: string) => writeFileSync(join(copy, 'src/content/lessons/draft.mdx'), lesson(words));
  save('First words.');
  const server = await startDevServer(copy, await freePort());
  const page = await browser.newPage();
  try {
    await page.goto(`${server.address}draft/`, { waitUntil: 'networkidle' });
    const times: number[] = [];
    for (let edit = 1; edit <= edits; edit++) {
      const words = `Edited ${edit} times.`;
      const start = performance.now();
      save(words);
      await page.getByText(words).waitFor();
      times.push(performance.now() - start);
    }
    return spread(times);
  } finally {
    await page.close();
    await server.stop();
    removeCopy(copy);
  }
}
