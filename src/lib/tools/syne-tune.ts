import { drawnAnyway, trialProgram } from './command-line.ts';
import { block, bound, drawnSpace, list, python, quoted, runsMain, type Drawn } from './python.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import { isConditional, schedulerWords, searcherWords, type SearcherName, type Study } from './study.ts';

/** Its names are classes of `baselines`. */
const searchers: Record<SearcherName, Offer> = {
  random: { takes: 'RandomSearch' },
  sobol: { takes: 'RandomSearch', limit: 'Syne Tune has no Sobol’ points: random search takes their place.' },
  tpe: { takes: 'TPE' },
  'gaussian-process': { takes: 'BOTorch' },
  'cma-es': { takes: 'BOTorch', limit: 'Syne Tune has no CMA-ES: a Gaussian process takes its place.' },
};

const takesRungs = ({ scheduler }: Study) => scheduler === 'asha' || scheduler === 'hyperband';

/** The class that says what is tried next and what is stopped; of RandomSearch alone the metrics may be several. */
function schedulerOf(study: Study): Offer & { arguments: string[] } {
  const common = ['do_minimize=True', 'random_seed=SEED'];
  if (!takesRungs(study)) {
    const offer = searchers[study.searcher];
    const metric =
      offer.takes === 'RandomSearch' ? 'metrics=["validation_loss"]' : 'metric="validation_loss"';
    return { ...offer, arguments: [metric, ...common] };
  }
  const rungs = ['metric="validation_loss"', 'time_attr="epoch"', 'max_t=EPOCHS', ...common];
  if (study.searcher === 'tpe') return { takes: 'BOHB', arguments: rungs };
  return {
    takes: 'ASHA',
    arguments: rungs,
    ...(study.searcher !== 'random' && {
      limit:
        'Of the searchers asked for, Syne Tune’s ASHA goes with random search and TPE only: settings are random here.',
    }),
  };
}

export const syneTune: Tool = {
  name: 'Syne Tune',
  url: 'https://syne-tune.readthedocs.io/',
  write(study) {
    const scheduler = schedulerOf(study);
    const limits = limitsOf(
      scheduler.limit,
      study.scheduler === 'median' &&
        'Its median rule is left out, for it could not be checked against the present version: trials are trained whole.',
      study.scheduler === 'hyperband' && 'It takes ASHA, which has one bracket; Hyperband has several.',
      takesRungs(study) && 'Its ASHA stops trials and never pauses one, so none is promoted later.',
      isConditional(study) && drawnAnyway('Syne Tune knows'),
    );
    const head = {
      what: `A study for Syne Tune, from 0.14 on: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine: `  pip install "syne-tune[extra]"\n  python study.py`,
      manyMachines:
        'This backend starts all trials on one machine, each on a graphics card of its own if there are several. For many machines put a SageMakerBackend in its place: every trial is then a job in Amazon’s cloud.',
    };
    return {
      scripts: [
        python(
          'study.py',
          head,
          imports(study, scheduler.takes),
          constants(study),
          spaceOf(study),
          mainOf(scheduler),
          runsMain,
        ),
        trialProgram(study, {
          imports: ['from syne_tune import Reporter'],
          before: ['report = Reporter()'],
          report: ['report(epoch=epoch, validation_loss=loss)'],
        }),
      ],
      limits,
    };
  },
};

const imports = ({ space }: Study, scheduler: string) => [
  'from pathlib import Path',
  '',
  'from syne_tune import StoppingCriterion, Tuner',
  'from syne_tune.backend import LocalBackend',
  `from syne_tune.config_space import ${[...new Set(drawnSpace(space).map(domainName))].sort().join(', ')}`,
  `from syne_tune.optimizer.baselines import ${scheduler}`,
];

const constants = ({ trials, epochs, workers, seed }: Study) => [
  `TRIALS = ${trials}`,
  `EPOCHS = ${epochs}`,
  `AT_ONCE = ${workers}`,
  `SEED = ${seed}`,
];

function domainName(drawn: Drawn): string {
  if (drawn.kind === 'choice') return 'choice';
  if (drawn.kind === 'integer') return drawn.log ? 'lograndint' : 'randint';
  return drawn.log ? 'loguniform' : 'uniform';
}

const spaceOf = ({ space }: Study) => [
  'SPACE = {',
  ...block([
    ...drawnSpace(space).map((drawn) => {
      const within =
        drawn.kind === 'choice'
          ? list(drawn.options)
          : `${bound(drawn, drawn.low)}, ${bound(drawn, drawn.high)}`;
      return `${quoted(drawn.name)}: ${domainName(drawn)}(${within}),`;
    }),
    '"epochs": EPOCHS,',
  ]),
  '}',
];

const mainOf = ({ takes, arguments: given }: { takes: string; arguments: readonly string[] }) => [
  'def main():',
  ...block([
    'tuner = Tuner(',
    '    trial_backend=LocalBackend(entry_point=str(Path(__file__).parent / "trial.py")),',
    `    scheduler=${takes}(`,
    '        SPACE,',
    ...block(given, 2).map((line) => `${line},`),
    '    ),',
    '    stop_criterion=StoppingCriterion(max_num_trials_started=TRIALS),',
    '    n_workers=AT_ONCE,',
    ')',
    'tuner.run()',
    'print(tuner.best_config())',
  ]),
];
