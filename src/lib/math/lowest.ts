/** The first of the items whose value is lowest. What is not known or not finite is never lowest; null if nothing is known. */
export function lowestBy<T>(items: Iterable<T>, value: (item: T) => number | null | undefined): T | null {
  let lowest: { item: T; value: number } | null = null;
  for (const item of items) {
    const own = value(item) ?? NaN;
    if (Number.isFinite(own) && !(lowest && own >= lowest.value)) lowest = { item, value: own };
  }
  return lowest && lowest.item;
}
