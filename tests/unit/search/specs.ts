/** A searcher of each kind, which the tests of every searcher try. */
import type { SearcherSpec } from '../../../src/lib/search/searchers.ts';

export const specs: SearcherSpec[] = [{ kind: 'random' }];
