import type { Study } from './study.ts';

/** What stands in the page before a reader says what is searched: it has a knob of every kind. */
export const defaultStudy: Study = {
  space: [
    { kind: 'real', name: 'learning_rate', low: 0.001, high: 3, scale: 'log' },
    { kind: 'integer', name: 'batch_size', low: 8, high: 256, scale: 'log' },
    { kind: 'choice', name: 'optimizer', options: ['sgd', 'momentum'] },
    {
      kind: 'real',
      name: 'momentum',
      low: 0,
      high: 0.99,
      scale: 'one-minus-log',
      when: { parameter: 'optimizer', is: ['momentum'] },
    },
  ],
  searcher: 'tpe',
  scheduler: 'none',
  trials: 60,
  epochs: 27,
  workers: 4,
  seed: 1,
};
