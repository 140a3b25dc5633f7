/** What an author sees under `npm run dev`: an edit as soon as it is saved, and a mistake in the terminal's own words. */
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { limits } from '../limits.ts';
import { startDevServer, type DevServer } from './dev-server.ts';
import { copyProject, removeCopy } from './project-copy.ts';
import { tagOfCopy } from '../turns.ts';
import { freePort } from './web-servers.ts';

const frontMatter = 'title: Draft\norder: 1\npart: 1\nsummary: A lesson in the making.';
const body = (words: string, settings = '') =>
  `${words}\n\n<Figure of="momentum"${settings} />\n\n<Figure of="four-learning-rates" />`;

let copy: string;
let server: DevServer;
let address: string;

/** Saves the lesson as editors do that are careful: at one stroke, so that nobody reads half of it. */
function save(text: string, fields = frontMatter): void {
  const beside = join(copy, 'draft.mdx.saved');
  writeFileSync(beside, `---\n${fields}\n---\n\n${text}\n`);
  renameSync(beside, join(copy, 'src/content/lessons/draft.mdx'));
}
const computed = () => readdirSync(join(copy, '.cache/experiments')).sort();

test.describe.configure({ mode: 'serial' });

const tag = tagOfCopy('dev');

test.beforeAll(async () => {
  copy = copyProject(['four-learning-rates']);
  save(body('First words.'));
  server = await startDevServer(copy, await freePort());
  address = `${server.address}draft/`;
});

test.afterAll(async () => {
  await server?.stop();
  removeCopy(copy);
});

/** Opens the lesson. A page that was on its way while the lesson was saved may show the older words: then once more. */
async function open(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText(words)).toBeVisible({ timeout: limits.wait / 12 });
  }).toPass();
  await page.waitForLoadState('networkidle');
}

/**
 * Waits for what a save brings to the browser. A page that was on its way meanwhile has missed the word to load again:
 * then it is loaded once more.
 */
async function expectBrought(page: Page, expectation: (limit: { timeout: number }) => Promise<void>) {
  const limit = { timeout: limits.wait / 12 };
  await expectation(limit).catch(() =>
    expect(async () => {
      await page.reload();
      await expectation(limit);
    }).toPass(),
  );
}

test('an edit shows without a word from the author', { tag }, async ({ page }) => {
  save(body('First words.'));
  await open(page, 'First words.');
  for (const edit of [1, 2]) {
    save(body(`Edited ${edit} times.`));
    await expectBrought(page, (limit) => expect(page.getByText(`Edited ${edit} times.`)).toBeVisible(limit));
  }
});

test('a changed setting has its own figure computed, and no other', { tag }, async ({ page }) => {
  save(body('Settled words.'));
  await open(page, 'Settled words.');
  const before = computed();
  save(body('Settled words.', ' beta={0.8437}'));
  await expectBrought(page, (limit) =>
    expect(page.locator('[data-of=momentum]')).toHaveAttribute('data-values', /0\.8437/, limit),
  );
  expect(computed().filter((name) => !before.includes(name))).toHaveLength(1);
});

const mistakes: [name: string, text: string, fields: string, message: string][] = [
  [
    'a wrong setting',
    body('Words.', ' betta={0.5}'),
    frontMatter,
    'src/content/lessons/draft.mdx:10: <Figure of="momentum">: it has no knob "betta". Did you mean "beta"?',
  ],
  [
    'a wrong front matter',
    body('Words.'),
    frontMatter.replace('order: 1', 'order: 0'),
    'src/content/lessons/draft.mdx:3: order cannot be 0. Allowed: a whole number from 1',
  ],
];
for (const [name, text, fields, message] of mistakes)
  test(
    `${name} is told in the browser as in the terminal, and gone when it is mended`,
    { tag },
    async ({ page }) => {
      save(body('Right words.'));
      await open(page, 'Right words.');
      const since = server.terminal().length;
      save(text, fields);
      await expectBrought(page, (limit) =>
        expect(page.locator('vite-error-overlay')).toContainText(message, limit),
      );
      await expect.poll(() => server.terminal().slice(since)).toContain(message);
      save(body('Mended words.'));
      await expectBrought(page, (limit) => expect(page.getByText('Mended words.')).toBeVisible(limit));
    },
  );

test(
  'of two mistakes in the front matter, one after the other, the second is told',
  { tag },
  async ({ page }) => {
    save(body('Right words.'));
    await open(page, 'Right words.');
    const overlay = page.locator('vite-error-overlay');
    save(body('Words.'), frontMatter.replace('order: 1', 'order: 0'));
    await expectBrought(page, (limit) =>
      expect(overlay).toContainText('draft.mdx:3: order cannot be 0', limit),
    );
    save(body('Words.'), frontMatter.replace('summary: A', 'summary: This: a'));
    await expectBrought(page, (limit) =>
      expect(overlay).toContainText(
        'draft.mdx:5: summary: a text with a colon stands in quotation marks',
        limit,
      ),
    );
    save(body('Mended words.'));
    await expectBrought(page, (limit) => expect(page.getByText('Mended words.')).toBeVisible(limit));
  },
);

test('a link that leads nowhere is told, and gone when what it names is there', { tag }, async ({ page }) => {
  save(body('Right words.'));
  await open(page, 'Right words.');
  save(body('See [below](#the-end).'));
  await expectBrought(page, (limit) =>
    expect(page.locator('vite-error-overlay')).toContainText(
      'draft.mdx:8: the link "#the-end" leads to no place',
      limit,
    ),
  );
  save(`${body('See [below](#the-end).')}\n\n## The end`);
  await expectBrought(page, (limit) => expect(page.getByText('See below')).toBeVisible(limit));
});

test('a page says what each figure costs, and the terminal where it is', { tag }, async ({ page }) => {
  save(body('Right words.'));
  await page.goto(`${server.address}figures/costs/`);
  expect(server.terminal()).toContain('/figures/costs/');
  const row = page.getByRole('row', { name: 'Momentum on Goh’s valley' });
  await expect(row).toContainText('Draft');
  await expect(row).toContainText(/[\d,]+\sms\s*[\d.]+\skB\s*[\d.]+\skB/);
});
