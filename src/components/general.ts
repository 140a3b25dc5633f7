/** Code of the general figures, for what depends on it: a claim is checked again when it changes. */
const sources: Record<string, string> = import.meta.glob('../figures/general/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What a general figure's verdicts depend on besides its experiment. */
export const generalCode = (configuration: unknown): string => JSON.stringify([sources, configuration]);
