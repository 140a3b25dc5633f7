import { expect } from 'playwright/test';
import type { Check } from './visit.ts';

export const paper: Check = {
  name: 'it prints as a clean article: text, drawings, captions, addresses of links, nothing to be pressed',
  kinds: ['lesson'],
  async run({ page }) {
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const article = page.locator('main article');
    await expect(article.locator('h1')).toBeVisible();
    for (const figure of await page.locator('live-figure').all()) {
      await expect(figure.locator('.stage svg.drawing:visible')).toHaveCount(1);
      await expect(figure.locator('figcaption')).toBeVisible();
      await expect(figure).toHaveCSS('break-inside', 'avoid');
    }
    const pressable = await page
      .locator('button, input, select, dialog, .site-header, .toc, .neighbours, .skip-link, .site-footer')
      .evaluateAll((all) =>
        all.filter((element) => element.checkVisibility()).map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
    expect(pressable).toEqual([]);
    const unnamed = await page.locator('.prose a[href^="https:"]').evaluateAll((links) =>
      (links as HTMLAnchorElement[])
        .filter((link) => link.checkVisibility())
        .filter((link) => !getComputedStyle(link, '::after').content.includes(link.href.replace(/\/$/, '')))
        .map(({ href }) => href),
    );
    expect(unnamed).toEqual([]);
    // Ink on paper, whatever colours the screen has and the reader chose.
    const [paper, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color];
    });
    expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(paper);
    expect(Math.max(.../(\d+), (\d+), (\d+)/.exec(ink!)!.slice(1).map(Number))).toBeLessThan(80);
    for (const answer of await page.locator('figure-prediction .answer').all())
      if (((await answer.textContent()) ?? '').replace('The answer', '').trim() !== '')
        await expect(answer.locator(':scope > :not(summary)').first()).toBeVisible();
  },
};
