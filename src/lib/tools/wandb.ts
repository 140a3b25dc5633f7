import { drawnAnyway } from './command-line.ts';
import { block, drawnSpace, python, runsMain, settingFromDrawn, type Drawn } from './python.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import {
  isConditional,
  schedulerWords,
  searcherWords,
  type SchedulerName,
  type SearcherName,
  type Study,
} from './study.ts';
import { yaml, type Yaml } from './yaml.ts';

const methods: Record<SearcherName, Offer> = {
  random: { takes: 'random' },
  sobol: { takes: 'random', limit: 'W&B has no Sobol’ points: random search takes their place.' },
  tpe: { takes: 'bayes', limit: 'W&B has no TPE: a Gaussian process takes its place.' },
  'gaussian-process': { takes: 'bayes' },
  'cma-es': { takes: 'bayes', limit: 'W&B has no CMA-ES: a Gaussian process takes its place.' },
};

const stopping: Record<SchedulerName, string | undefined> = {
  none: undefined,
  median: 'W&B has no median rule: its Hyperband takes its place.',
  asha: 'W&B has no ASHA by this name: its Hyperband takes its place, which stops trials and pauses none.',
  hyperband: 'W&B’s Hyperband stops trials and pauses none.',
};

export const wandb: Tool = {
  name: 'W&B sweeps',
  url: 'https://docs.wandb.ai/models/sweeps',
  write(study) {
    const { takes: method, limit } = methods[study.searcher];
    const limits = limitsOf(
      limit,
      stopping[study.scheduler],
      isConditional(study) && drawnAnyway('W&B knows'),
      'A sweep takes no seed: it draws other settings each time.',
    );
    const head = {
      what: `A study for W&B sweeps: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine:
        '  pip install wandb && wandb login\n  wandb sweep sweep.yaml          says the address of the sweep\n  wandb agent ENTITY/PROJECT/ID   as it was said',
      manyMachines:
        'Start an agent on each of them, with the same address. The sweep is kept by W&B’s server, theirs or your own, and hands each agent its next trial.',
    };
    return {
      scripts: [yaml('sweep.yaml', head, sweep(study, method)), trial(study)],
      limits,
    };
  },
};

const sweep = (study: Study, method: string): { [key: string]: Yaml } => ({
  program: 'trial.py',
  command: ['${env}', 'python', '${program}'],
  method,
  metric: { name: 'validation_loss', goal: 'minimize' },
  run_cap: study.trials,
  ...(study.scheduler !== 'none' && { early_terminate: { type: 'hyperband', min_iter: 1, eta: 3 } }),
  parameters: {
    ...Object.fromEntries(drawnSpace(study.space).map((drawn) => [drawn.name, distribution(drawn)])),
    epochs: { value: study.epochs },
  },
});

function distribution(drawn: Drawn): Yaml {
  if (drawn.kind === 'choice') return { values: drawn.options };
  const { kind, low, high, log } = drawn;
  const [min, max] = [low, high].map((value) => Number(value.toPrecision(12))) as [number, number];
  if (kind === 'integer' && log) return { distribution: 'q_log_uniform_values', q: 1, min, max };
  if (kind === 'integer') return { distribution: 'int_uniform', min, max };
  return { distribution: log ? 'log_uniform_values' : 'uniform', min, max };
}

const trial = ({ space }: Study) =>
  python(
    'trial.py',
    'One trial: an agent starts it, and W&B says its setting.',
    ['import wandb', '', 'from training import train'],
    settingFromDrawn(
      space,
      // Quantised numbers come as floats.
      ({ name, kind }) => (kind === 'integer' ? `int(drawn["${name}"])` : `drawn["${name}"]`),
    ),
    [
      'def main():',
      ...block([
        'with wandb.init() as run:',
        '    drawn = dict(run.config)',
        '    for loss in train(setting_of(drawn), drawn["epochs"]):',
        '        run.log({"validation_loss": loss})',
      ]),
    ],
    runsMain,
  );
