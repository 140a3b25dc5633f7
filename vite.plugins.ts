/** Vite plugins that the site's modules need wherever they run: pages, worker, tests and scripts. */
import { digits } from './src/lib/data/digits-plugin.ts';
import { fusedKernel } from './src/lib/training/fused/kernel-plugin.ts';

export const plugins = [digits(), fusedKernel()];
