/** A drawing in words, for those who do not see it: what its lines do, panel by panel. */
import { significant } from '../text/numbers.ts';
import { panelsOf, seriesOf, type Drawing, type Panel } from './panel.ts';
import type { Series } from './mark.ts';

/** "training loss J over step, from 0 to 400: low from 0.35 to 0.087; good from 0.35 to 0.0041." Empty without lines. */
export const inWords = (drawing: Drawing): string =>
  panelsOf(drawing)
    .filter((panel) => seriesOf(panel).length > 0)
    .map(panelInWords)
    .join(' ');

function panelInWords(panel: Panel): string {
  const { x, y, head } = panel;
  const [title] = head.map((line) => (typeof line === 'string' ? line : line.text));
  const [from, to] = x.names ? [x.names[0]!, x.names.at(-1)!] : x.domain.map((end) => significant(end));
  const quantity = [title && `${title}:`, y.label, x.label && `over ${x.label}`, `from ${from} to ${to}`]
    .filter(Boolean)
    .join(' ');
  return `${quantity}: ${seriesOf(panel).map(seriesInWords).join('; ')}.`;
}

function seriesInWords({ name, points, notes = [] }: Series): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return `${name} has no value yet`;
  const noted = notes.map(({ x, words }) => `, ${words} at ${significant(x)}`).join('');
  return [name, `from ${significant(first[1])} to ${significant(last[1])}${noted}`].filter(Boolean).join(' ');
}
