/** Few letters that stay the same while the text does: for names of what has none. */
export const fewLetters = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 46_656, 7).toString(36);
