/** What an engine computes, as hashes over the bits of the results. */

/** By what was computed, in words: where two engines differ, the names that differ say in what. */
export type Hashes = Record<string, string>;

/** `studies`: what experiments.ts puts together. `figures`: the book's own experiments. */
export const scopes = ['studies', 'figures'] as const;
export type Scope = (typeof scopes)[number];

/** Performs the experiments of the scopes named in this engine. */
export async function hashesOf(named: readonly Scope[]): Promise<Hashes> {
  const hashes: Hashes = {};
  if (named.includes('studies'))
    Object.assign(hashes, await (await import('./fingerprint.ts')).historyHashes());
  if (named.includes('figures')) Object.assign(hashes, await (await import('./figures.ts')).figureHashes());
  return hashes;
}

/** Names under which the two have not the same hash. */
export function differences(a: Hashes, b: Hashes): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}
