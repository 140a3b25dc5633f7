/** What a `<Training>` computes at the reader's settings. */
import { stagesOf } from '../../../lib/figure/contract/turning.ts';
import { changing } from '../../../lib/study/changing.ts';
import { grid } from '../../../lib/study/grid.ts';
import { squareProbe } from '../../../lib/study/probes.ts';
import { stepsAt, stepsOf } from '../../../lib/training/plan.ts';
import { shapeOf } from '../../../lib/training/shape.ts';
import type { Budget, Study } from '../../../lib/training/spec.ts';
import type { Settings } from '../../../lib/figure/contract/settings.ts';
import type { SweptValue, TrainingConfiguration, Turnable } from './configuration.ts';
import { hyperparameters, type Setting } from './hyperparameters.ts';
import { settingsOf } from './outcome.ts';
import { preActivationBins } from './views/histograms.ts';

/** Where decision boundaries are looked for: the data fill it. */
export const mapGrid = squareProbe(2.6, 41);

/** Points of each curve; grids of outputs are large, so that fewer are kept. */
const checkpoints = 60;
const checkpointsWithOutputs = 20;

/** The figure's own setting with the reader's changes. */
export function settingAt(
  { base, data, budget, named, knobs }: Pick<Turnable, 'base' | 'data' | 'budget' | 'named' | 'knobs'>,
  values: Settings,
): Setting {
  return knobs.reduce<Setting>(
    (setting, name) => {
      const value = values[name];
      return name === 'seed' || !isSweptValue(value) ? setting : hyperparameters[name].write(setting, value);
    },
    { run: base, data, budget, named },
  );
}

const isSweptValue = (value: unknown): value is SweptValue =>
  typeof value === 'number' || typeof value === 'string';

/** The figure's seed. */
export const seedAt = ({ seed }: Pick<Turnable, 'seed'>, values: Settings): number =>
  typeof values['seed'] === 'number' ? values['seed'] : seed;

export function studyOf(configuration: TrainingConfiguration, values: Settings): Study {
  const { repetitions, show, loss } = configuration;
  const figureSeed = seedAt(configuration, values);
  const common = settingAt(configuration, values);
  const withOutputs = show.includes('decision-boundary');
  const { task } = shapeOf({ ...common.data, seed: figureSeed });
  const settings = settingsAt(configuration, values);
  const training = Math.max(...settings.map(({ data }) => data.training));
  return grid({
    data: { ...common.data, training },
    loss,
    budget: common.budget,
    settings: settings.map((setting) => ({
      ...setting.run,
      ...(setting.data.training < training ? { examples: setting.data.training } : {}),
      ...(isSame(setting.budget, common.budget) ? {} : { budget: setting.budget }),
    })),
    repetitions,
    seed: figureSeed,
    record: {
      checkpoints: withOutputs ? checkpointsWithOutputs : checkpoints,
      ...(task === 'regression' ? {} : { accuracy: true }),
      ...recordedFor(show),
      ...(withOutputs ? { outputs: mapGrid } : {}),
    },
  });
}

/** What views ask for, beside losses and accuracies. */
const recordedFor = (show: TrainingConfiguration['show']): Partial<Study['record']> => ({
  ...(show.includes('gradient-norms') && { gradientNorms: true }),
  ...((show.includes('weight-norms') || show.includes('update-ratios')) && { weightNorms: true }),
  ...(show.includes('histograms')
    ? { preActivations: preActivationBins }
    : (show.includes('pre-activations') || show.includes('zero-units')) && { preActivations: fewBins }),
  ...(show.includes('sharpness') && { sharpness: true }),
});

/** Where no view shows the histograms. */
const fewBins = { bins: 1, range: [-1, 1] } satisfies Study['record']['preActivations'];

const isSame = (one: Budget, other: Budget) =>
  'steps' in one
    ? 'steps' in other && one.steps === other.steps
    : 'epochs' in other && one.epochs === other.epochs;

/** All settings of the grid in their order, with the reader's changes: of the whole run, and on its way. */
export function settingsAt(configuration: TrainingConfiguration, values: Settings): Setting[] {
  const [start, ...later] = stagesOf(values).map(({ at, settings }) => ({
    at,
    all: allSettings(configuration, settings),
  })) as [Stages, ...Stages[]];
  if (later.length === 0) return start.all;
  const steps = start.all.map((setting) => stepsOf(setting, setting.run));
  // A step of the figure is one of its longest run; the others are then as far.
  const longest = Math.max(...steps);
  return start.all.map((setting, i) => ({
    ...setting,
    run: changing(
      setting.run,
      later.map(({ at, all }) => ({ at: stepsAt(at / longest, steps[i]!), run: all[i]!.run })),
      steps[i]!,
    ),
  }));
}

/** All settings of the grid from a step on. */
interface Stages {
  at: number;
  all: Setting[];
}

function allSettings(configuration: TrainingConfiguration, values: Settings): Setting[] {
  const common = settingAt(configuration, values);
  return settingsOf(configuration).map((swept) => sweptTo(common, configuration.sweeps, swept));
}

const sweptTo = (setting: Setting, sweeps: TrainingConfiguration['sweeps'], values: readonly SweptValue[]) =>
  sweeps.reduce<Setting>((at, { name }, i) => hyperparameters[name].write(at, values[i]!), setting);
