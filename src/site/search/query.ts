/** What a reader types, and what is looked for. */

/** The book writes the letters themselves: α, β, θ. */
const greekLetters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
};

/** The query with the names of Greek letters as letters: "momentum beta" → "momentum β". */
export const withLetters = (query: string) =>
  query.replaceAll(/\p{L}+/gu, (word) => greekLetters[word.toLowerCase()] ?? word);

/** How much of a word must be in what is found for it. */
const leastShare = 0.5;

/**
 * Whether one of the marked words of an excerpt begins like a word of the query. Where a word is not in the index,
 * Pagefind looks for ever shorter beginnings of it: good for a slip of the pen, but "zzzz" would find every z.
 */
export function resembles(query: string, excerpt: string): boolean {
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap((match) => wordsOf(match[1]!));
  return wordsOf(query).some((word) =>
    marked.some((found) => sharedBeginning(word, found) >= leastShare * word.length),
  );
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
