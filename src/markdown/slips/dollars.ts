/** Dollar signs that are meant as money, or that nothing closes: Markdown takes the one for formulas and prints the other. */
import { failAt, typed, type Check, type Text, type TextNode } from './text.ts';

export const checkDollars: Check = (text) => {
  for (const node of text.nodes) {
    if (node.type === 'inlineMath') checkFormula(text, node);
    if (node.type === 'text') checkAlone(text, node);
  }
};

/** Two words, or a word after a number: what no formula has outside of a command. */
const prose = /^\d[^\\{}]*\s[A-Za-z]{2,}(\s|$)/;

function checkFormula(text: Text, node: TextNode): void {
  const formula = typed(text, node);
  const inside = formula.replace(/^\$+|\$+$/g, '');
  const next = text.source[node.position?.end.offset ?? -1] ?? '';
  if (!/^\s|\s$/.test(inside) && !/\d/.test(next) && !prose.test(inside)) return;
  const [first] = /^\S*/.exec(inside)!;
  failAt(
    text,
    node,
    `“${formula}” is read as a formula. Write \\$${first} for a sum of money or the sign itself; ` +
      'the dollar signs of a formula touch it, and no digit follows them.',
  );
}

function checkAlone(text: Text, node: TextNode): void {
  const words = typed(text, node);
  const alone = /(?<!\\)\$\S*/.exec(words);
  if (!alone) return;
  const [sign] = alone;
  failAt(
    text,
    node,
    `“${sign}”: this dollar sign stands alone. Write \\${sign} for the sign itself, $…$ around a formula.`,
    alone.index,
  );
}
