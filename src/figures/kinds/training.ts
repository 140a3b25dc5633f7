/** `<Training>`: networks trained over one or two swept hyperparameters, as an author's configuration says. */
import { curvesOf } from '../../lib/plot/curves.ts';
import type { Table } from '../../lib/plot/table.ts';
import type { Examples } from '../../lib/plot/plot.ts';
import { drawData } from '../../lib/data/draw.ts';
import { defineFigure, type Measures } from '../../lib/figure/contract/define.ts';
import type { Settings } from '../../lib/figure/contract/settings.ts';
import { capitalised } from '../../lib/text/words.ts';
import { learningRates } from '../../lib/training/learning-rates.ts';
import type { Stop } from '../../lib/training/spec.ts';
import { isSo, saysClaim, saysSummary } from './training/claims.ts';
import { latestCheckpoint, meanOf, measureName, measures } from '../../lib/study/outcomes.ts';
import type { TrainingConfiguration } from './training/configuration.ts';
import { fieldOf } from './training/hyperparameters.ts';
import { bestStepOf, trained, type Trained } from './training/outcome.ts';
import { knobsOf } from './training/knobs.ts';
import { seedAt, settingAt, settingsAt, studyOf } from './training/study.ts';
import { viewOf } from './training/views.ts';
import { hasEarlyStopping } from './training/views/stops.ts';
import type { Data } from './training/views/view.ts';

const defaultAtLeast = 0.8;

export default (configuration: TrainingConfiguration) => {
  const { title, show, sweeps, claim } = configuration;
  const shown = [...new Set(show)].map(viewOf);
  const commonOf = ({ setting: { budget } }: Data) => ({
    sweeps,
    budget: hasBudgets(configuration) || hasEarlyStopping(configuration) ? null : budget,
  });

  return defineFigure({
    title,
    description: shown.map((view) => view.describe(configuration)).join(' '),
    knobs: knobsOf(configuration),
    experiment: (knobs) => studyOf(configuration, knobs),

    summarise: (result, knobs): Data => {
      const setting = settingAt(configuration, knobs);
      return {
        trained: trained(result, configuration),
        setting,
        learningRates: show.includes('learning-rate') ? learningRatesOf(configuration, knobs) : null,
        settings: settingsAt(configuration, knobs),
        examples: show.includes('decision-boundary') ? examplesOf(configuration, knobs) : null,
        configuration,
      };
    },

    panels: (data) => shown.map((view) => view.panels(data)),

    table: (data) => tableOf(data.trained, configuration),

    measures: (data) => measuresOf(data.trained, configuration),

    curves: (data) => shown[0]!.curves?.(data) ?? curvesOf(shown[0]!.panels(data)),

    finding: {
      isSummary: claim === null ? true : undefined,
      says: (data) =>
        claim === null
          ? saysSummary(data.trained, commonOf(data), show[0]!.includes('accuracy') ? 'accuracy' : 'loss')
          : saysClaim(claim, data.trained, commonOf(data)),
      holds: (data) => claim === null || isSo(claim, data.trained, sweeps),
      fails: {},
      atLeast: claim?.atLeast ?? defaultAtLeast,
    },
  });
};

/** A row for each checkpoint of each run. */
const tableOf = (settings: readonly Trained[], configuration: TrainingConfiguration): Table => ({
  columns: [
    ...configuration.sweeps.map(({ name }) => name),
    'run',
    'step',
    ...measures.map(measureName),
    ...(hasAverages(configuration) ? measures.map((measure) => `${measureName(measure)}, averaged`) : []),
    'diverged at step',
    ...(hasEarlyStopping(configuration) ? ['stopped at step', 'keeps step'] : []),
  ],
  rows: settings.flatMap(({ values, runs }) =>
    runs.flatMap(({ checkpoints, divergedAt, stopped }, run) =>
      checkpoints.map((checkpoint) => [
        ...values,
        run + 1,
        checkpoint.step,
        ...measures.map((measure) => checkpoint[measure] ?? null),
        ...(hasAverages(configuration)
          ? measures.map((measure) => checkpoint.averaged?.[measure] ?? null)
          : []),
        divergedAt,
        ...(hasEarlyStopping(configuration) ? [stopped?.at ?? null, stopped?.best ?? null] : []),
      ]),
    ),
  ),
});

/** "validationLoss at 0.1": each measure at the end, of each setting, and at which epochs it was best, ended and is kept. */
const measuresOf = (settings: readonly Trained[], configuration: TrainingConfiguration): Measures =>
  Object.fromEntries(
    settings.flatMap((one) =>
      [
        ...measures.map((measure) => [measure, one.final[measure]] as const),
        ['bestEpoch', bestEpochOf(one)] as const,
        ...(hasEarlyStopping(configuration) ? stopMeasuresOf(one) : []),
        ...(hasAverages(configuration) ? averageMeasuresOf(one) : []),
      ].map(([name, value]) => [[name, ...one.values].join(' at '), value]),
    ),
  );

function bestEpochOf(one: Trained): number | null {
  const step = bestStepOf(one, 'validationLoss');
  return step === null ? null : step / one.runs[0]!.stepsPerEpoch;
}

/** Where early stopping ended the runs, and the epoch it keeps: means over the repetitions, null while one goes on. */
function stopMeasuresOf({ runs }: Trained): [string, number | null][] {
  const epochOf = (which: keyof Stop) =>
    meanOf(runs.map(({ stopped, stepsPerEpoch }) => (stopped ? stopped[which] / stepsPerEpoch : null)));
  return [
    ['stoppedEpoch', epochOf('at')],
    ['keptEpoch', epochOf('best')],
  ];
}

/** "averagedValidationLoss": of the average of the weights, at the end. */
const averageMeasuresOf = ({ runs }: Trained) =>
  measures.map(
    (measure) =>
      [
        `averaged${capitalised(measure)}`,
        meanOf(runs.map((run) => latestCheckpoint(run)?.averaged?.[measure] ?? null)),
      ] as const,
  );

const hasAverages = ({ base, named }: TrainingConfiguration): boolean =>
  [base, ...Object.values(named)].some(({ averaging }) => averaging !== undefined);

/** Whether runs differ in how long they train. */
const hasBudgets = ({ sweeps, named }: TrainingConfiguration): boolean =>
  [...sweeps.map(({ name }) => name), ...Object.values(named).flatMap(Object.keys)].some(
    (name) => fieldOf(name) === 'budget',
  );

/** `[settings]`: of each the rates that its runs are going to have. */
function learningRatesOf(configuration: TrainingConfiguration, knobs: Settings): (Float32Array | null)[] {
  const study = studyOf(configuration, knobs);
  const firsts = study.runs.filter((_, run) => run % configuration.repetitions === 0);
  return firsts.map((run) => learningRates(study, run));
}

/** `[settings]`: the training examples of each. */
function examplesOf(configuration: TrainingConfiguration, knobs: Settings): Examples[] {
  const settings = settingsAt(configuration, knobs);
  const training = Math.max(...settings.map(({ data }) => data.training));
  const { inputs, targets } = drawData({
    ...settings[0]!.data,
    training,
    validation: 1,
    seed: seedAt(configuration, knobs),
  }).training;
  return settings.map(({ data }) => ({
    inputs: inputs.subarray(0, 2 * data.training),
    targets: targets.subarray(0, data.training),
  }));
}
