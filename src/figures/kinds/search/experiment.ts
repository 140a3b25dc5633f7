/** What a `<Search>` computes at the reader's settings. */
import type { Settings } from '../../../lib/figure/contract/settings.ts';
import type { Search } from '../../../lib/search/experiment/spec.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import { seedAt, settingAt } from '../training/study.ts';
import { hyperparameters, type Setting } from '../training/hyperparameters.ts';
import type { SearchConfiguration } from './configuration.ts';
import { nameOf } from './parameters.ts';

/** Points of each curve; without curves the end is enough. */
const checkpoints = 20;

export function searchOf(configuration: SearchConfiguration, values: Settings): Search {
  const { space, searchers, searches, workers, objective, starts, loss, show } = configuration;
  const seed = seedAt(configuration, values);
  const { run, data, budget } = searched(configuration, settingAt(configuration, values));
  return {
    kind: 'search',
    space,
    template: {
      data: { ...data, seed },
      loss,
      budget,
      record: { checkpoints: show.includes('curves') ? checkpoints : 1 },
      run: { ...run, seed },
    },
    objective,
    starts,
    // The searches of two searchers have the same seeds: they can be compared in pairs.
    searches: searchers.flatMap(({ spec, trials }) =>
      Array.from({ length: searches }, (_, i) => ({
        searcher: spec,
        seed: runSeed(seed, i),
        budget: { trials },
        workers,
      })),
    ),
  };
}

/** A run that has all that the space sets: momentum where β is searched, say. */
const searched = ({ space }: SearchConfiguration, setting: Setting): Setting =>
  space.reduce<Setting>((at, parameter) => {
    const { write } = hyperparameters[nameOf(parameter.name)];
    const value = parameter.kind === 'choice' ? parameter.options[0]! : parameter.low;
    // The first layers are those of the base: their number is put in trial by trial.
    return parameter.name.startsWith('hidden') ? at : write(at, value as number | string);
  }, setting);
