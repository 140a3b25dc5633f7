/** Code as it is when all is gone that does not matter to a computer: types, comments, layout, what is never reached. */
import { build, type PluginOption, type Rolldown } from 'vite';

interface BundleOptions {
  plugins: PluginOption[];
  /** Which imports are left as they are. Default: those of Node. */
  external?: (id: string) => boolean;
}

/** A module and all that it reaches as one chunk of minified code: the same sources make the same code. */
export async function bundled(
  entry: string,
  { plugins, external = (id) => id.startsWith('node:') }: BundleOptions,
): Promise<Rolldown.OutputChunk> {
  const [built] = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: {
      write: false,
      target: 'es2024',
      // Not `ssr`: as for the browser TensorFlow.js comes module by module, a tenth of the whole.
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      rolldownOptions: { external, output: { codeSplitting: false, minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  return built!.output[0];
}
