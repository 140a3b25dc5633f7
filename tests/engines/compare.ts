import type { Hashes } from './fingerprint.ts';

/** Names under which the two have not the same hash. */
export function differences(a: Hashes, b: Hashes): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}
