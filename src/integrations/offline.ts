/** The service worker, /service-worker.js: bundled last of all, with the list of the files that it keeps. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';

export function offline(): AstroIntegration {
  let root: URL;
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const names = await readdir(dir, { recursive: true, encoding: 'utf8' });
        const files = await Promise.all(
          keptOf(names).map(async (name) => keptFile(name, await readFile(new URL(name, dir)))),
        );
        await bundle(fileURLToPath(new URL('src/site/service-worker.ts', root)), fileURLToPath(dir), files);
        logger.info(`${files.length} files are kept for times without a network`);
      },
    },
  };
}

/** What a reader of the book can come to; not what is for other sites, search engines and hosts. */
export const keptOf = (names: readonly string[]) =>
  names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) =>
      /\.(html|js|css|woff2|svg|webmanifest|pagefind|pf_\w+)$|^pagefind\/.*\.json$/.test(name),
    )
    .filter((name) => !/^(embed\/|404\.html$|service-worker\.js$|pagefind\/sections\.json$)/.test(name))
    .sort();

/** A page goes by its folder's address. What has its hash in its name needs no revision. */
export function keptFile(name: string, content: Buffer) {
  const revision = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return {
    url: name.replace(/(^|\/)index\.html$/, '$1') || './',
    revision: name.startsWith('_astro/') ? null : revision,
  };
}

async function bundle(entry: string, outDir: string, files: unknown): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { keptFiles: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'serviceWorker', fileName: () => 'service-worker.js' },
    },
  });
}
