export interface Spread {
  median: number;
  /** The quartiles: half of all values lie between them. */
  low: number;
  high: number;
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

export function spread(values: number[]): Spread {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** Linear between the two nearest values. */
function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}
