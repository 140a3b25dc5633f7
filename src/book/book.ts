/** What is said about the book as a whole, once. */
export const title = 'Hyperparameter Tuning, live';

export const description =
  'A tutorial in which every figure is a real experiment: trained when the page was built, and again, live, in your browser.';

/** As in LICENSE. */
export const authors = `The authors of “${title}”`;

/** As in LICENSE-TEXT and LICENSE. */
export const licence = {
  text: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  code: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
};

/** For someone who has trained one model and wants to know what the knobs do. */
export const educationalLevel = 'Beginner to intermediate';

/** The tutorial that the first part brings to life. */
export const source = {
  title: 'Hyperparameter Tuning',
  url: 'https://github.com/imedusa/winter-of-contributing/tree/Datascience_With_Python/Datascience_With_Python/Machine%20Learning/Tutorials/Hyperparameter_Tuning',
};

export const parts = [
  { number: 1, title: 'Six hyperparameters' },
  { number: 2, title: 'Beyond the six' },
  { number: 3, title: 'Searching' },
  { number: 4, title: 'Practice' },
] as const;

export const partNumbers = parts.map(({ number }) => number);
type PartNumber = (typeof partNumbers)[number];

export const partTitle = (part: PartNumber) => parts.find(({ number }) => number === part)!.title;
