import { describe, expect, test } from 'vitest';
import { checkSearch } from '../../../../src/lib/search/experiment/check.ts';
import type { Search } from '../../../../src/lib/search/experiment/spec.ts';
import type { Space } from '../../../../src/lib/search/space.ts';
import { search } from '../../experiment/examples.ts';
import { aRun } from '../../training/studies.ts';
import { aPlan, aSearch, aTemplate } from './searches.ts';

const dropout: Space = [{ name: 'dropout', kind: 'real', low: 0, high: 1, scale: 'linear' }];
const sixSettings: Space = [
  { name: 'hidden', kind: 'integer', low: 1, high: 3, scale: 'linear' },
  { name: 'activation', kind: 'choice', options: ['tanh', 'relu'] },
];
const optimizers: Space = [
  { name: 'optimizer', kind: 'choice', options: ['sgd', 'momentum'] },
  { name: 'optimizer.beta', kind: 'real', low: 0, high: 0.99, scale: 'linear' },
];

describe('before anything runs it is told that', () => {
  const wrong: [what: string, search: Partial<Search>, message: string | RegExp][] = [
    [
      'there are fewer settings than trials',
      { space: sixSettings, searches: [aPlan(), aPlan({ budget: { trials: 7 } })] },
      'searches[1]: 7 trials cannot all differ: the space of hidden and activation has 6 settings.',
    ],
    [
      'a parameter is none of a run',
      { space: [{ name: 'momentum', kind: 'real', low: 0, high: 0.9, scale: 'linear' }] },
      /^space, at momentum = 0: momentum: a run has nothing of that name here\. .*learningRate/,
    ],
    [
      'a parameter has a value that a run may not have',
      { space: dropout },
      'space, at dropout = 1: run.dropout: 1 is not in [0, 1)',
    ],
    [
      'a parameter is there for some of the optimisers only',
      { space: optimizers },
      /^space, at optimizer = sgd and optimizer\.beta = 0: optimizer\.beta: a run has nothing of that name here/,
    ],
    [
      'the template is wrong',
      { template: aTemplate({ run: aRun({ batchSize: 0 }) }) },
      /^template: run\.batchSize: 0/,
    ],
    [
      'the template’s study is',
      { template: aTemplate({ loss: 'squared-error', budget: { steps: 0 } }) },
      /^template: budget\.steps: 0/,
    ],
    ['the space is empty', { space: [] }, 'A space must have at least one parameter.'],
    ['there is no search', { searches: [] }, 'searches: there must be at least one.'],
    [
      'a searcher is none',
      { searches: [aPlan({ searcher: { kind: 'best' } as unknown as { kind: 'random' } })] },
      /^searches\[0\]: There is no searcher "best"/,
    ],
    [
      'a searcher cannot be set so',
      { searches: [aPlan({ searcher: { kind: 'tpe', randomTrials: 0 } })] },
      'searches[0]: randomTrials must be a whole number of at least 1, not 0.',
    ],
    [
      'there are no trials',
      { searches: [aPlan({ budget: { trials: 0 } })] },
      'searches[0]: budget.trials: 0 is not a whole number ≥ 1',
    ],
    [
      'the budget is less than a trial needs',
      { searches: [aPlan({ budget: { steps: 11 } })] },
      'searches[0]: budget.steps: 11 is not a whole number ≥ 12, as many as one trial has',
    ],
    [
      'there are no workers',
      { searches: [aPlan({ workers: 0 })] },
      'searches[0]: workers: 0 is not a whole number ≥ 1',
    ],
    [
      'a seed is none',
      { searches: [aPlan({ seed: 0.5 })] },
      'searches[0]: seed: 0.5 is not a whole number ≥ 0',
    ],
    ['starts are neither', { starts: 'new' as 'fresh' }, 'starts: "new" is not one of same, fresh'],
    [
      'the objective is no loss',
      { objective: 'accuracy' as 'validationLoss' },
      'objective: "accuracy" is not one of trainingLoss, validationLoss',
    ],
  ];
  test.each(wrong)('%s', (_, settings, message) => {
    expect(() => checkSearch(aSearch(settings))).toThrow(message);
  });
});

describe('what is right passes:', () => {
  const right: [what: string, search: Search][] = [
    ['the example of its kind', search],
    [
      'more trials than settings, where each starts afresh',
      aSearch({ space: sixSettings, starts: 'fresh', searches: [aPlan({ budget: { trials: 9 } })] }),
    ],
    [
      'a parameter of one optimiser',
      aSearch({
        space: [optimizers[0]!, { ...optimizers[1]!, when: { parameter: 'optimizer', is: ['momentum'] } }],
      }),
    ],
    [
      'conditions on conditions',
      aSearch({
        space: [
          { name: 'activation', kind: 'choice', options: ['tanh', 'relu'] },
          { ...optimizers[0]!, when: { parameter: 'activation', is: ['relu'] } },
          { ...optimizers[1]!, when: { parameter: 'optimizer', is: ['momentum'] } },
        ],
      }),
    ],
  ];
  test.each(right)('%s', (_, one) => {
    expect(() => checkSearch(one)).not.toThrow();
  });
});
