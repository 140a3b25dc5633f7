/** The knobs that an author asked for, and which of the searches is shown. */
import { seed, slider, type Knobs } from '../../../lib/figure/contract/knobs.ts';
import type { Settings } from '../../../lib/figure/contract/settings.ts';
import { chosenKnobs } from '../training/knobs.ts';
import type { SearchConfiguration } from './configuration.ts';

export function searchKnobs(configuration: SearchConfiguration): Knobs {
  const { choosesSearch, searches } = configuration;
  return {
    ...(choosesSearch && {
      search: slider({ label: 'Search shown', min: 1, max: searches, step: 1, default: 1 }),
    }),
    ...Object.fromEntries(chosenKnobs(configuration)),
    seed: seed({ default: configuration.seed }),
  };
}

/** From 0. */
export const shownSearch = ({ search }: Settings): number => (typeof search === 'number' ? search - 1 : 0);
