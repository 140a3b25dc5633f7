/** What is said about the book as a whole, once. */
export const title = 'Hyperparameter Tuning, live';

export const description =
  'A tutorial in which every figure is a real experiment: trained when the page was built, and again, live, in your browser.';

export const parts = [
  { number: 1, title: 'The six knobs' },
  { number: 2, title: 'Beyond the six' },
  { number: 3, title: 'Searching' },
  { number: 4, title: 'Practice' },
] as const;

export const partNumbers = parts.map(({ number }) => number);
