import type { Parameter, Space } from '../search/space.ts';
import { block, drawnAs, python, runsMain, settingFromDrawn, type Drawn } from './python.ts';
import { drawnAnyway } from './command-line.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import {
  isConditional,
  hasChoices,
  schedulerWords,
  searcherWords,
  type SchedulerName,
  type SearcherName,
  type Study,
} from './study.ts';
import { yaml, type Yaml } from './yaml.ts';

const tuners: Record<SearcherName, Offer> = {
  random: { takes: 'Random' },
  sobol: { takes: 'Random', limit: 'NNI has no Sobol’ points: random search takes their place.' },
  tpe: { takes: 'TPE' },
  'gaussian-process': { takes: 'GP' },
  'cma-es': { takes: 'TPE', limit: 'NNI has no CMA-ES: TPE takes its place.' },
};

const withoutChoices: Offer = {
  takes: 'TPE',
  limit: 'NNI’s Gaussian process takes numbers only: TPE takes its place, for there are choices.',
};

const stopping: Record<SchedulerName, string | undefined> = {
  none: undefined,
  median: undefined,
  asha: 'NNI has no ASHA: Hyperband takes its place.',
  hyperband: undefined,
};

const takesHyperband = ({ scheduler }: Study) => scheduler === 'asha' || scheduler === 'hyperband';

/** Its Hyperband knows no nested choices; options that are numbers cannot name what is nested. */
const canNest = (study: Study) =>
  !takesHyperband(study) &&
  study.space.every(
    ({ name, ...rest }) =>
      !study.space.some(({ when }) => when?.parameter === name) ||
      (rest.kind === 'choice' && rest.options.every((option) => typeof option === 'string')),
  ) &&
  study.space.every(({ when }) => !when || when.is.length === 1);

export const nni: Tool = {
  name: 'NNI',
  url: 'https://nni.readthedocs.io/',
  write(study) {
    const offer =
      study.searcher === 'gaussian-process' && hasChoices(study) ? withoutChoices : tuners[study.searcher];
    const limits = limitsOf(
      'NNI has been archived by its makers since September 2024: begin nothing new with it.',
      !takesHyperband(study) && offer.limit,
      stopping[study.scheduler],
      takesHyperband(study) &&
        study.searcher !== 'random' &&
        'Its Hyperband draws settings at random: no other searcher goes with it.',
      takesHyperband(study) && 'On each rung a trial begins anew, unless training.py keeps its weights.',
      isConditional(study) && !canNest(study) && drawnAnyway('NNI, set as here, knows'),
    );
    const head = {
      what: `A study for NNI: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine: '  pip install nni\n  nnictl create --config config.yml',
      manyMachines:
        'Put these lines in the place of the last one. NNI copies this folder to each machine and starts trials there over SSH:\n  trainingService:\n    platform: remote\n    machineList:\n      - {host: FIRST, user: me, sshKeyFile: ~/.ssh/id_rsa}\n      - {host: SECOND, user: me, sshKeyFile: ~/.ssh/id_rsa}',
    };
    return { scripts: [yaml('config.yml', head, config(study, offer.takes)), trial(study)], limits };
  },
};

const config = (study: Study, tuner: string): { [key: string]: Yaml } => ({
  experimentName: 'study',
  trialCommand: 'python3 trial.py',
  trialConcurrency: study.workers,
  maxTrialNumber: study.trials,
  searchSpace: canNest(study) ? nested(study.space) : flat(study.space),
  ...(takesHyperband(study)
    ? { advisor: { name: 'Hyperband', classArgs: { optimize_mode: 'minimize', R: study.epochs, eta: 3 } } }
    : { tuner: { name: tuner, classArgs: argumentsOf(tuner, study) } }),
  ...(study.scheduler === 'median' && {
    assessor: { name: 'Medianstop', classArgs: { optimize_mode: 'minimize' } },
  }),
  trainingService: { platform: 'local' },
});

const argumentsOf = (tuner: string, { seed }: Study): { [key: string]: Yaml } => ({
  ...(tuner !== 'Random' && { optimize_mode: 'minimize' }),
  ...(tuner !== 'GP' && { seed }),
});

const flat = (space: Space): Yaml =>
  Object.fromEntries(space.map(drawnAs).map((drawn) => [drawn.name, range(drawn)]));

/** What depends on an option stands within it. */
function nested(
  space: Space,
  parameters: readonly Parameter[] = space.filter(({ when }) => !when),
): { [key: string]: Yaml } {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const drawn = drawnAs(parameter);
      const below = space.filter(({ when }) => when?.parameter === parameter.name);
      if (drawn.kind !== 'choice' || below.length === 0) return [drawn.name, range(drawn)];
      const options = drawn.options.map((option) => ({
        _name: option,
        ...nested(
          space,
          below.filter(({ when }) => when!.is.includes(option)),
        ),
      }));
      return [drawn.name, { _type: 'choice', _value: options }];
    }),
  );
}

function range(drawn: Drawn): Yaml {
  if (drawn.kind === 'choice') return { _type: 'choice', _value: drawn.options };
  const { kind, log } = drawn;
  const ends = [drawn.low, drawn.high].map((value) => Number(value.toPrecision(12)));
  // Some tuners take integers of randint for names without an order.
  if (kind === 'integer') return { _type: log ? 'qloguniform' : 'quniform', _value: [...ends, 1] };
  return { _type: log ? 'loguniform' : 'uniform', _value: ends };
}

const trial = (study: Study) =>
  python(
    'trial.py',
    'One trial: NNI starts it, and says its setting.',
    ['import nni', '', 'from training import train'],
    [`EPOCHS = ${study.epochs}`],
    ...(canNest(study) && isConditional(study) ? [flattened] : []),
    settingFromDrawn(study.space, ({ name, kind }) =>
      kind === 'integer' ? `int(drawn["${name}"])` : `drawn["${name}"]`,
    ),
    [
      'def main():',
      ...block([
        'drawn = nni.get_next_parameter()',
        ...(canNest(study) && isConditional(study) ? ['drawn = flat(drawn)'] : []),
        ...(takesHyperband(study) ? ['epochs = int(drawn["TRIAL_BUDGET"])'] : ['epochs = EPOCHS']),
        'for loss in train(setting_of(drawn), epochs):',
        '    nni.report_intermediate_result(loss)',
        'nni.report_final_result(loss)',
      ]),
    ],
    runsMain,
  );

const flattened = [
  'def flat(drawn):',
  '    """What depends on an option is nested within it: beside it."""',
  ...block([
    'beside = {}',
    'for name, value in drawn.items():',
    '    if isinstance(value, dict):',
    '        within = dict(value)',
    '        beside[name] = within.pop("_name")',
    '        beside.update(flat(within))',
    '    else:',
    '        beside[name] = value',
    'return beside',
  ]),
];
