import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { fonts } from './src/fonts.ts';
import { digits } from './src/lib/data/digits-plugin.ts';
import { fusedKernel } from './src/lib/training/fused/kernel-plugin.ts';
import { katexMath } from './src/markdown/katex-math.ts';
import { katexWoff2Only } from './src/markdown/katex-woff2.ts';
import { sourceLinesPlugin } from './src/markdown/source-lines.ts';

const { SITE: site, BASE: base = '/' } = process.env;

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  // In node_modules/.astro, its default, every `npm ci` would throw the build-time results away.
  cacheDir: '.cache/astro',
  integrations: [mdx()],
  fonts,
  markdown: {
    // Prism marks code with classes; Shiki would write colours into the page, past the tokens and a strict CSP.
    syntaxHighlight: 'prism',
    processor: satteri({
      features: { math: true },
      mdastPlugins: [
        katexMath(),
        sourceLinesPlugin({ elements: ['Figure', 'Cite'], root: new URL('.', import.meta.url) }),
      ],
    }),
  },
  vite: {
    plugins: [katexWoff2Only(), digits(), fusedKernel()],
    worker: { format: 'es', plugins: () => [digits(), fusedKernel()] },
    // Found only when a worker is loaded, they would answer the first visit to the dev server with a 504.
    optimizeDeps: {
      include: [
        '@tensorflow/tfjs-core',
        '@tensorflow/tfjs-core/dist/base',
        '@tensorflow/tfjs-backend-cpu/dist/base',
      ],
    },
    // Astro's own modules trip this check: withastro/astro#18087.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
