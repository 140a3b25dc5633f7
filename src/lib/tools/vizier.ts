import type { Value } from '../search/space.ts';
import { drawnAnyway } from './command-line.ts';
import {
  block,
  bound,
  drawnSpace,
  list,
  python,
  quoted,
  runsMain,
  settingFromDrawn,
  type Drawn,
} from './python.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import { isConditional, schedulerWords, searcherWords, type SearcherName, type Study } from './study.ts';

const gaussianProcess = 'GAUSSIAN_PROCESS_BANDIT';

const algorithms: Record<SearcherName, Offer> = {
  random: { takes: 'RANDOM_SEARCH' },
  sobol: { takes: 'QUASI_RANDOM_SEARCH', limit: 'Vizier’s quasi-random points are Halton’s, not Sobol’s.' },
  tpe: { takes: gaussianProcess, limit: 'Vizier has no TPE: a Gaussian process takes its place.' },
  'gaussian-process': { takes: gaussianProcess },
  'cma-es': { takes: 'CMA_ES' },
};

const withChoices: Offer = {
  takes: gaussianProcess,
  limit: 'Vizier’s CMA-ES takes real numbers only: a Gaussian process takes its place.',
};

const algorithmOf = ({ searcher, space }: Study): Offer =>
  searcher === 'cma-es' && space.some(({ kind }) => kind !== 'real') ? withChoices : algorithms[searcher];

export const vizier: Tool = {
  name: 'Vizier',
  url: 'https://oss-vizier.readthedocs.io/',
  write(study) {
    const { takes: algorithm, limit } = algorithmOf(study);
    const limits = limitsOf(
      limit,
      study.scheduler !== 'none' &&
        'The open-source Vizier comes with no rule that stops trials: each is trained whole. Google’s cloud service has one.',
      isConditional(study) && drawnAnyway('Vizier’s searchers know'),
      'The script sets no seed: Vizier’s server draws other settings each time.',
    );
    const head = {
      what: `A study for the open-source Vizier: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine: `  pip install "google-vizier[${algorithm === 'CMA_ES' ? 'algorithms' : 'jax'}]"\n  python study.py`,
      manyMachines:
        'One machine serves, the others ask it. Give each of them a name of its own:\n  python server.py --host ADDRESS      says its address and port\n  python study.py --server ADDRESS:PORT --worker first',
    };
    return { scripts: [client(study, algorithm, head), server], limits };
  },
};

const client = (study: Study, algorithm: string, head: Parameters<typeof python>[1]) =>
  python(
    'study.py',
    head,
    [
      'import argparse',
      'import math',
      '',
      'from vizier.service import clients',
      'from vizier.service import pyvizier as vz',
      '',
      'from training import train',
    ],
    [`TRIALS = ${study.trials}`, `EPOCHS = ${study.epochs}`],
    configuration(study, algorithm),
    settingFromDrawn(study.space, taken),
    evaluation,
    main,
    runsMain,
  );

const configuration = ({ space }: Study, algorithm: string) => [
  'def configuration():',
  ...block([
    `config = vz.StudyConfig(algorithm=${quoted(algorithm)})`,
    'root = config.search_space.root',
    ...drawnSpace(space).map(added),
    'goal = vz.ObjectiveMetricGoal.MINIMIZE',
    'config.metric_information.append(vz.MetricInformation("validation_loss", goal=goal))',
    'return config',
  ]),
];

function added(drawn: Drawn): string {
  const name = quoted(drawn.name);
  if (drawn.kind === 'choice') return addedChoice(name, drawn.options);
  const ends = `${bound(drawn, drawn.low)}, ${bound(drawn, drawn.high)}`;
  const scale = drawn.log ? ', scale_type=vz.ScaleType.LOG' : '';
  return `root.add_${drawn.kind === 'real' ? 'float' : 'int'}_param(${name}, ${ends}${scale})`;
}

const areAll = (options: readonly Value[], type: 'string' | 'number') =>
  options.every((option) => typeof option === type);

/** Numbers have an order; whatever else is a word to Vizier. */
function addedChoice(name: string, options: readonly Value[]): string {
  if (areAll(options, 'number')) return `root.add_discrete_param(${name}, ${list(options)})`;
  const words = areAll(options, 'string') ? list(options) : `[str(option) for option in ${list(options)}]`;
  return `root.add_categorical_param(${name}, ${words})`;
}

/** The option itself: Vizier has made words of them, or floats of whole numbers. */
function taken(drawn: Drawn): string {
  const value = `drawn[${quoted(drawn.name)}]`;
  if (drawn.kind === 'real') return value;
  if (drawn.kind === 'integer') return `int(${value})`;
  const { options } = drawn;
  if (areAll(options, 'string')) return value;
  const key = areAll(options, 'number') ? 'option' : 'str(option)';
  return `{${key}: option for option in ${list(options)}}[${value}]`;
}

const evaluation = [
  'def evaluate(suggestion):',
  ...block([
    '*_, loss = train(setting_of(suggestion.parameters), EPOCHS)',
    'if math.isfinite(loss):',
    '    suggestion.complete(vz.Measurement({"validation_loss": loss}))',
    'else:',
    '    suggestion.complete(infeasible_reason="The loss is not finite.")',
  ]),
];

const main = [
  'def main():',
  ...block([
    'parser = argparse.ArgumentParser()',
    'parser.add_argument("--server", help="ADDRESS:PORT of server.py; without it, one of its own")',
    'parser.add_argument("--worker", default="only", help="the name of this process")',
    'arguments = parser.parse_args()',
    'if arguments.server:',
    '    clients.environment_variables.server_endpoint = arguments.server',
    'study = clients.Study.from_study_config(configuration(), owner="me", study_id="study")',
    'while len(list(study.trials())) < TRIALS:',
    '    for suggestion in study.suggest(count=1, client_id=arguments.worker):',
    '        evaluate(suggestion)',
    'for best in study.optimal_trials():',
    '    trial = best.materialize()',
    '    print(trial.final_measurement, trial.parameters)',
  ]),
];

const server = python(
  'server.py',
  'Serves the study to all machines.',
  ['import argparse', 'import time', '', 'from vizier.service import servers'],
  [
    'def main():',
    ...block([
      'parser = argparse.ArgumentParser()',
      'parser.add_argument("--host", default="localhost", help="the address that the others reach")',
      'server = servers.DefaultVizierServer(host=parser.parse_args().host)',
      'print(server.endpoint, flush=True)',
      'while True:',
      '    time.sleep(1)',
    ]),
  ],
  runsMain,
);
