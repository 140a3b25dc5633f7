/** From an author's props to the figure's configuration. Only the build needs it. */
import { dataNames } from '../../../lib/data/spec.ts';
import {
  checkNames,
  fieldsOf,
  idOf,
  listOf,
  numberOf,
  oneOf,
  textOf,
  type Fail,
} from '../../../lib/figure/build/author-props.ts';
import { seed } from '../../../lib/figure/contract/knobs.ts';
import { checkStudy, shapeOf } from '../../../lib/training/check.ts';
import type { Loss, Run } from '../../../lib/training/spec.ts';
import {
  views,
  type At,
  type Claim,
  type Sweep,
  type TrainingConfiguration,
  type TrainingProps,
  type View,
} from './configuration.ts';
import { usualInitializers, usualOptimizers, usualRun, usualSchedules } from '../../../lib/study/defaults.ts';
import { exchangeableData, hyperparameters, isWords, knobNames, sweptNames } from './hyperparameters.ts';
import { measures } from '../../../lib/study/outcomes.ts';
import { studyOf } from './study.ts';

const required = ['id', 'title', 'data'];
const optional = [
  ...['base', 'sweep', 'show', 'knobs', 'steps', 'epochs', 'seed', 'repetitions', 'claim', 'finding'],
];
const usualEpochs = 30;
const usualNoise = 0.2;
const usualSizes = { training: 256, validation: 256 };
const usualSizesOf: Record<string, typeof usualSizes> = { arch: { training: 40, validation: 200 } };
const losses: Record<string, Loss> = {
  regression: 'squared-error',
  binary: 'binary-cross-entropy',
  multiclass: 'softmax-cross-entropy',
};
/** A sweep should train in a reader's browser while they look. */
const mostRuns = 300;

export function trainingConfiguration(props: TrainingProps, fail: Fail): TrainingConfiguration {
  checkNames({ ...props }, { required, optional }, fail);
  idOf(props.id, fail);
  if (props.finding !== undefined && props.finding !== 'none')
    fail('finding', 'finding: only "none" is allowed.');
  const data = dataOf(props.data, fail);
  const sweeps = sweepsOf(props.sweep ?? {}, fail);
  const configuration: TrainingConfiguration = {
    title: textOf('title', props.title, fail),
    data,
    loss: losses[shapeOf({ ...data, seed: 0 }).task]!,
    base: baseOf(props.base ?? {}, fail),
    sweeps,
    show: showOf(props, sweeps.length, fail),
    knobs: [...new Set(props.knobs ?? [])].map((name) => oneOf('knobs', name, knobNames, fail)),
    budget: budgetOf(props, fail),
    seed: numberOf('seed', props.seed ?? 1, { from: 0, to: seed().max, whole: true }, fail),
    repetitions: numberOf('repetitions', props.repetitions ?? 1, { from: 1, to: 20, whole: true }, fail),
    claim: props.claim === undefined ? null : claimOf(props.claim, sweeps, data.name === 'arch', fail),
  };
  checkKnobs(configuration, fail);
  checkViews(configuration, fail);
  checkTraining(configuration, fail);
  return configuration;
}

function dataOf(given: TrainingProps['data'], fail: Fail): TrainingConfiguration['data'] {
  const fields =
    typeof given === 'string'
      ? { name: given }
      : fieldsOf('data', given, ['name', 'training', 'validation', 'noise', 'classes'], fail);
  const name = oneOf('data', fields.name, dataNames, fail);
  return {
    ...(usualSizesOf[name] ?? usualSizes),
    ...(name === 'digits' ? {} : { noise: usualNoise }),
    ...fields,
    name,
  } as TrainingConfiguration['data'];
}

function baseOf(given: NonNullable<TrainingProps['base']>, fail: Fail): Omit<Run, 'seed'> {
  const fields = fieldsOf('base', given, Object.keys(usualRun) as (keyof typeof usualRun)[], fail);
  if (fields.hidden !== undefined && !Array.isArray(fields.hidden))
    fail(
      'base',
      `base.hidden: ${JSON.stringify(fields.hidden)} is not a list of layers’ units, as in [8, 8].`,
    );
  const byName = (
    field: 'optimizer' | 'initializer' | 'schedule',
    usual: Readonly<Record<string, unknown>>,
  ) => {
    const value = fields[field];
    if (value === undefined) return {};
    return {
      [field]: typeof value === 'string' ? usual[nameIn(`base.${field}`, value, usual, fail)] : value,
    };
  };
  return {
    ...usualRun,
    ...fields,
    ...byName('optimizer', usualOptimizers),
    ...byName('initializer', usualInitializers),
    ...byName('schedule', usualSchedules),
  } as Omit<Run, 'seed'>;
}

const nameIn = (path: string, name: string, usual: Readonly<Record<string, unknown>>, fail: Fail) =>
  oneOf('base', name, Object.keys(usual), (prop, message) =>
    fail(prop, message.replace('base:', `${path}:`)),
  );

function sweepsOf(given: Sweep, fail: Fail): TrainingConfiguration['sweeps'] {
  const sweeps = Object.entries(fieldsOf('sweep', given, sweptNames, fail)) as [
    TrainingConfiguration['sweeps'][number]['name'],
    unknown,
  ][];
  if (sweeps.length > 2) fail('sweep', `sweep: ${sweeps.length} hyperparameters are more than two.`);
  return sweeps.map(([name, values]) => {
    const path = `sweep.${name}`;
    if (!Array.isArray(values) || values.length < 2)
      return fail('sweep', `${path}: ${JSON.stringify(values)} is not a list of two values or more.`);
    const { range } = hyperparameters[name];
    for (const value of values as unknown[])
      if (isWords(range)) oneOf('sweep', value, range, fail);
      else numberOf(path, value, {}, fail);
    if (new Set(values).size < values.length) fail('sweep', `${path}: a value stands there twice.`);
    return { name, values: values as (number | string)[] };
  });
}

function showOf({ show }: TrainingProps, sweeps: number, fail: Fail): readonly View[] {
  const chosen = listOf(show ?? (sweeps === 2 ? 'heat-map' : 'loss'));
  return chosen.map((view) => oneOf('show', view, views, fail));
}

function budgetOf({ steps, epochs }: TrainingProps, fail: Fail): TrainingConfiguration['budget'] {
  if (steps !== undefined && epochs !== undefined) fail('steps', 'give either steps or epochs.');
  const range = { from: 1, to: 100_000, whole: true };
  return steps === undefined
    ? { epochs: numberOf('epochs', epochs ?? usualEpochs, range, fail) }
    : { steps: numberOf('steps', steps, range, fail) };
}

function checkKnobs({ knobs, sweeps, budget, data, base }: TrainingConfiguration, fail: Fail): void {
  const swept = sweeps.map(({ name }) => name as string);
  for (const knob of knobs) {
    if (swept.includes(knob)) fail('knobs', `knobs: ${knob} is swept, so that the reader cannot set it.`);
    if ((knob === 'steps' || knob === 'epochs') && !(knob in budget))
      fail('knobs', `knobs: the budget is in ${Object.keys(budget)[0]!}, not in ${knob}.`);
  }
  if (knobs.includes('data') && !exchangeableData.includes(data.name as never))
    fail('knobs', `knobs: data can be changed among ${exchangeableData.join(', ')}, not from ${data.name}.`);
  if (knobs.includes('noise') && data.name === 'digits') fail('knobs', 'knobs: digits have no noise to set.');
  const all = [...knobs, ...swept];
  if (!all.includes('momentum')) return;
  if (all.includes('optimizer')) fail('knobs', 'momentum and optimizer cannot both be changed.');
  if (!['sgd', 'momentum', 'nesterov'].includes(base.optimizer.kind))
    fail('base', `momentum is of sgd, momentum and nesterov; the optimizer is ${base.optimizer.kind}.`);
}

/** Views that need one setting a line: two sweeps would be too many. */
function checkViews({ show, sweeps, data }: TrainingConfiguration, fail: Fail): void {
  for (const view of show) {
    if ((view === 'heat-map') !== (sweeps.length === 2))
      fail(
        'show',
        sweeps.length === 2
          ? `show: two sweeps are shown as "heat-map", not as "${view}".`
          : 'show: "heat-map" needs a sweep of two hyperparameters.',
      );
    if (view === 'final-loss' && sweeps.length === 0) fail('show', 'show: "final-loss" needs a sweep.');
    const { inputs, task } = shapeOf({ ...data, seed: 0 });
    if (view === 'decision-boundary' && (inputs !== 2 || task !== 'binary'))
      fail('show', `show: "decision-boundary" needs two classes in the plane, which ${data.name} are not.`);
  }
}

/** Whatever the trainer would refuse is refused here, with the place in the lesson. */
function checkTraining(configuration: TrainingConfiguration, fail: Fail): void {
  const study = studyOf(configuration, {});
  if (study.runs.length > mostRuns)
    fail('sweep', `${study.runs.length} runs are more than ${mostRuns}: fewer values, or fewer repetitions.`);
  try {
    checkStudy(study);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = error.message.replace(/^runs\[(\d+)\]\./, '').replace(/\.$/, '');
    const [field] = message.split(/[.:[]/);
    const isSwept = configuration.sweeps.some(({ name }) => name === field);
    fail(/^(data|budget)/.test(message) ? 'data' : isSwept ? 'sweep' : 'base', `${message}.`);
  }
}

const claimFields = [
  ...['lowest', 'below', 'above', 'lower', 'falls', 'rises', 'diverges'],
  ...['of', 'at', 'than', 'factor', 'atLeast'],
];
const claimKinds = claimFields.slice(0, 7);

function claimOf(
  given: Claim,
  sweeps: TrainingConfiguration['sweeps'],
  isRegression: boolean,
  fail: Fail,
): Claim {
  const fields: Record<string, unknown> = fieldsOf('claim', given, claimFields, fail);
  const kinds = claimKinds.filter((kind) => fields[kind] !== undefined);
  if (kinds.length !== 1)
    fail(
      'claim',
      `claim: ${kinds.length === 0 ? 'it needs' : `${kinds.join(' and ')} are too many:`} one of ${claimKinds.join(', ')}.`,
    );
  const [kind] = kinds as [string];
  const needed: Record<string, string[]> = {
    lowest: ['lowest', 'at'],
    below: ['below', 'of'],
    above: ['above', 'of'],
    lower: ['lower', 'at', 'than'],
  };
  for (const name of needed[kind] ?? [])
    if (fields[name] === undefined) fail('claim', `claim: with ${kind} it needs ${name} too.`);
  const measure = ['below', 'above'].includes(kind) ? fields['of'] : fields[kind];
  if (kind !== 'diverges') {
    const allowed = measures.filter((one) => !isRegression || one.endsWith('Loss'));
    oneOf('claim', measure, allowed, fail);
  }
  if (['below', 'above'].includes(kind)) numberOf(`claim.${kind}`, fields[kind], {}, fail);
  for (const name of ['at', 'than'])
    for (const place of listOf(fields[name] === undefined ? [] : (fields[name] as At)))
      checkPlace(`claim.${name}`, place as At, sweeps, fail);
  if (kind === 'diverges' && fields['diverges'] !== false)
    checkPlace('claim.diverges', fields['diverges'] as At, sweeps, fail);
  if (fields['atLeast'] !== undefined)
    numberOf('claim.atLeast', fields['atLeast'], { from: 1, to: 20, whole: true }, fail);
  if (['falls', 'rises'].includes(kind) && sweeps.length !== 1)
    fail('claim', `claim: ${kind} is said along one sweep; there are ${sweeps.length}.`);
  return given;
}

/** A place must be one that is swept. */
function checkPlace(path: string, place: At, sweeps: TrainingConfiguration['sweeps'], fail: Fail): void {
  if (sweeps.length === 0) fail('claim', `${path}: nothing is swept.`);
  const named = typeof place === 'object' ? place : { [sweeps[0]!.name]: place };
  if (typeof place !== 'object' && sweeps.length > 1)
    fail(
      'claim',
      `${path}: with two sweeps a place names them, as in { ${sweeps[0]!.name}: ${JSON.stringify(place)} }.`,
    );
  const fields: Record<string, unknown> = fieldsOf(
    path,
    named,
    sweeps.map(({ name }) => name),
    fail,
  );
  for (const { name, values } of sweeps)
    if (fields[name] !== undefined && !values.includes(fields[name] as never))
      fail('claim', `${path}: ${JSON.stringify(fields[name])} is not swept. Allowed: ${values.join(', ')}.`);
}
