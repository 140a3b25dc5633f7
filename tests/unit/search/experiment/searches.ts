/** Small searches for the tests: say only what a test is about. */
import type { Search, SearchPlan, Template } from '../../../../src/lib/search/experiment/spec.ts';
import type { Space } from '../../../../src/lib/search/space.ts';
import { aRun } from '../../training/studies.ts';

export const rate: Space = [{ name: 'learningRate', kind: 'real', low: 0.001, high: 1, scale: 'log' }];

export const aTemplate = (settings: Partial<Template> = {}): Template => ({
  data: { name: 'moons', training: 30, validation: 10, noise: 0.1, seed: 1 },
  loss: 'binary-cross-entropy',
  budget: { steps: 12 },
  record: { checkpoints: 2 },
  run: aRun(),
  ...settings,
});

export const aPlan = (settings: Partial<SearchPlan> = {}): SearchPlan => ({
  searcher: { kind: 'random' },
  seed: 1,
  budget: { trials: 4 },
  ...settings,
});

export const aSearch = (settings: Partial<Search> = {}): Search => ({
  kind: 'search',
  space: rate,
  template: aTemplate(),
  objective: 'validationLoss',
  starts: 'same',
  searches: [aPlan()],
  ...settings,
});
