/** What a `<Training>` computes at the reader's settings. */
import { grid } from '../../../lib/study/grid.ts';
import { squareProbe } from '../../../lib/study/probes.ts';
import { shapeOf } from '../../../lib/training/check.ts';
import type { Study } from '../../../lib/training/spec.ts';
import type { Settings } from '../../../lib/figure/contract/settings.ts';
import type { SweptValue, TrainingConfiguration } from './configuration.ts';
import { hyperparameters, type Setting } from './hyperparameters.ts';
import { settingsOf } from './outcome.ts';

/** Where decision boundaries are looked for: the data fill it. */
export const mapGrid = squareProbe(2.6, 41);

/** Points of each curve; grids of outputs are large, so that fewer are kept. */
const checkpoints = 60;
const checkpointsWithOutputs = 20;

/** The figure's own setting with the reader's changes. */
export function settingAt({ base, data, budget, knobs }: TrainingConfiguration, values: Settings): Setting {
  return knobs.reduce<Setting>(
    (setting, name) => {
      const value = values[name];
      return name === 'seed' || !isSweptValue(value) ? setting : hyperparameters[name].write(setting, value);
    },
    { run: base, data, budget },
  );
}

const isSweptValue = (value: unknown): value is SweptValue =>
  typeof value === 'number' || typeof value === 'string';

/** The figure's seed. */
export const seedAt = ({ seed }: TrainingConfiguration, values: Settings): number =>
  typeof values['seed'] === 'number' ? values['seed'] : seed;

export function studyOf(configuration: TrainingConfiguration, values: Settings): Study {
  const { sweeps, repetitions, show, loss } = configuration;
  const figureSeed = seedAt(configuration, values);
  const common = settingAt(configuration, values);
  const withOutputs = show.includes('decision-boundary');
  const { task } = shapeOf({ ...common.data, seed: figureSeed });
  return grid({
    data: common.data,
    loss,
    budget: common.budget,
    settings: settingsOf(configuration).map((values) => sweptTo(common, sweeps, values).run),
    repetitions,
    seed: figureSeed,
    record: {
      checkpoints: withOutputs ? checkpointsWithOutputs : checkpoints,
      ...(task === 'regression' ? {} : { accuracy: true }),
      ...(show.includes('gradient-norms') ? { gradientNorms: true } : {}),
      ...(withOutputs ? { outputs: mapGrid } : {}),
    },
  });
}

const sweptTo = (setting: Setting, sweeps: TrainingConfiguration['sweeps'], values: readonly SweptValue[]) =>
  sweeps.reduce<Setting>((at, { name }, i) => hyperparameters[name].write(at, values[i]!), setting);
