/** Colours for what a drawing shows; the book's own are in styles/tokens.css. */

/** The book has so many colours that are told apart. */
export const mostSeries = 6;

/** Steps from the first series to the second, and of the contours from low to high, in tokens.css: no eye tells more apart. */
export const blendSteps = 10;
export const contourSteps = 25;

/** The colour of the `index`th of `count` lines; more lines than colours go from the first colour to the second. */
export function seriesColor(index: number, count: number): string {
  if (count <= mostSeries) return `var(--series-${index + 1})`;
  return `var(--blend-${Math.round((blendSteps * index) / (count - 1))})`;
}

/** Colours of what is measured on the examples that a network learns from, and on those held out: lines and words. */
export const splitColors = { training: 'var(--series-1)', validation: 'var(--series-2)' } as const;

/** Of a line or dots of either: its name and its colour. */
export const splitLook = (name: keyof typeof splitColors) => ({ name, color: splitColors[name] });

/** Colours of the classes, for points, regions and labels. */
export const classColors = ['var(--series-3)', 'var(--series-4)'] as const;

/** The same two, faintly, for where a classifier calls the one or the other. */
export const regionColors = ['var(--region-1)', 'var(--region-2)'] as const;

/** From `--contour-low` at 0, and below, to `--contour-high` at 1, and above. */
export const contourFill = (share: number) =>
  `var(--contour-${Math.round(Math.min(1, Math.max(0, share)) * contourSteps)})`;

/** The colour of a formula's letters that stand for what is drawn in a colour: thin as they are, they are read at 4.5:1. */
export function symbolInkOf(color: string): string {
  if (color.startsWith('var(--series-')) return color.replace(')', '-ink)');
  return color.startsWith('var(--blend-') ? 'var(--ink)' : inkOf(color);
}

/** The colour of words about what is drawn in a colour: letters need more contrast than lines, and the accent has an ink of its own. */
export const inkOf = (color: string) => (color === 'var(--accent)' ? 'var(--accent-ink)' : color);
