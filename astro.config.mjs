import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { addressFrom } from './src/site/address.ts';
import { componentNames, following, placing, tellingPlace } from './src/components/manifest.ts';
import { buildTarget } from './src/site/floor.ts';
import { fonts } from './src/site/fonts.ts';
import { costsPage } from './src/integrations/costs-page.ts';
import { figureModules } from './src/integrations/figure-modules.ts';
import { offline } from './src/integrations/offline.ts';
import { pageFiles } from './src/integrations/page-files.ts';
import { progressLine } from './src/integrations/progress-line.ts';
import { scriptsTogether } from './src/integrations/scripts-together.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { sharePictures } from './src/integrations/share-pictures.ts';
import { shortPaths } from './src/integrations/short-paths.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { mixedColours } from './src/site/mixed-colours.ts';
import { katexFonts } from './src/site/katex-fonts.ts';
import { lateOverlay } from './src/site/late-overlay.ts';
import { standInSheet } from './src/site/stand-ins-plugin.ts';
import { configuredFigures } from './src/markdown/configured-figures.ts';
import { inPracticePlugin } from './src/markdown/in-practice.ts';
import { katexMath } from './src/markdown/katex-math.ts';
import { markedFormula } from './src/markdown/marked-formula.ts';
import { withPlacedErrors } from './src/markdown/placed-errors.ts';
import { slipsPlugin } from './src/markdown/slips/slips.ts';
import { sourceLinesPlugin } from './src/markdown/source-lines.ts';
import { securityMetaTag } from './src/site/security/meta-tag.ts';
import { plugins } from './vite.plugins.ts';

const root = new URL('.', import.meta.url);

/** So many figures share a module that it comes with the others like it. */
const manyFigures = 8;
/** Script in a file for what every figure begins with, and one for what most draw with: forty small ones compress badly. */
const codeSplitting = {
  groups: [
    // By itself, so that a page without figures does not load them for it.
    { name: 'preload', test: /vite\/preload-helper/, priority: 2 },
    { name: 'figures', test: /src\/lib\//, tags: ['$initial'], priority: 1 },
    { name: 'drawing', test: /src\/(lib|figures)\/|node_modules\/d3/, minShareCount: manyFigures },
  ],
};

/** All there are: pages wait for their experiments, and those of all pages are to keep all cores busy from the start. */
const pagesAtOnce = 10_000;

export default defineConfig({
  ...addressFrom(process.env),
  trailingSlash: 'always',
  // In node_modules/.astro, its default, every `npm ci` would throw the build-time results away.
  cacheDir: '.cache/astro',
  build: { concurrency: pagesAtOnce },
  logger: { entrypoint: new URL('src/integrations/build-log.ts', root) },
  // What else looks at the built pages comes after the scripts, the tag and the paths, so that it sees them as they are served.
  integrations: [
    mdx(),
    progressLine(),
    costsPage(),
    figureModules(),
    scriptsTogether(),
    securityMetaTag(),
    shortPaths(),
    sitemap(),
    sharePictures(),
    pageFiles(process.env.PAGES),
    searchIndex(),
    offline(),
  ],
  fonts,
  markdown: {
    // Prism marks code with classes; Shiki would write colours into the page, past the tokens and a strict CSP.
    syntaxHighlight: 'prism',
    processor: withPlacedErrors(
      root,
      satteri({
        features: { math: true },
        mdastPlugins: [
          slipsPlugin(root, componentNames, placing),
          katexMath(root),
          sourceLinesPlugin(root, tellingPlace),
          configuredFigures(root, placing, [...following, markedFormula]),
          inPracticePlugin(root),
        ],
      }),
    ),
  },
  vite: {
    plugins: [katexFonts(), standInSheet(), lateOverlay(), ...plugins],
    css: {
      postcss: { plugins: [mixedColours(readFileSync(new URL('src/styles/tokens.css', root), 'utf8'))] },
    },
    worker: {
      format: 'es',
      plugins: () => plugins,
      // Meant so: what one worker loads when a study comes is a part of the other from the start.
      rolldownOptions: { checks: { ineffectiveDynamicImport: false } },
    },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
    // Found only when a worker is loaded, its packages would answer the first visit to the dev server with a 504.
    optimizeDeps: { entries: ['src/lib/worker/*.worker.ts', 'src/figures/**/*.ts'] },
    build: {
      target: buildTarget,
      cssTarget: buildTarget,
      rolldownOptions: {
        checks: {
          // Astro's own modules trip this check: withastro/astro#18087.
          moduleLevelDirective: false,
          // Meant so: the build has all figures at once, pages load each when it is needed.
          ineffectiveDynamicImport: false,
        },
      },
      // A font written into the style sheet would be loaded by every reader, and data: is no place fonts come from.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    },
  },
});
