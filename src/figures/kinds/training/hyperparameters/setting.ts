/** All that a figure trains with, and what a named setting has of its own. */
import type { DataSpec } from '../../../../lib/data/spec.ts';
import type { Budget, Normalization, Run } from '../../../../lib/training/spec.ts';

/** All but seeds. */
export interface Setting {
  run: Omit<Run, 'seed'>;
  data: Omit<DataSpec, 'seed' | 'test'>;
  budget: Budget;
  /** The settings that the author named. */
  named: Readonly<Record<string, Changes>>;
}

/** What a named setting has of its own. */
export interface Changes extends Partial<Omit<Run, 'seed' | 'budget' | 'normalization'>> {
  /** `none` where the other settings have one. */
  normalization?: Normalization | 'none';
  steps?: number;
  epochs?: number;
}

export const withRun = (setting: Setting, changes: Partial<Setting['run']>): Setting => ({
  ...setting,
  run: { ...setting.run, ...changes },
});

export const withData = (setting: Setting, changes: Partial<Setting['data']>): Setting => ({
  ...setting,
  data: { ...setting.data, ...changes },
});

/** The setting with what a named one has of its own. */
export function changed(
  setting: Setting,
  { examples, steps, epochs, normalization, ...run }: Changes,
): Setting {
  return {
    ...setting,
    run: {
      ...setting.run,
      ...run,
      ...(normalization && { normalization: normalization === 'none' ? undefined : normalization }),
    },
    data: examples === undefined ? setting.data : { ...setting.data, training: examples },
    budget: steps !== undefined ? { steps } : epochs !== undefined ? { epochs } : setting.budget,
  };
}
