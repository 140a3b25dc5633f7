/** Sizes of type in a drawing, in the units of its viewBox. Nothing is measured: a letter is as wide as letters mostly are. */

/** Height of a line of text: the unit in which heights are given. */
export const lineHeight = 20;

/** From the baseline of one line of words to the next. */
export const wordsPitch = 18;

/** From the middle of a line of text down to its baseline. */
export const middleToBaseline = 4;

export const boldWeight = 600;

const letterWidth = { label: 6.7, bold: 7.6, tick: 6.6 };

export const widthOf = (text: string, style: keyof typeof letterWidth = 'label') =>
  text.length * letterWidth[style];

/** Characters of soft words that fit into a width. */
export const charactersIn = (width: number) => Math.max(8, Math.floor(width / letterWidth.label));

/** Breaks at spaces, as late as possible; a word longer than a line stands alone on its own. */
export function brokenLines(text: string, characters: number): string[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + 1 + word.length > characters) return [...lines, word];
      return [...lines.slice(0, -1), `${last} ${word}`];
    }, []);
}
