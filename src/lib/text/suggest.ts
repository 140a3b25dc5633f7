/** What somebody who wrote a wrong name is told. */

/** “Did you mean”, if something is near; and all there is. */
export function suggest(given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  const hint = near === undefined ? '' : `Did you mean "${near}"? `;
  return `${hint}Allowed: ${[...names].sort().join(', ')}.`;
}

/** The name that was likely meant, if one is near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(2, given.length / 3) ? best.name : undefined;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
