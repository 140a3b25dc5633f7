/**
 * `npm run bench [-- --json] [--only trainer|extras|search|figures|lessons|edits] [figure…]`: how fast the trainer is beside
 * others, what recording more, Adam and batch normalisation cost, what each figure costs, how long opening a lesson keeps a browser busy,
 * and how long an author waits to see an edit.
 * `search`, how fast searching is beside Optuna and scikit-learn, needs a Python that has them and PyTorch.
 * Run it after `npm run build`: bytes, start-up and the times of figures and lessons in the browser are those of the built site. Times are of this machine at this hour: compare within one run only.
 *
 * `npm run bench -- --peers [--json]`: how fast the trainer is beside PyTorch and scikit-learn, which Python has to have.
 *
 * `npm run bench -- --earlier FOLDER [--json]`: how fast the trainer is beside that of another checkout in FOLDER, as
 * before a change (`git worktree add FOLDER COMMIT`, and `npm ci` there).
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser } from '../tests/e2e/find-browser.ts';
import { measureEarlier, printEarlier } from './earlier.ts';
import { measureEdits } from './edits.ts';
import { measureFigures } from './figures.ts';
import { measurePeers, printPeers } from './peers.ts';
import { measureExtras, printExtras } from './extras.ts';
import { measureSearch, printSearch } from './search.ts';
import { measureTrainer, printTrainer } from './trainer.ts';

const parts = ['trainer', 'extras', 'figures', 'lessons', 'edits'];
/** Measured when asked for: they need a Python that not everybody has. */
const withPython = ['search'];

export default async function main(parameters: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: {
      json: { type: 'boolean' },
      only: { type: 'string' },
      peers: { type: 'boolean' },
      earlier: { type: 'string' },
    },
    allowPositionals: true,
  });
  const only = values.only ?? (positionals.length > 0 ? 'figures' : undefined);
  const all = [...parts, ...withPython];
  if (only !== undefined && !all.includes(only))
    throw new Error(`--only takes ${all.join(' or ')}, not ${only}.`);
  if (only === 'search') return printSearch(await measureSearch(), values.json);

  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const wants = (part: string) =>
    !values.peers && values.earlier === undefined && (only === undefined || only === part);
  try {
    const trainer = wants('trainer') ? await measureTrainer(browser) : undefined;
    if (trainer && !values.json) printTrainer(trainer);
    const extras = wants('extras') ? await measureExtras(browser) : undefined;
    if (extras && !values.json) printExtras(extras);
    const figures = wants('figures') ? await measureFigures(browser, positionals) : undefined;
    if (figures && !values.json) console.table(figures);
    // It names the built site's lessons as it is loaded; peers need no built site.
    const lessons = wants('lessons')
      ? await (await import('./lessons.ts')).measureLessons(browser)
      : undefined;
    if (lessons && !values.json) console.table(lessons);
    const edits = wants('edits') ? await measureEdits(browser) : undefined;
    if (edits && !values.json) console.table({ 'milliseconds from saving to seeing': edits });
    const peers = values.peers ? await measurePeers(browser) : undefined;
    if (peers && !values.json) printPeers(peers);
    const earlier = values.earlier === undefined ? undefined : await measureEarlier(browser, values.earlier);
    if (earlier && !values.json) printEarlier(earlier);
    if (values.json)
      console.log(JSON.stringify({ trainer, extras, figures, lessons, edits, peers, earlier }, null, 2));
  } finally {
    await browser.close();
  }
}
