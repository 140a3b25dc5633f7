/** A line of a figure that a text speaks of, by the name that stands beside it, and the colours that it has. */
import { drawingOf } from '../../lib/figure/contract/define.ts';
import { shownAt } from '../../lib/figure/build/shown.ts';
import { inkOf, symbolInkOf } from '../../lib/plot/colors.ts';
import { panelsOf, seriesOf } from '../../lib/plot/panel.ts';
import { noBreakSpace } from '../../lib/text/numbers.ts';
import { suggest } from '../../lib/text/suggest.ts';
import type { Companion } from './companion.ts';

export interface Shades {
  /** Colours, with spaces between: what is drawn in them is lit with the words. */
  lit: string;
  /** Of the stroke below its words, and of letters of a formula. */
  style: string;
}

/** The line as the figure draws it at its settings in the lesson. Throws an Error with file and line if it draws none of that name. */
export async function shadesOfLine(about: Companion, wanted: string): Promise<Shades> {
  const { figure, placed, fail } = about;
  const { data } = await shownAt(figure, placed);
  const lines = panelsOf(drawingOf(figure, data, placed)).flatMap(seriesOf);
  const names = [...new Set(lines.map(({ name }) => asTyped(name)))];
  const { color } =
    lines.find(({ name }) => asTyped(name) === asTyped(wanted)) ??
    fail('line', `line: it has no line "${wanted}". ${suggest(wanted, names)}`);
  return {
    lit: `${color} ${inkOf(color)}`,
    style: `--mark:${color};--mark-ink:${symbolInkOf(color)}`,
  };
}

/** Figures write "β = 0" so that it stays on one line; authors have a plain space on their keys. */
const asTyped = (name: string) => name.replaceAll(noBreakSpace, ' ');
