import type { Parameter } from '../search/space.ts';
import { drawnAnyway, trialProgram } from './command-line.ts';
import { block, bound, list, python, quoted, runsMain } from './python.ts';
import { limitsOf, type Offer, type Tool } from './script.ts';
import {
  isConditional,
  schedulerWords,
  searcherWords,
  type SchedulerName,
  type SearcherName,
  type Study,
} from './study.ts';

const strategies: Record<SearcherName, Offer> = {
  random: { takes: 'Random' },
  sobol: { takes: 'Random', limit: 'SageMaker has no Sobol’ points: random search takes their place.' },
  tpe: { takes: 'Bayesian', limit: 'SageMaker has no TPE: a Gaussian process takes its place.' },
  'gaussian-process': { takes: 'Bayesian' },
  'cma-es': { takes: 'Bayesian', limit: 'SageMaker has no CMA-ES: a Gaussian process takes its place.' },
};

const stopping: Record<SchedulerName, string | undefined> = {
  none: undefined,
  median: 'Its own early stopping is a median rule: it compares with the running means of earlier jobs.',
  asha: 'SageMaker has no ASHA by this name: its Hyperband takes its place.',
  hyperband: undefined,
};

const takesHyperband = ({ scheduler }: Study) => scheduler === 'asha' || scheduler === 'hyperband';

export const sagemaker: Tool = {
  name: 'SageMaker',
  url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning.html',
  write(study) {
    const { takes, limit } = strategies[study.searcher];
    const limits = limitsOf(
      takesHyperband(study)
        ? study.searcher !== 'random' && 'With Hyperband SageMaker chooses the settings in its own way.'
        : limit,
      stopping[study.scheduler],
      isConditional(study) && drawnAnyway('SageMaker knows'),
    );
    const head = {
      what: `A study for SageMaker, with version 3 of its Python package: ${study.trials} trials of ${searcherWords[study.searcher]}; ${schedulerWords[study.scheduler]}.`,
      limits,
      oneMachine:
        'There is no such thing: every trial is a job in Amazon’s cloud, and is paid for. Set ROLE, IMAGE and INSTANCE first.\n  pip install "sagemaker>=3"\n  python study.py',
      manyMachines: 'AT_ONCE says how many jobs run at the same time, each on a machine of its own.',
    };
    return {
      scripts: [
        python(
          'study.py',
          head,
          imports(study),
          constants(study),
          ranges(study),
          mainOf(study, takes),
          runsMain,
        ),
        trialProgram(asItIs(study), {
          imports: [],
          report: ['print(f"validation_loss={loss};", flush=True)'],
        }),
      ],
      limits,
    };
  },
};

/** It draws what is on a one-minus-log axis by itself, and gives it as it is. */
const asItIs = (study: Study): Study => ({
  ...study,
  space: study.space.map((parameter) =>
    parameter.kind === 'real' ? { ...parameter, scale: 'linear' } : parameter,
  ),
});

const imports = (study: Study) => [
  'from sagemaker.core.parameter import CategoricalParameter, ContinuousParameter, IntegerParameter',
  ...(takesHyperband(study)
    ? ['from sagemaker.core.shapes import HyperbandStrategyConfig, HyperParameterTuningJobStrategyConfig']
    : []),
  'from sagemaker.train import ModelTrainer',
  'from sagemaker.train.configs import Compute, SourceCode',
  'from sagemaker.train.tuner import HyperparameterTuner',
];

const constants = ({ trials, epochs, workers, seed }: Study) => [
  'ROLE = "arn:aws:iam::123456789012:role/YourRole"',
  'IMAGE = "the address of a training image with what training.py needs"',
  'INSTANCE = "ml.m5.xlarge"',
  `TRIALS = ${trials}`,
  `EPOCHS = ${epochs}`,
  `AT_ONCE = ${workers}`,
  `SEED = ${seed}`,
];

const ranges = ({ space }: Study) => [
  'RANGES = {',
  ...block(space.map((parameter) => `${quoted(parameter.name)}: ${range(parameter)},`)),
  '}',
];

const scales = { linear: 'Linear', log: 'Logarithmic', 'one-minus-log': 'ReverseLogarithmic' } as const;

function range(parameter: Parameter): string {
  if (parameter.kind === 'choice') return `CategoricalParameter(${list(parameter.options)})`;
  const { kind, low, high, scale } = parameter;
  const name = kind === 'real' ? 'ContinuousParameter' : 'IntegerParameter';
  return `${name}(${bound(parameter, low)}, ${bound(parameter, high)}, scaling_type="${scales[scale]}")`;
}

const mainOf = (study: Study, strategy: string) => [
  'def main():',
  ...block([
    'trainer = ModelTrainer(',
    '    training_image=IMAGE,',
    '    source_code=SourceCode(source_dir=".", entry_script="trial.py"),',
    '    compute=Compute(instance_type=INSTANCE, instance_count=1),',
    '    hyperparameters={"epochs": EPOCHS},',
    '    role=ROLE,',
    ')',
    'tuner = HyperparameterTuner(',
    '    model_trainer=trainer,',
    '    objective_metric_name="validation_loss",',
    '    objective_type="Minimize",',
    '    metric_definitions=[{"Name": "validation_loss", "Regex": "validation_loss=(.*?);"}],',
    '    hyperparameter_ranges=RANGES,',
    `    strategy="${takesHyperband(study) ? 'Hyperband' : strategy}",`,
    ...(takesHyperband(study)
      ? [
          '    strategy_config=HyperParameterTuningJobStrategyConfig(',
          '        hyperband_strategy_config=HyperbandStrategyConfig(min_resource=1, max_resource=EPOCHS)',
          '    ),',
        ]
      : []),
    ...(study.scheduler === 'median' ? ['    early_stopping_type="Auto",'] : []),
    '    max_jobs=TRIALS,',
    '    max_parallel_jobs=AT_ONCE,',
    '    random_seed=SEED,',
    ')',
    'tuner.tune(wait=True)',
    'print(tuner.best_training_job())',
  ]),
];
