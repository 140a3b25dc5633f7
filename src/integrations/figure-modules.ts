/**
 * Where the code of a page's figures is, said on the page: script that has the names of all figures would grow with the
 * book. A page is rendered with the address at which the development server has a figure's file; a build puts in its place
 * those of the module that became of it, and of what this imports.
 */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { rewritePages } from './rewrite-pages.ts';

/** By a figure's file, from the project's root: its module in the build, then the modules that this imports. */
type BuiltModules = Map<string, readonly string[]>;

export function figureModules(): AstroIntegration {
  const built: BuiltModules = new Map();
  let base: string;
  return {
    name: 'figure-modules',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        updateConfig({ vite: { plugins: [emitFigures(fileURLToPath(config.root), built)] } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        await rewritePages(dir, (html) => withModules(html, base, built));
      },
    },
  };
}

/** Has the figures' modules built, which no script of a page imports, and notes what they are called. */
function emitFigures(root: string, built: BuiltModules): Plugin {
  let catalogue: string;
  return {
    name: 'figure-modules',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      const id = `${root}src/figures/catalogue.ts`;
      catalogue = this.emitFile({ type: 'chunk', id, preserveSignature: 'strict' });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && chunk.isDynamicEntry && chunk.facadeModuleId)
            built.set(relative(root, chunk.facadeModuleId).replaceAll(sep, '/'), [
              chunk.fileName,
              ...chunk.imports,
            ]);
        // It has brought the figures; no page asks for it.
        Reflect.deleteProperty(bundle, this.getFileName(catalogue));
      },
    },
  };
}

/**
 * The page with the addresses in the build of its figures' modules.
 *
 * @param base the path under which the site is served, with its slashes
 */
export const withModules = (html: string, base: string, built: ReadonlyMap<string, readonly string[]>) =>
  html.replaceAll(/(?<= data-modules=")[^"]*/g, (address) => {
    const file = address.slice(base.length);
    const names = built.get(file);
    if (!names) throw new Error(`"${file}" has no module in the build: is it named in the catalogue?`);
    return names.map((name) => base + name).join(' ');
  });
