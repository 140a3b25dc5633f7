/** Loads <own-study>, which draws and reads: pages with other scripts share nothing of it. */
import { load } from '../../lib/loading/load.ts';

void load(() => import('./own-study.ts'));
