/** What searches here: bundled on its own by bundle.ts, as the site has it. */
export { performSearch } from '../../src/lib/search/experiment/perform.ts';
export { surrogateOf } from '../../src/lib/search/gaussian-process/surrogate.ts';
export { functionalAnova } from '../../src/lib/search/reading/functional-anova.ts';
export { searcherFor } from '../../src/lib/search/searchers.ts';
