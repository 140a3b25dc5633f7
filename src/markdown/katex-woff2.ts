import type { Plugin } from 'vite';

/** KaTeX's stylesheet names each font three times; every browser that runs this site takes the woff2. */
export function katexWoff2Only(): Plugin {
  return {
    name: 'katex-woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /\/katex\/dist\/katex[^/]*\.css/ },
      handler: (code) => code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ''),
    },
  };
}
