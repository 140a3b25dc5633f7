/** Vite plugins that the site's modules need wherever they run: pages, worker, tests and scripts. */
import { digits } from './src/lib/data/digits-plugin.ts';
import { fusedKernel } from './src/lib/training/fused/kernel-plugin.ts';
import { judges } from './src/lib/figure/build/judge-plugin.ts';
import { experimentThread } from './src/lib/worker/threads/thread-plugin.ts';

/** What computes needs these two, on whatever thread. */
const computing = [digits(), fusedKernel()];

export const plugins = [...computing, experimentThread(computing), judges()];
