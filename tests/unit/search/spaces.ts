/** Spaces that the tests of every searcher try. */
import type { Space } from '../../../src/lib/search/space.ts';

export const spaces: Record<string, Space> = {
  'one real parameter': [{ name: 'rate', kind: 'real', low: 1e-5, high: 10, scale: 'log' }],
  'every kind of parameter': [
    { name: 'rate', kind: 'real', low: 1e-5, high: 10, scale: 'log' },
    { name: 'beta', kind: 'real', low: 0, high: 0.999, scale: 'one-minus-log' },
    { name: 'dropout', kind: 'real', low: 0, high: 0.5, scale: 'linear' },
    { name: 'layers', kind: 'integer', low: 1, high: 4, scale: 'linear' },
    { name: 'width', kind: 'integer', low: 1, high: 64, scale: 'log' },
    { name: 'activation', kind: 'choice', options: ['tanh', 'relu', 'sigmoid'] },
  ],
  'parameters that are not always asked for': [
    {
      name: 'decay',
      kind: 'real',
      low: 0.1,
      high: 1,
      scale: 'log',
      when: { parameter: 'schedule', is: ['step'] },
    },
    { name: 'optimizer', kind: 'choice', options: ['sgd', 'momentum', 'adam'] },
    {
      name: 'beta',
      kind: 'real',
      low: 0,
      high: 0.99,
      scale: 'linear',
      when: { parameter: 'optimizer', is: ['momentum', 'adam'] },
    },
    {
      name: 'schedule',
      kind: 'choice',
      options: ['constant', 'step'],
      when: { parameter: 'optimizer', is: ['sgd'] },
    },
  ],
  'six settings': [
    { name: 'layers', kind: 'integer', low: 1, high: 3, scale: 'linear' },
    { name: 'shuffled', kind: 'choice', options: [true, false] },
  ],
};
