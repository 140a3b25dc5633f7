/** The name by which a defined term is linked to: “condition number” is `condition-number`. */
export const termPlace = (words: string): string | undefined =>
  words
    .replace(/<[^>]*>/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join('-');
