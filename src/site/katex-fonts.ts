import { basename } from 'node:path';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { formulaCharacters, formulaClasses, subsetOf } from './font-subset.ts';
import { usedRules } from './used-rules.ts';

const fontsFolder = createRequire(import.meta.url)
  .resolve('katex/package.json')
  .replace('package.json', 'dist/fonts/');

/**
 * KaTeX's stylesheet names each font three times; every browser that runs this site takes the woff2. In a build the
 * sheet and each font are cut down to what the formulas need; while one writes, all of it is there.
 */
export function katexFonts(): Plugin {
  let cut = false;
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    configResolved(config) {
      cut = config.command === 'build';
    },
    transform: {
      filter: { id: /\/katex\/dist\/katex[^/]*\.css/ },
      async handler(code) {
        const woff2 = code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
        if (!cut) return woff2;
        const used = usedRules(woff2, formulaClasses());
        const { italic, other } = formulaCharacters();
        const fonts = [...new Set(used.match(/KaTeX_[\w-]+\.woff2/g))];
        const subsets = await Promise.all(
          fonts.map((name) => subsetOf(fontsFolder + name, name.includes('_Math-') ? italic : other)),
        );
        return fonts.reduce(
          (css, name, i) => css.replaceAll(`fonts/${name}`, `/.cache/fonts/${basename(subsets[i]!)}`),
          used,
        );
      },
    },
  };
}
