import {
  bound,
  list,
  python,
  quoted,
  runsMain,
  settingFromDrawn,
  settingLines,
  block,
  drawnSpace,
  type Drawn,
} from './python.ts';
import { chanceOf, packagesOf, samplerOf, suggestion } from './optuna.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import { isConditional, schedulerWords, searcherWords, type SchedulerName, type Study } from './study.ts';

const epochs = 'time_attr="training_iteration"';

/** A class and what it is given. */
const schedulers: Record<SchedulerName, Offer<readonly [name: string, ...given: string[]]>> = {
  none: { takes: ['FIFOScheduler'] },
  median: {
    takes: ['MedianStoppingRule', epochs, 'grace_period=1', 'min_samples_required=5'],
    limit: 'Ray Tune’s median rule compares means over all epochs so far, as Vizier’s does.',
  },
  asha: {
    takes: ['ASHAScheduler', epochs, 'max_t=EPOCHS', 'grace_period=1', 'reduction_factor=3'],
    limit: 'Ray Tune’s ASHA stops trials and never pauses one, so none is promoted later.',
  },
  hyperband: {
    takes: ['HyperBandScheduler', epochs, 'max_t=EPOCHS', 'reduction_factor=3'],
    limit:
      'Ray Tune’s Hyperband pauses trials. Without checkpoints they begin anew when it is their turn again: hand one to tune.report, or take ASHA.',
  },
};

/** Random search is its own; whatever learns is another library’s, here Optuna’s. */
const isOwn = ({ searcher }: Study) => searcher === 'random';

export const rayTune: Tool = {
  name: 'Ray Tune',
  url: 'https://docs.ray.io/en/latest/tune/',
  write(study) {
    const { takes: scheduler, limit } = schedulers[study.scheduler];
    const limits = limitsOf(
      !isOwn(study) && 'Ray Tune has no such searcher of its own: it asks Optuna’s.',
      !isOwn(study) && chanceOf(study),
      isOwn(study) &&
        isConditional(study) &&
        'What has a condition is drawn in every trial, and left out of those that do not ask for it.',
      limit,
    );
    const head = {
      what: `A study for Ray Tune: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine: `  pip install "ray[tune]"${isOwn(study) ? '' : ` ${packagesOf(study)}`}\n  python study.py`,
      manyMachines:
        'Ray makes one cluster of them. Then the same script, with a folder that all can reach:\n  ray start --head --port=6379               on the first\n  ray start --address=FIRST:6379             on each of the others\n  python study.py --folder /shared/results   on the first',
    };
    return {
      scripts: [
        python(
          'study.py',
          head,
          imports(study),
          constants(study),
          isOwn(study) ? ownSpace(study) : defineByRun(study),
          ...(isOwn(study) ? [settingFromDrawn(study.space)] : [definedSetting(study)]),
          trainable,
          mainOf(study, scheduler),
          runsMain,
        ),
      ],
      limits,
    };
  },
};

const imports = (study: Study) => [
  'import argparse',
  'from pathlib import Path',
  '',
  ...(isOwn(study) ? [] : ['import optuna']),
  'from ray import tune',
  'from ray.tune import schedulers',
  ...(isOwn(study)
    ? ['from ray.tune.search.basic_variant import BasicVariantGenerator']
    : ['from ray.tune.search.optuna import OptunaSearch']),
  '',
  'from training import train',
];

const constants = ({ trials, epochs, workers, seed }: Study) => [
  `TRIALS = ${trials}`,
  `EPOCHS = ${epochs}`,
  `AT_ONCE = ${workers}`,
  `SEED = ${seed}`,
];

const ownSpace = ({ space }: Study) => [
  'SPACE = {',
  ...block(drawnSpace(space).map((drawn) => `${quoted(drawn.name)}: ${domain(drawn)},`)),
  '}',
];

/** Ray’s integers end before their upper bound. */
function domain(drawn: Drawn): string {
  if (drawn.kind === 'choice') return `tune.choice(${list(drawn.options)})`;
  const { kind, low, high, log } = drawn;
  if (kind === 'integer') return `tune.${log ? 'lograndint' : 'randint'}(${low}, ${high + 1})`;
  return `tune.${log ? 'loguniform' : 'uniform'}(${bound(drawn, low)}, ${bound(drawn, high)})`;
}

/** Names of what Optuna draws are those of the config that a trial gets. */
const defineByRun = ({ space }: Study) => [
  'def space(trial):',
  ...block(settingLines(space, suggestion).slice(0, -1)),
];

const definedSetting = (study: Study) => settingFromDrawn(study.space);

const trainable = [
  'def trainable(config):',
  ...block(['for loss in train(setting_of(config), EPOCHS):', '    tune.report({"validation_loss": loss})']),
];

const mainOf = (study: Study, [scheduler, ...given]: readonly string[]) => [
  'def main():',
  ...block([
    'parser = argparse.ArgumentParser()',
    'parser.add_argument("--folder", type=Path, default=Path("results"), help="for all to reach")',
    'arguments = parser.parse_args()',
    'tuner = tune.Tuner(',
    '    trainable,',
    ...(isOwn(study) ? ['    param_space=SPACE,'] : []),
    '    tune_config=tune.TuneConfig(',
    '        metric="validation_loss",',
    '        mode="min",',
    '        num_samples=TRIALS,',
    '        max_concurrent_trials=AT_ONCE,',
    ...(isOwn(study)
      ? ['        search_alg=BasicVariantGenerator(random_state=SEED),']
      : [
          '        search_alg=OptunaSearch(',
          '            space,',
          '            metric="validation_loss",',
          '            mode="min",',
          `            sampler=${samplerOf(study, 'SEED')},`,
          '        ),',
        ]),
    ...called(`schedulers.${scheduler}`, given).map((line) => `        ${line}`),
    '    ),',
    '    run_config=tune.RunConfig(name="study", storage_path=str(arguments.folder.resolve())),',
    ')',
    'best = tuner.fit().get_best_result()',
    'print(best.metrics["validation_loss"], setting_of(best.config))',
  ]),
];

/** `scheduler=` a class, with a line for each that it is given. */
const called = (name: string, given: readonly string[]) =>
  given.length === 0
    ? [`scheduler=${name}(),`]
    : [`scheduler=${name}(`, ...block(given.map((one) => `${one},`)), '),'];
