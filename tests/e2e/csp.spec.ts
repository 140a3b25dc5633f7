/** The content security policy of the built pages: it lets the book work, and nothing else. That pages.spec.ts is quiet
 * says the same of every page at rest: a violation is an error in the console. */
import { expect, test, type Page } from 'playwright/test';
import { openFigure, recompute } from './live-figure.ts';

/** What the browser has refused, as `directive: address`; read it when the page has done what it should. */
async function violations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      refused.push(`${effectiveDirective}: ${blockedURI}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused);
}

// One figure trains in the WebAssembly module, the other descends a surface without it.
for (const name of ['network-in-training', 'momentum'])
  test(`${name} computes in its worker without a violation`, async ({ page }) => {
    const refused = await violations(page);
    await recompute(await openFigure(page, `figures/${name}/`));
    expect(page.workers().length).toBeGreaterThan(0);
    expect(await refused()).toEqual([]);
  });

test('a drawing is taken away as a picture, with its fonts, without a violation', async ({ page }) => {
  const refused = await violations(page);
  await openFigure(page, 'figures/momentum/');
  await page.locator('[data-action=share]').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('momentum.png');
  expect(await refused()).toEqual([]);
});

test('the theme is restored by the inline script, whose hash is in the policy', async ({ page }) => {
  const refused = await violations(page);
  await page.goto('momentum/');
  await page
    .getByRole('button', { name: /theme|colou?r/i })
    .first()
    .click();
  const chosen = await page.locator('html').getAttribute('data-theme');
  expect(chosen).toBeTruthy();
  await page.goto('batch-size/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', chosen!);
  expect(await refused()).toEqual([]);
});

test('code, hosts and addresses that are not the book’s are refused; data is not code', async ({ page }) => {
  const refused = await violations(page);
  await page.goto('momentum/');
  const ran = await page.evaluate(async () => {
    const add = (name: string, attributes: Record<string, string>, text = '') => {
      const element = Object.assign(document.createElement(name), { textContent: text });
      for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
      document.head.append(element);
    };
    add('script', {}, 'window.inlineRan = true');
    add('script', { type: 'application/ld+json' }, '{"@context":"https://schema.org"}');
    add('script', { src: 'data:text/javascript,window.dataRan=true' });
    add('style', {}, 'html{--sheet:1}');
    add('base', { href: 'https://example.org/' });
    document.body.setAttribute('onclick', 'window.handlerRan = true');
    document.body.click();
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="https://example.org/a.png" alt=""><iframe src="/"></iframe><object data="/favicon.svg"></object>',
    );
    await fetch('https://example.org/').catch(() => undefined);
    // Playwright’s own evaluation may run strings, so that the timer has to.
    await new Promise<void>((resolve) => {
      setTimeout('window.stringRan = true');
      // Timers of one length go off in the order in which they were set.
      setTimeout(resolve);
    });
    const { inlineRan, dataRan, handlerRan, stringRan } = window as unknown as Record<string, boolean>;
    return {
      ran: { inlineRan, dataRan, handlerRan, stringRan },
      sheet: getComputedStyle(document.documentElement).getPropertyValue('--sheet'),
      base: document.baseURI === location.href,
    };
  });
  expect(ran).toEqual({ ran: {}, sheet: '', base: true });
  await expect
    .poll(async () => [...new Set((await refused()).map((line) => line.split(':')[0]))].sort())
    .toEqual([
      'base-uri',
      'connect-src',
      'frame-src',
      'img-src',
      'object-src',
      'script-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-elem',
    ]);
});
