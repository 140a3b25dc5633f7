/** Keeps labels apart that belong to things close together. */

export interface Wanted {
  /** Where the label's left edge stands, and how wide it is: labels beside each other need not be kept apart. */
  x: number;
  width: number;
  /** Where its middle would like to be. */
  y: number;
  height: number;
}

/**
 * Heights of the labels' middles: as near to those wanted as sweeping down and back up makes them, in the order
 * wanted, none over another that it would cover, all within `[top, bottom]`. If they do not all fit, the first ones
 * leave at the top.
 */
export function dodge(wanted: readonly Wanted[], [top, bottom]: readonly [number, number]): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]!.y - wanted[b]!.y || a - b);
  const places = wanted.map(({ y, height }) => clamp(y, top + height / 2, bottom - height / 2));
  const distance = (a: number, b: number) => (wanted[a]!.height + wanted[b]!.height) / 2;
  order.forEach((label, rank) => {
    for (const above of order.slice(0, rank))
      if (meets(wanted[label]!, wanted[above]!))
        places[label] = Math.max(places[label]!, places[above]! + distance(label, above));
  });
  [...order].reverse().forEach((label, rank, upward) => {
    places[label] = Math.min(places[label]!, bottom - wanted[label]!.height / 2);
    for (const below of upward.slice(0, rank))
      if (meets(wanted[label]!, wanted[below]!))
        places[label] = Math.min(places[label]!, places[below]! - distance(label, below));
  });
  return places;
}

const meets = (a: Wanted, b: Wanted) => a.x < b.x + b.width && b.x < a.x + a.width;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
