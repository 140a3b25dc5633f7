import type { Parameter } from '../search/space.ts';
import { bound, list, python, quoted, runsMain, settingLines, block, type Drawn } from './python.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import {
  hasChoices,
  isConditional,
  schedulerWords,
  searcherWords,
  type SchedulerName,
  type SearcherName,
  type Study,
} from './study.ts';

/** A seed of its own keeps processes from all drawing the same; the points of one sequence are shared by number. */
const ownSeed = 'SEED + arguments.worker';

const samplers: Record<SearcherName, (seed: string, study: Study) => string> = {
  random: (seed) => `RandomSampler(seed=${seed})`,
  sobol: () => 'QMCSampler(qmc_type="sobol", scramble=True, seed=SEED)',
  tpe: (seed, { workers }) => `TPESampler(seed=${seed}${workers > 1 ? ', constant_liar=True' : ''})`,
  'gaussian-process': (seed) => `GPSampler(seed=${seed})`,
  'cma-es': (seed) => `CmaEsSampler(seed=${seed})`,
};

/** What its samplers leave to chance. */
const leftToChance: Partial<Record<SearcherName, (study: Study) => string | false>> = {
  sobol: (study) =>
    hasChoices(study) &&
    'Choices, and what depends on them, are drawn at random: Sobol’ points have numbers only.',
  'gaussian-process': (study) =>
    isConditional(study) &&
    'A knob with a condition is drawn at random: the Gaussian process knows those that every trial has.',
  'cma-es': (study) =>
    hasChoices(study) && 'Choices, and what depends on them, are drawn at random: CMA-ES moves numbers only.',
};

const pruners: Record<SchedulerName, Offer> = {
  none: { takes: 'NopPruner()' },
  median: { takes: 'MedianPruner(n_startup_trials=5)' },
  asha: {
    takes: 'SuccessiveHalvingPruner(min_resource=1, reduction_factor=3)',
    limit: 'Optuna’s successive halving stops trials and never pauses one, so none is promoted later.',
  },
  hyperband: {
    takes: 'HyperbandPruner(min_resource=1, max_resource=EPOCHS, reduction_factor=3)',
    limit: 'Optuna’s Hyperband stops trials and never pauses one: it does not wait for a rung to fill.',
  },
};

/** What the lines ask of a trial, whose methods take what `tune` and others take from Optuna, too. */
export function suggestion(drawn: Drawn): string {
  const name = quoted(drawn.name);
  if (drawn.kind === 'choice') return `trial.suggest_categorical(${name}, ${list(drawn.options)})`;
  const method = drawn.kind === 'real' ? 'suggest_float' : 'suggest_int';
  const ends = `${bound(drawn, drawn.low)}, ${bound(drawn, drawn.high)}`;
  return `trial.${method}(${name}, ${ends}${drawn.log ? ', log=True' : ''})`;
}

/** With names of Optuna’s module before them. */
export const samplerOf = (study: Study, seed: string): string =>
  `optuna.samplers.${samplers[study.searcher](seed, study)}`;

export const chanceOf = (study: Study): string | false => leftToChance[study.searcher]?.(study) ?? false;

export const packagesOf = ({ searcher }: Study): string =>
  [
    'optuna',
    ...(searcher === 'cma-es' ? ['cmaes'] : []),
    ...(searcher === 'gaussian-process' ? ['torch'] : []),
  ].join(' ');

export const optuna: Tool = {
  name: 'Optuna',
  url: 'https://optuna.readthedocs.io/',
  write(study) {
    const { takes: pruner, limit } = pruners[study.scheduler];
    const limits = limitsOf(
      study.searcher === 'gaussian-process' && 'The Gaussian process came with Optuna 3.6.',
      chanceOf(study),
      limit,
    );
    const head = {
      what: `A study for Optuna: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine: `  pip install ${packagesOf(study)}\n  python study.py`,
      manyMachines: `Every process asks one database. Start one process on each machine, with a number of its own; the others once the first has begun:\n  python study.py --worker 1 --storage postgresql://user:password@host/database\nSeveral processes of one machine can share the file study.db, which is the default.`,
    };
    return {
      scripts: [
        python(
          'study.py',
          head,
          imports,
          constants(study),
          settingOf(study),
          objective,
          mainOf(study, pruner),
          runsMain,
        ),
      ],
      limits,
    };
  },
};

const imports = ['import argparse', '', 'import optuna', '', 'from training import train'];

const constants = ({ trials, epochs, seed }: Study) => [
  `TRIALS = ${trials}`,
  `EPOCHS = ${epochs}`,
  `SEED = ${seed}`,
];

const settingOf = ({ space }: { space: readonly Parameter[] }) => [
  'def setting_of(trial):',
  ...block(settingLines(space, suggestion)),
];

const objective = [
  'def objective(trial):',
  ...block([
    'for epoch, loss in enumerate(train(setting_of(trial), EPOCHS), start=1):',
    '    trial.report(loss, epoch)',
    '    if trial.should_prune():',
    '        raise optuna.TrialPruned()',
    'return loss',
  ]),
];

const mainOf = (study: Study, pruner: string) => [
  'def main():',
  ...block([
    'parser = argparse.ArgumentParser()',
    'parser.add_argument("--storage", default="sqlite:///study.db", help="a database for all")',
    'parser.add_argument("--worker", type=int, default=0, help="the number of this process")',
    'arguments = parser.parse_args()',
    'study = optuna.create_study(',
    '    study_name="study",',
    '    storage=arguments.storage,',
    '    load_if_exists=True,',
    '    direction="minimize",',
    `    sampler=${samplerOf(study, ownSeed)},`,
    `    pruner=optuna.pruners.${pruner},`,
    ')',
    '# All trials count, whoever began them.',
    'enough = optuna.study.MaxTrialsCallback(TRIALS, states=None)',
    'study.optimize(objective, callbacks=[enough])',
    'print(study.best_value, study.best_params)',
  ]),
];
