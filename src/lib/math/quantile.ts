/**
 * The value below which a share of the values lies, between 0 (the lowest) and 1 (the highest), in a straight line between
 * neighbours: type 7 of Hyndman and Fan (1996), as NumPy has it. Infinite ones count as largest.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
