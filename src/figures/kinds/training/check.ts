/** From an author's props to the figure's configuration. Only the build needs it. */
import { settledProps, type Fail, type Written } from '../../../lib/figure/build/author-props.ts';
import { listOf } from '../../../lib/schema/schema.ts';
import { checkStudy, shapeOf } from '../../../lib/training/check.ts';
import type { Loss } from '../../../lib/training/spec.ts';
import { suggest } from '../../../lib/text/suggest.ts';
import { checkAreNames, checkCount } from '../common/knobs.ts';
import type { At, Claim, Settled, TrainingConfiguration } from './configuration.ts';
import { exchangeableData, type SweptName } from './hyperparameters.ts';
import { trainingProps } from './props.ts';
import { studyOf } from './study.ts';

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

/** What changes nothing in a linear model. */
const ofHiddenUnits = ['units', 'activation', 'dropout'];

type Sweeps = TrainingConfiguration['sweeps'];

export function trainingConfiguration(props: Written, fail: Fail): TrainingConfiguration {
  checkAreNames(props['knobs'], fail);
  const given = settledProps(trainingProps, props, fail);
  const { title, base, seed, repetitions, claim } = given;
  const data = dataOf(given.data);
  const sweeps = Object.entries(given.sweep).map(([name, values]) => ({ name: name as SweptName, values }));
  const configuration: TrainingConfiguration = {
    title,
    data,
    loss: losses[shapeOf({ ...data, seed: 0 }).task]!,
    base,
    sweeps,
    show: listOf(given.show ?? (sweeps.length === 2 ? 'heat-map' : 'loss')),
    knobs: [...new Set(given.knobs)],
    budget: budgetOf(given, fail),
    seed,
    repetitions,
    claim: claim ?? null,
  };
  checkSweeps(sweeps, fail);
  checkKnobs(configuration, fail);
  checkViews(configuration, fail);
  checkTraining(configuration, fail);
  if (claim) checkClaim(claim, configuration, fail);
  return configuration;
}

function dataOf(given: Settled['data']): TrainingConfiguration['data'] {
  const fields = typeof given === 'string' ? { name: given } : given;
  return {
    ...(usualSizesOf[fields.name] ?? usualSizes),
    ...(fields.name === 'digits' ? {} : { noise: usualNoise }),
    ...fields,
  };
}

function budgetOf({ steps, epochs }: Settled, fail: Fail): TrainingConfiguration['budget'] {
  if (steps !== undefined && epochs !== undefined) fail('steps', 'give either steps or epochs.');
  return steps === undefined ? { epochs: epochs ?? usualEpochs } : { steps };
}

function checkSweeps(sweeps: Sweeps, fail: Fail): void {
  if (sweeps.length > 2) fail('sweep', `sweep: ${sweeps.length} hyperparameters are more than two.`);
  for (const { name, values } of sweeps)
    if (new Set(values).size < values.length) fail('sweep', `sweep.${name}: a value stands there twice.`);
}

function checkKnobs({ knobs, sweeps, budget, data, base }: TrainingConfiguration, fail: Fail): void {
  checkCount(knobs, fail);
  const swept = sweeps.map(({ name }): string => name);
  const all: string[] = [...knobs, ...swept];
  const isLinear = base.hidden.length === 0 && !all.includes('layers');
  for (const knob of knobs) {
    if (isLinear && ofHiddenUnits.includes(knob))
      fail('knobs', `knobs: ${knob} is of hidden units, and base.hidden is []. Give it a layer, as in [8].`);
    if (swept.includes(knob)) fail('knobs', `knobs: ${knob} is swept, so that the reader cannot set it.`);
    if ((knob === 'steps' || knob === 'epochs') && !(knob in budget))
      fail('knobs', `knobs: the budget is in ${Object.keys(budget)[0]!}, not in ${knob}.`);
  }
  if (knobs.includes('data') && !exchangeableData.some((name) => name === data.name))
    fail('knobs', `knobs: data can be changed among ${exchangeableData.join(', ')}, not from ${data.name}.`);
  if (knobs.includes('noise') && data.name === 'digits') fail('knobs', 'knobs: digits have no noise to set.');
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

/** A claim is of what the runs have: their measures, and the places that were swept. */
function checkClaim(claim: Claim, { sweeps, data }: TrainingConfiguration, fail: Fail): void {
  const isRegression = shapeOf({ ...data, seed: 0 }).task === 'regression';
  for (const measure of Object.values(claim))
    if (isRegression && String(measure).endsWith('Accuracy'))
      fail(
        'claim',
        `claim: there is no "${String(measure)}", for ${data.name} has no classes. Say it of a loss.`,
      );
  const named = {
    at: 'at' in claim ? claim.at : undefined,
    than: 'than' in claim ? claim.than : undefined,
    diverges: 'diverges' in claim ? claim.diverges : undefined,
  };
  for (const [field, places] of Object.entries(named))
    for (const place of listOf(places ?? []))
      if (place !== false) checkPlace(`claim.${field}`, place, sweeps, fail);
  if (('falls' in claim || 'rises' in claim) && sweeps.length !== 1)
    fail('claim', `claim: ${Object.keys(claim)[0]!} is said along one sweep; there are ${sweeps.length}.`);
}

/** A place must be one that is swept. */
function checkPlace(path: string, place: At, sweeps: Sweeps, fail: Fail): void {
  const [first] = sweeps;
  if (!first) return fail('claim', `${path}: nothing is swept.`);
  if (typeof place !== 'object' && sweeps.length > 1)
    fail(
      'claim',
      `${path}: with two sweeps a place names them, as in { ${first.name}: ${JSON.stringify(place)} }.`,
    );
  for (const [name, value] of Object.entries(typeof place === 'object' ? place : { [first.name]: place })) {
    const sweep = sweeps.find((one) => one.name === name);
    const swept = sweeps.map((one) => one.name);
    if (!sweep) return fail('claim', `${path}: ${name} is not swept. ${suggest(name, swept)}`);
    if (!sweep.values.includes(value))
      fail('claim', `${path}: ${JSON.stringify(value)} is not swept. Allowed: ${sweep.values.join(', ')}.`);
  }
}
