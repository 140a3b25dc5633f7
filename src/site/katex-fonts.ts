import { basename } from 'node:path';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { formulaCharacters, formulaClasses, subsetOf } from './font-subset.ts';
import { usedRules } from './used-rules.ts';

const fontsFolder = createRequire(import.meta.url)
  .resolve('katex/package.json')
  .replace('package.json', 'dist/fonts/');

/** Every formula has letters of the one and signs of the other. */
const inEveryFormula = ['KaTeX_Main-Regular.woff2', 'KaTeX_Math-Italic.woff2'];
const addressesModule = 'virtual:formula-fonts';

/** The address of a font, cut down to what the formulas need, for imports and style sheets. */
async function addressOfCut(name: string): Promise<string> {
  const { italic, other } = formulaCharacters();
  const cut = await subsetOf(fontsFolder + name, name.includes('_Math-') ? italic : other);
  return `/.cache/fonts/${basename(cut)}`;
}

/**
 * KaTeX's stylesheet names each font three times; every browser that runs this site takes the woff2. In a build the
 * sheet and each font are cut down to what the formulas need; while one writes, all of it is there.
 * "virtual:formula-fonts" has the addresses of the fonts that pages with formulas load ahead; while one writes, none.
 */
export function katexFonts(): Plugin {
  let cut = false;
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    configResolved(config) {
      cut = config.command === 'build';
    },
    resolveId: {
      filter: { id: new RegExp(`^${addressesModule}$`) },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: new RegExp(`^\0${addressesModule}$`) },
      async handler() {
        const addresses = cut ? await Promise.all(inEveryFormula.map(addressOfCut)) : [];
        const imports = addresses.map((address, i) => `import font${i} from '${address}?url';`);
        return `${imports.join('')} export default [${addresses.map((_, i) => `font${i}`)}];`;
      },
    },
    transform: {
      filter: { id: /\/katex\/dist\/katex[^/]*\.css/ },
      async handler(code) {
        const woff2 = code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
        if (!cut) return woff2;
        const used = usedRules(woff2, formulaClasses());
        const fonts = [...new Set(used.match(/KaTeX_[\w-]+\.woff2/g))];
        const addresses = await Promise.all(fonts.map(addressOfCut));
        return fonts.reduce((css, name, i) => css.replaceAll(`fonts/${name}`, addresses[i]!), used);
      },
    },
  };
}
