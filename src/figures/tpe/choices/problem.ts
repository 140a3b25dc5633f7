/** A small space of choices, one of which is asked for under a condition only. */
import { ln2 } from '../../../lib/math/elementary.ts';
import type { Search, SearchPlan } from '../../../lib/search/experiment/spec.ts';
import { settingsIn, type ChoiceParameter, type Space } from '../../../lib/search/space.ts';
import { usualRun } from '../../../lib/study/defaults.ts';
import { runSeed } from '../../../lib/study/seeds.ts';

export interface Choice extends ChoiceParameter {
  title: string;
}

const choice = (title: string, name: string, options: Choice['options'], when?: Choice['when']): Choice => ({
  ...{ kind: 'choice', title, name, options },
  ...(when && { when }),
});

export const choices: readonly Choice[] = [
  choice('optimiser', 'optimizer', ['sgd', 'momentum', 'adam']),
  choice('β', 'optimizer.beta', [0.5, 0.9, 0.99], { parameter: 'optimizer', is: ['momentum'] }),
  choice('activation', 'activation', ['tanh', 'relu', 'sigmoid']),
  choice('α', 'learningRate', [0.01, 0.1, 1]),
];

export const space: Space = choices;
export const settingCount = settingsIn(space);

/** Searches by each searcher. */
export const searchCount = 20;
export const searchers = ['tpe', 'random'] as const;

/** Guessing: what a trial counts as that diverged. */
export const guess = ln2;

/**
 * Every trial has the same start, so a setting that comes again comes to the same and is not trained. Beside the searches
 * stands a grid of all settings.
 */
export function searchOf(trials: number, seed: number): Search {
  const plans = searchers.flatMap((kind, place) =>
    Array.from({ length: searchCount }, (_, i): SearchPlan => ({
      searcher: { kind },
      seed: runSeed(seed, place * searchCount + i),
      budget: { trials },
    })),
  );
  return {
    kind: 'search',
    space,
    template: {
      data: { name: 'moons', training: 200, validation: 300, noise: 0.2, seed },
      loss: 'binary-cross-entropy',
      budget: { steps: 150 },
      record: { checkpoints: 1 },
      run: { ...usualRun, batchSize: 20, seed },
    },
    objective: 'validationLoss',
    starts: 'same',
    searches: [
      ...plans,
      { searcher: { kind: 'grid', size: { values: 1 } }, seed, budget: { trials: settingCount } },
    ],
  };
}
