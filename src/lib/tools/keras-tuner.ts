import {
  bound,
  list,
  python,
  quoted,
  runsMain,
  settingLines,
  underConditions,
  block,
  drawnAs,
  type Drawn,
} from './python.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import { schedulerWords, searcherWords, type SchedulerName, type SearcherName, type Study } from './study.ts';

const tuners: Record<SearcherName, Offer> = {
  random: { takes: 'RandomSearch' },
  sobol: {
    takes: 'RandomSearch',
    limit: 'KerasTuner has no Sobol’ points: random search takes their place.',
  },
  tpe: { takes: 'BayesianOptimization', limit: 'KerasTuner has no TPE: a Gaussian process takes its place.' },
  'gaussian-process': { takes: 'BayesianOptimization' },
  'cma-es': {
    takes: 'BayesianOptimization',
    limit: 'KerasTuner has no CMA-ES: a Gaussian process takes its place.',
  },
};

const stopping: Record<SchedulerName, string | undefined> = {
  none: undefined,
  median: 'KerasTuner stops no trial because of others, but for Hyperband: each is trained whole.',
  asha: 'KerasTuner has no ASHA: Hyperband takes its place.',
  hyperband: undefined,
};

const takesHyperband = ({ scheduler }: Study) => scheduler === 'asha' || scheduler === 'hyperband';

export const kerasTuner: Tool = {
  name: 'KerasTuner',
  url: 'https://keras.io/keras_tuner/',
  write(study) {
    const { takes, limit } = takesHyperband(study) ? { takes: 'Hyperband' } : tuners[study.searcher];
    const limits = limitsOf(
      limit,
      stopping[study.scheduler],
      takesHyperband(study) &&
        study.searcher !== 'random' &&
        'Its Hyperband draws settings at random: no other searcher goes with it.',
      takesHyperband(study) &&
        'How many trials there are follows from the epochs. On each rung a trial begins anew, unless training.py keeps its weights.',
    );
    const head = {
      what: `A study for KerasTuner: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine: '  pip install keras-tuner\n  python study.py',
      manyMachines:
        'One process is the chief, who suggests and trains nothing. Start the same script everywhere, in a folder that all share; the others are tuner0, tuner1, …\n  export KERASTUNER_ORACLE_IP=CHIEF KERASTUNER_ORACLE_PORT=8000\n  KERASTUNER_TUNER_ID=chief python study.py\n  KERASTUNER_TUNER_ID=tuner0 python study.py',
    };
    return {
      scripts: [
        python(
          'study.py',
          head,
          ['import keras_tuner', '', 'from training import train'],
          constants(study),
          declared(study),
          settingOf(study),
          tunerClass(study, takes),
          mainOf(study),
          runsMain,
        ),
      ],
      limits,
    };
  },
};

const constants = (study: Study) => [
  ...(takesHyperband(study) ? [] : [`TRIALS = ${study.trials}`]),
  `EPOCHS = ${study.epochs}`,
  `SEED = ${study.seed}`,
];

/** All of them, whatever is chosen: only so are the first trials drawn, too. */
const declared = ({ space }: Study) => [
  'def space():',
  ...block([
    'hp = keras_tuner.HyperParameters()',
    ...underConditions(
      space,
      ({ parameter, is }) => `with hp.conditional_scope(${quoted(parameter)}, ${list(is)}):`,
      (parameter) => declaration(drawnAs(parameter)),
    ),
    'return hp',
  ]),
];

function declaration(drawn: Drawn): string {
  const name = quoted(drawn.name);
  if (drawn.kind === 'choice') return `hp.Choice(${name}, ${list(drawn.options)})`;
  const ends = `${bound(drawn, drawn.low)}, ${bound(drawn, drawn.high)}`;
  return `hp.${drawn.kind === 'real' ? 'Float' : 'Int'}(${name}, ${ends}${drawn.log ? ', sampling="log"' : ''})`;
}

const settingOf = ({ space }: Study) => [
  'def setting_of(hp):',
  ...block(settingLines(space, ({ name }) => `hp.get(${quoted(name)})`)),
];

const tunerClass = (study: Study, takes: string) => [
  `class Tuner(keras_tuner.${takes}):`,
  ...block([
    'def run_trial(self, trial):',
    ...block([
      ...(takesHyperband(study)
        ? ['epochs = trial.hyperparameters.values["tuner/epochs"]']
        : ['epochs = EPOCHS']),
      '*_, last = train(setting_of(trial.hyperparameters), epochs)',
      'return last',
    ]),
  ]),
];

const mainOf = (study: Study) => [
  'def main():',
  ...block([
    'tuner = Tuner(',
    '    hyperparameters=space(),',
    ...(takesHyperband(study) ? ['    max_epochs=EPOCHS,', '    factor=3,'] : ['    max_trials=TRIALS,']),
    '    seed=SEED,',
    '    directory="results",',
    '    project_name="study",',
    ')',
    'tuner.search()',
    'best = tuner.oracle.get_best_trials()[0]',
    'print(best.score, setting_of(best.hyperparameters))',
  ]),
];
