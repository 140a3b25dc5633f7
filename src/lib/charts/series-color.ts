/** Colours for the lines of one chart. */

/** The book has so many colours that are told apart. */
export const seriesColors = 6;

/** The colour of the `index`th of `count` lines; more lines than colours go from the first colour to the second. */
export function seriesColor(index: number, count: number): string {
  if (count <= seriesColors) return `var(--series-${index + 1})`;
  return `color-mix(in oklab, var(--series-2) ${Math.round((100 * index) / (count - 1))}%, var(--series-1))`;
}
