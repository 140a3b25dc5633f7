/**
 * Runs a TypeScript module as the site would load it (globs, virtual modules and all):
 * `node scripts/run.ts scripts/findings.ts momentum`. The module's default export gets the arguments;
 * a number that it returns counts failures.
 */
import { resolve } from 'node:path';
import { createServer, createServerModuleRunnerTransport } from 'vite';
import { createNodeImportMeta, ModuleRunner } from 'vite/module-runner';
import { plugins } from '../vite.plugins.ts';

const [module, ...parameters] = process.argv.slice(2);
const server = await createServer({
  configFile: false,
  plugins,
  logLevel: 'error',
  appType: 'custom',
  cacheDir: '.cache/vite-run',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const runner = new ModuleRunner({
  transport: {
    ...createServerModuleRunnerTransport({ channel: server.environments.ssr.hot }),
    // Vite waits a minute for a module. On a busy machine the code that judges all figures takes longer to gather.
    timeout: 0,
  },
  createImportMeta: createNodeImportMeta,
  hmr: false,
});
try {
  const { default: main } = (await runner.import(resolve(module!))) as {
    default: (parameters: string[]) => Promise<unknown>;
  };
  const failures = await main(parameters);
  if (typeof failures === 'number') process.exitCode = Math.min(failures, 1);
} finally {
  await server.close();
}
