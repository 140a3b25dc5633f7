/** Studies that together ask for all that a study can have. */
import type { Space } from '../../../src/lib/search/space.ts';
import type { SchedulerName, SearcherName, Study } from '../../../src/lib/tools/study.ts';

const searchers: SearcherName[] = ['random', 'sobol', 'tpe', 'gaussian-process', 'cma-es'];
const schedulers: SchedulerName[] = ['median', 'asha', 'hyperband'];

export const spaces: Record<string, Space> = {
  numbers: [
    { kind: 'real', name: 'learning_rate', low: 1e-7, high: 10, scale: 'log' },
    { kind: 'real', name: 'momentum', low: 0, high: 0.99, scale: 'one-minus-log' },
    { kind: 'real', name: 'dropout', low: 0, high: 0.5, scale: 'linear' },
  ],
  integers: [
    { kind: 'integer', name: 'layers', low: 1, high: 9, scale: 'linear' },
    { kind: 'integer', name: 'units', low: 4, high: 512, scale: 'log' },
  ],
  // Who depends stands before whom it depends on, and on an option two depend.
  conditions: [
    {
      kind: 'real',
      name: 'beta',
      low: 0,
      high: 0.999,
      scale: 'one-minus-log',
      when: { parameter: 'kind', is: ['second'] },
    },
    {
      kind: 'choice',
      name: 'kind',
      options: ['first', 'second'],
      when: { parameter: 'optimizer', is: ['adam'] },
    },
    { kind: 'choice', name: 'optimizer', options: ['sgd', 'adam', 'lion'] },
    {
      kind: 'integer',
      name: 'warm_up',
      low: 1,
      high: 64,
      scale: 'log',
      when: { parameter: 'optimizer', is: ['adam'] },
    },
    { kind: 'choice', name: 'batch_size', options: [16, 32.5, 64] },
    { kind: 'choice', name: 'shuffled', options: [true, false] },
  ],
  numbersDecide: [
    { kind: 'choice', name: 'layers', options: [1, 2, 3] },
    {
      kind: 'integer',
      name: 'second_width',
      low: 2,
      high: 8,
      scale: 'linear',
      when: { parameter: 'layers', is: [2, 3] },
    },
  ],
};

/** Every searcher, and every scheduler with one that learns and with one that does not. */
const pairs: [SearcherName, SchedulerName][] = [
  ...searchers.map((searcher): [SearcherName, SchedulerName] => [searcher, 'none']),
  ...schedulers.flatMap((scheduler): [SearcherName, SchedulerName][] => [
    ['random', scheduler],
    ['tpe', scheduler],
  ]),
];

export const studies: [name: string, Study][] = Object.entries(spaces).flatMap(([space, parameters]) =>
  pairs.map(([searcher, scheduler]): [string, Study] => [
    `${space}, ${searcher}, ${scheduler}`,
    { space: parameters, searcher, scheduler, trials: 60, epochs: 27, workers: 4, seed: 1 },
  ]),
);
