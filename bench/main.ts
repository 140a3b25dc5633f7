/**
 * `npm run bench [-- --json] [--only trainer|figures] [figure…]`: how fast the trainer is beside others, and what each
 * figure costs. Run it after `npm run build`: bytes, start-up and the figures' times in the browser are those of the
 * built site. Times are of this machine at this hour: compare within one run only.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser } from '../tests/e2e/find-browser.ts';
import { measureFigures } from './figures.ts';
import { measureTrainer, printTrainer } from './trainer.ts';

const parts = ['trainer', 'figures'];

export default async function main(parameters: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: { json: { type: 'boolean' }, only: { type: 'string' } },
    allowPositionals: true,
  });
  const only = values.only ?? (positionals.length > 0 ? 'figures' : undefined);
  if (only !== undefined && !parts.includes(only))
    throw new Error(`--only takes ${parts.join(' or ')}, not ${only}.`);

  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const trainer = only === 'figures' ? undefined : await measureTrainer(browser);
    if (trainer && !values.json) printTrainer(trainer);
    const figures = only === 'trainer' ? undefined : await measureFigures(browser, positionals);
    if (figures && !values.json) console.table(figures);
    if (values.json) console.log(JSON.stringify({ trainer, figures }, null, 2));
  } finally {
    await browser.close();
  }
}
