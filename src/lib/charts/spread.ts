/** Keeps labels apart that belong to lines ending close together. */

/**
 * Positions for labels wanted at `wanted`, at least `gap` apart and within `[low, high]`, in the order wanted and
 * as near to it as sweeping down and back up makes them. If they do not all fit, the first ones leave at `low`.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const places = order.map((i) => Math.min(high, Math.max(low, wanted[i]!)));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + gap);
  let ceiling = high;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, ceiling);
    ceiling = places[i]! - gap;
  }
  const result = new Array<number>(wanted.length);
  order.forEach((label, rank) => (result[label] = places[rank]!));
  return result;
}
