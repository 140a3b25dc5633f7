/** Saved pictures in programs that are no browsers: they look as on the page. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { dialogOf, download } from './export-dialog.ts';
import { openFigure } from './live-figure.ts';
import { canDraw, drawWith, picturePrograms } from './picture-programs.ts';
import { turnFor, waiting } from '../turns.ts';

/** A map with contours and a path, regions with crosses and dots, a table of words with lines. */
const figures = ['momentum', 'decision-boundaries', 'tuning-log'];

/** Other programs have other fonts: of all pixels, letters have about a fiftieth. */
const shareOfLetters = 0.05;
/** Of 255: what is nearer is the same colour, at another program's edge. */
const sameColour = 64;

/** Of two PNG files of the same size, the share of the pixels that differ. */
const differing = (page: Page, files: string[]) =>
  page.evaluate(
    async ([addresses, same]) => {
      const [one, other] = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, canvas.width, canvas.height);
        }),
      );
      if (one!.width !== other!.width || one!.height !== other!.height)
        throw new Error(`${one!.width} × ${one!.height} is not ${other!.width} × ${other!.height}`);
      let count = 0;
      for (let i = 0; i < one!.data.length; i += 4)
        if ([0, 1, 2, 3].some((k) => Math.abs(one!.data[i + k]! - other!.data[i + k]!) > same)) count++;
      return count / (one!.width * one!.height);
    },
    [files.map((file) => `data:image/png;base64,${readFileSync(file, 'base64')}`), sameColour] as const,
  );

const schemes = ['light', 'dark'] as const;

for (const [index, program] of picturePrograms.entries())
  test.describe(program.name, () => {
    test.skip(!canDraw(program), `${program.name} is not installed: apt-get install ${program.package}`);

    for (const colorScheme of schemes) {
      test.describe(`in ${colorScheme} colours`, () => {
        test.use({ colorScheme });
        for (const name of figures) {
          const isTurn = colorScheme === turnFor(index, schemes) && name === turnFor(index, figures);
          const tag = isTurn ? [] : waiting;
          test(`draws a saved picture as a browser does: ${name}`, { tag }, async ({ page }, info) => {
            const figure = await openFigure(page, `figures/${name}/`);
            const file = await download(page, await dialogOf(figure), 'SVG');
            const [svg, drawn, expected] = ['svg', 'drawn.png', 'expected.png'].map((ending) =>
              info.outputPath(`${name}.${ending}`),
            );
            await file.saveAs(svg!);
            drawWith(program, svg!, drawn!);
            await page.goto(`file://${svg}`);
            await page.locator('svg').screenshot({ path: expected! });
            await page.goto('about:blank');
            expect(await differing(page, [drawn!, expected!])).toBeLessThan(shareOfLetters);
          });
        }
      });
    }
  });
