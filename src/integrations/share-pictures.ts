/**
 * The picture that stands beside a shared link (Open Graph, 1200 × 630): a page's title above its first figure, as that
 * page shows it. Pages name their picture by absolute address, so without SITE none is made.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { AstroIntegration } from 'astro';
import subset, { type Axes } from 'subset-font';
import * as book from '../book/book.ts';
import { sharePicture } from '../site/share-picture.ts';
import { findablePages } from './built-pages.ts';
import { lightTokens, resolveColours } from './light-colours.ts';
import { pictureSvg } from './picture-svg.ts';

/** The book's two typefaces, and KaTeX's for the signs that they lack (√, ∂, ‖). */
const fonts: { file: string; axes: Axes }[] = [
  ...['source-sans-3', 'source-serif-4'].flatMap((family) =>
    ['latin', 'greek'].flatMap((subset) =>
      [400, 600].map((wght) => ({
        file: `@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`,
        axes: { wght },
      })),
    ),
  ),
  { file: 'katex/dist/fonts/KaTeX_Main-Regular.woff2', axes: {} },
];

export function sharePictures(): AstroIntegration {
  let root: URL;
  let cache: URL;
  let site: string | undefined;
  return {
    name: 'share-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        ({ root, site, cacheDir: cache } = config);
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        if (site === undefined) return;
        const read = (path: string) => readFile(new URL(path, root), 'utf8');
        const tokens = new Map([
          ...lightTokens(await read('src/styles/tokens.css')),
          ['--sans', 'Source Sans 3'],
          ['--serif', 'Source Serif 4'],
        ]);
        const style = resolveColours(await read('src/styles/figure.css'), tokens);
        const fontFiles = await unpackFonts(new URL('fonts/', cache));
        const found = await findablePages(dir, pages);
        for (const { path, html } of found) {
          const svg = pictureSvg({
            book: book.title,
            title: titleIn(html),
            drawing: resolveColours(firstDrawingIn(html) ?? '', tokens),
            style,
            colour: (token) => resolveColours(`var(${token})`, tokens),
          });
          const file = new URL(sharePicture(path), dir);
          await mkdir(new URL('.', file), { recursive: true });
          await writeFile(
            file,
            new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).render().asPng(),
          );
        }
        logger.info(`${found.length} pictures for shared links`);
      },
    },
  };
}

/** The renderer reads TrueType of one weight from files: the packages hold it compressed, all weights in one. */
async function unpackFonts(folder: URL): Promise<string[]> {
  const require = createRequire(import.meta.url);
  await mkdir(folder, { recursive: true });
  return Promise.all(
    fonts.map(async ({ file, axes }) => {
      const name = [basename(file, '.woff2'), ...Object.values(axes)].join('-');
      const unpacked = fileURLToPath(new URL(`${name}.ttf`, folder));
      const font = await readFile(require.resolve(file));
      await writeFile(
        unpacked,
        await subset(font, undefined, { targetFormat: 'truetype', keepAllGlyphs: true, variationAxes: axes }),
      );
      return unpacked;
    }),
  );
}

/** The page's one `<h1>`, as text that is escaped for XML as it was for HTML. */
const titleIn = (html: string) =>
  (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? book.title).replaceAll(/<[^>]*>/g, '').trim();

const firstDrawingIn = (html: string) =>
  /<svg\b[^>]*\bclass="drawing wide"[^>]*>[\s\S]*?<\/svg>/.exec(html)?.[0];
