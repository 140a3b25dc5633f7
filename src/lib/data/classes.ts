/** Which class each example of a split has. */

/**
 * `[examples]`. The classes take turns, so that every split is balanced to one example; with `shares`, one number for
 * each class, the next is always the class that lacks most of its share. The first n are the same however many follow.
 */
export function classesInTurn(examples: number, classes: number, shares?: readonly number[]): Int32Array {
  if (!shares) return Int32Array.from({ length: examples }, (_, i) => i % classes);
  const total = shares.reduce((sum, share) => sum + share);
  const counts = shares.map(() => 0);
  return Int32Array.from({ length: examples }, (_, i) => {
    const lacking = shares.map((share, label) => (share / total) * (i + 1) - counts[label]!);
    const label = lacking.indexOf(Math.max(...lacking));
    counts[label]!++;
    return label;
  });
}

/** Targets of these classes: 0 or 1 for two, `[examples, classes]` one-hot for more. */
export function targetsOf(labels: ArrayLike<number>, classes: number): Float32Array {
  if (classes === 2) return Float32Array.from(labels);
  const targets = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) targets[i * classes + labels[i]!] = 1;
  return targets;
}
