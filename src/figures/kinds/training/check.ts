/** From an author's props to the figure's configuration. Only the build needs it. */
import { settledProps, type Fail, type Written } from '../../../lib/figure/build/author-props.ts';
import { listOf } from '../../../lib/schema/schema.ts';
import { counted } from '../../../lib/text/words.ts';
import { checkStudy } from '../../../lib/training/check.ts';
import { shapeOf } from '../../../lib/training/shape.ts';
import type { Loss, Study } from '../../../lib/training/spec.ts';
import { checkClaim } from './check/claim.ts';
import { checkKnobs, checkRanges, turnedKnobs } from './check/knobs.ts';
import { checkLastBatches } from './check/batches.ts';
import { checkViews } from './check/views.ts';
import { checkWork } from './check/work.ts';
import type { Settled, TrainingConfiguration } from './configuration.ts';
import { fieldOf, type KnobName, type SweptName } from './hyperparameters.ts';
import { settingsOf } from './outcome.ts';
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

export function trainingConfiguration(props: Written, fail: Fail): TrainingConfiguration {
  const given = settledProps(trainingProps, props, fail);
  const { title, base, seed, repetitions, bestEpoch, claim } = given;
  const data = dataOf(given, fail);
  const sweeps = sweepsOf(given, Object.keys(props['sweep'] ?? {}), fail);
  const configuration: TrainingConfiguration = {
    title,
    data,
    loss: lossOf(data),
    base,
    sweeps,
    named: given.settings,
    show: listOf(given.show ?? (sweeps.length === 2 ? 'heat-map' : 'loss')),
    ...knobsOf(given.knobs),
    budget: budgetOf(given, fail),
    seed,
    repetitions,
    bestEpoch,
    claim: claim ?? null,
  };
  checkKnobs(configuration, fail);
  checkRanges(configuration, fail);
  checkViews(configuration, fail);
  checkTraining(configuration, fail);
  if (claim) checkClaim(claim, configuration, fail);
  return configuration;
}

export const lossOf = (data: TrainingConfiguration['data']): Loss =>
  losses[shapeOf({ ...data, seed: 0 }).task]!;

/** Where examples are swept, the largest set is drawn, and the others are its beginnings. */
export function dataOf(
  { data, sweep }: Pick<Settled, 'data' | 'sweep'>,
  fail: Fail,
): TrainingConfiguration['data'] {
  const fields = typeof data === 'string' ? { name: data } : data;
  const swept = sweep.examples?.map(Number);
  if (swept && 'training' in fields) fail('data', 'data: training is given here, and examples are swept.');
  return {
    ...(usualSizesOf[fields.name] ?? usualSizes),
    ...(fields.name === 'digits' ? {} : { noise: usualNoise }),
    ...fields,
    ...(swept && { training: Math.max(...swept) }),
  };
}

export function budgetOf(
  { steps, epochs, sweep, settings }: Pick<Settled, 'steps' | 'epochs' | 'sweep' | 'settings'>,
  fail: Fail,
): TrainingConfiguration['budget'] {
  for (const [name, changes] of Object.entries(settings))
    if (changes.steps !== undefined && changes.epochs !== undefined)
      fail('settings', `settings.${name}: give either steps or epochs.`);
  const kinds = Object.entries({ steps, epochs, 'sweep.steps': sweep.steps, 'sweep.epochs': sweep.epochs });
  const said = kinds.flatMap(([kind, value]) => (value === undefined ? [] : [kind]));
  if (said.length > 1) fail(said[0]!.split('.')[0]!, `give either ${said.join(' or ')}.`);
  const greatest = (values: readonly unknown[]) => Math.max(...values.map(Number));
  if (sweep.steps) return { steps: greatest(sweep.steps) };
  if (sweep.epochs) return { epochs: greatest(sweep.epochs) };
  return steps === undefined ? { epochs: epochs ?? usualEpochs } : { steps };
}

export function knobsOf(given: Settled['knobs']): Pick<TrainingConfiguration, 'knobs' | 'ranges'> {
  if (Array.isArray(given)) return { knobs: [...new Set(given)], ranges: {} };
  const named = Object.entries(given) as [KnobName, (typeof given)[KnobName]][];
  return {
    knobs: named.map(([name]) => name),
    ranges: Object.fromEntries(named.filter(([, range]) => Array.isArray(range))),
  };
}

/** The axes of the grid of runs: the settings by their names, then what is swept, in the author's order. */
function sweepsOf(
  { sweep, settings }: Settled,
  order: readonly string[],
  fail: Fail,
): TrainingConfiguration['sweeps'] {
  const names = Object.keys(settings);
  const swept = Object.entries(sweep)
    .map(([name, values]) => ({ name: name as SweptName, values }))
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  if (names.length === 1)
    fail('settings', `settings: "${names[0]!}" alone is nothing to compare. Give two or more.`);
  if (names.length > 0 && swept.length > 1)
    fail('sweep', `sweep: beside settings one hyperparameter can be swept, not ${swept.length}.`);
  if (swept.length > 2) fail('sweep', `sweep: ${swept.length} hyperparameters are more than two.`);
  for (const { name, values } of swept) {
    if (new Set(values).size < values.length) fail('sweep', `sweep.${name}: a value stands there twice.`);
    const other = Object.entries(settings).find(([, changes]) =>
      Object.keys(changes).some((key) => fieldOf(key) === fieldOf(name)),
    );
    if (other) fail('sweep', `sweep: ${name} is swept, and the setting "${other[0]}" has its own.`);
  }
  if (sweep.hidden && (sweep.layers ?? sweep.units))
    fail('sweep', 'sweep: hidden says the layers and the units of each. Sweep it alone.');
  return names.length > 0 ? [{ name: 'settings', values: names }, ...swept] : swept;
}

/** Whatever the trainer would refuse is refused here, with the place in the lesson; so is what would take too long. */
function checkTraining(configuration: TrainingConfiguration, fail: Fail): void {
  const study = studyOf(configuration, {});
  if (study.runs.length > mostRuns)
    fail(
      configuration.repetitions > 1 ? 'repetitions' : 'sweep',
      `${counted(study.runs.length, 'run')} are more than ${mostRuns}: fewer values, or fewer repetitions.`,
    );
  checkRuns(study, ({ run, field, message }) => {
    const setting = run === null ? undefined : settingOf(run, configuration);
    const { named, sweeps } = configuration;
    if (setting !== undefined && field in named[setting]!)
      return fail('settings', `settings.${setting}.${message}`);
    const isSwept = sweeps.some(({ name }) => name === field || fieldOf(name) === field);
    fail(/^(data|budget)/.test(message) ? 'data' : isSwept ? 'sweep' : 'base', message);
  });
  checkWork(study, configuration, fail);
  checkWithKnobs(configuration, fail);
}

/** Wherever a reader can turn one of the knobs, the trainer takes it; where the author says how far, it takes no minutes. */
function checkWithKnobs(configuration: TrainingConfiguration, fail: Fail): void {
  for (const [name, value] of turnedKnobs(configuration)) {
    const there = studyOf(configuration, { [name]: value });
    checkRuns(there, ({ field, message }) =>
      fail('knobs', `knobs.${field === name ? '' : `${name}: at ${value} `}${message}`),
    );
    if (name in configuration.ranges) checkWork(there, configuration, fail, `knobs.${name}: at ${value} `);
  }
  checkLastBatches(configuration, fail);
}

/** What the trainer says of a run's field, or of what all have in common. */
interface Refusal {
  run: number | null;
  field: string;
  message: string;
}

function checkRuns(study: Study, refuse: (refusal: Refusal) => void): void {
  try {
    checkStudy(study);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [, run, words] = /^(?:runs\[(\d+)\]\.)?(.*?)\.?$/s.exec(error.message)!;
    refuse({
      run: run === undefined ? null : Number(run),
      field: words!.split(/[.:[]/)[0]!,
      message: `${words!}.`,
    });
  }
}

/** The name of the setting that a run has, if it has one. */
function settingOf(run: number, configuration: TrainingConfiguration): string | undefined {
  const { sweeps, repetitions } = configuration;
  if (sweeps[0]?.name !== 'settings') return undefined;
  return String(settingsOf(configuration)[Math.floor(run / repetitions)]![0]);
}
