/** How the book is found and shared, in a build that knows its address and in one that does not. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { mix } from '../../src/site/oklab.ts';
import { dist, lessonPaths } from './site.ts';
import { site, subPath } from './sites.ts';

const root = `${subPath.site}${subPath.base}`;

test.describe('with SITE and BASE', () => {
  test.skip(site !== subPath, 'This build is not for a path: another commit’s turn.');
  const read = (path: string) => readFileSync(join(subPath.folder, path), 'utf8');
  const addresses = () => [...read('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]!);
  const pageOf = (address: string) => read(`${address.slice(root.length)}index.html`);
  const attribute = (html: string, selector: RegExp) => selector.exec(html)?.[1];

  test('the sitemap names every lesson, and robots.txt the sitemap', () => {
    for (const path of ['', 'figures/', ...lessonPaths]) expect(addresses()).toContain(root + path);
    expect(read('robots.txt')).toContain(`\nSitemap: ${root}sitemap.xml\n`);
  });

  test('each page in the sitemap says that this is its address, and no other page does', () => {
    for (const address of addresses())
      expect(attribute(pageOf(address), /<link rel="canonical" href="([^"]*)"/)).toBe(address);
    const pages = readdirSync(subPath.folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.html'),
    );
    const canonical = pages.filter((path) => read(path).includes('rel="canonical"'));
    expect(canonical).toHaveLength(addresses().length);
    expect(canonical.length).toBeLessThan(pages.length);
  });

  test('each has a picture of its own of 1200 × 630', () => {
    const pictures = addresses().map((address) => {
      const picture = attribute(pageOf(address), /<meta property="og:image" content="([^"]*)"/)!;
      expect(picture.startsWith(root)).toBe(true);
      const png = readFileSync(join(subPath.folder, picture.slice(root.length)));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], picture).toEqual([1200, 630]);
      return picture;
    });
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  test('the feed links to lessons that are there, and every page to the feed', () => {
    const entries = [...read('feed.xml').matchAll(/<entry>[\s\S]*?<link href="([^"]*)"/g)];
    expect(entries.length).toBeGreaterThan(0);
    for (const [, address] of entries) expect(addresses()).toContain(address);
    for (const address of addresses()) expect(pageOf(address)).toContain(`href="${subPath.base}feed.xml"`);
  });

  test('each lesson describes itself to machines, in its place in the book', () => {
    const positions = lessonPaths.map((path) => {
      const data = JSON.parse(
        attribute(read(`${path}index.html`), /<script type="application\/ld\+json">(.*?)<\/script>/)!,
      ) as { url: string; position: number };
      expect(data.url).toBe(root + path);
      return data.position;
    });
    expect(new Set(positions).size).toBe(positions.length);
  });
});

test('without SITE nothing claims an address', () => {
  test.skip(site === subPath, 'This build has an address: another commit’s turn.');
  for (const path of ['sitemap.xml', 'feed.xml', 'og'])
    expect(existsSync(new URL(path, dist)), path).toBe(false);
  for (const path of ['index.html', 'momentum/index.html'])
    expect(readFileSync(new URL(path, dist), 'utf8')).not.toMatch(/canonical|og:url|og:image|atom\+xml/);
});

test('colours are mixed for the pictures as the browser mixes them for the page', async ({ page }) => {
  const pairs = [
    ['#f3eee4', 0.38, '#6f9db9'],
    ['#c2570a', 0.6, '#fdfbf7'],
    ['#2a7fd6', 0.25, '#35322c'],
  ] as const;
  const mixed = await page.evaluate(
    (colours) =>
      colours.map(([first, share, second]) => {
        const context = new OffscreenCanvas(1, 1).getContext('2d')!;
        context.fillStyle = `color-mix(in oklab, ${first} ${share * 100}%, ${second})`;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      }),
    pairs,
  );
  pairs.forEach(([first, share, second], i) => {
    const ours = [1, 3, 5].map((at) => parseInt(mix(first, share, second).slice(at, at + 2), 16));
    ours.forEach((value, channel) => expect(Math.abs(value - mixed[i]![channel]!)).toBeLessThanOrEqual(1));
  });
});
