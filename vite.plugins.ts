/** Vite plugins that the site's modules need wherever they run: pages, worker, tests and scripts. */
import { join } from 'node:path';
import { digits } from './src/lib/data/digits-plugin.ts';
import { webAssembly } from './src/lib/math/web-assembly-plugin.ts';
import { judges } from './src/lib/figure/build/judge-plugin.ts';
import { experimentThread } from './src/lib/worker/threads/thread-plugin.ts';

const sources = (path: string) => join(import.meta.dirname, path);

/** What computes needs these, on whatever thread. */
export const computing = [
  digits(),
  webAssembly('fused-kernel', sources('src/lib/training/fused/assembly')),
  webAssembly('large-cholesky', sources('src/lib/math/large/assembly')),
];

export const plugins = [...computing, experimentThread(computing), judges()];
