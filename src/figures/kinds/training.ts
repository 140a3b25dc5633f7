/** `<Training>`: networks trained over one or two swept hyperparameters, as an author's configuration says. */
import { curvesOf } from '../../lib/plot/curves.ts';
import type { Table } from '../../lib/plot/table.ts';
import { drawData } from '../../lib/data/draw.ts';
import { defineFigure, type Measures } from '../../lib/figure/contract/define.ts';
import { seed, type Knobs } from '../../lib/figure/contract/knobs.ts';
import { isSo, saysClaim, saysSummary } from './training/claims.ts';
import { measureName, measures } from '../../lib/study/outcomes.ts';
import type { TrainingConfiguration } from './training/configuration.ts';
import { knobOf } from './training/hyperparameters.ts';
import { trained, type Trained } from './training/outcome.ts';
import { seedAt, settingAt, studyOf } from './training/study.ts';
import { viewOf } from './training/views.ts';
import type { Data } from './training/views/view.ts';

const defaultAtLeast = 16;

export default (configuration: TrainingConfiguration) => {
  const { title, show, sweeps, claim, seed: initialSeed } = configuration;
  const shown = [...new Set(show)].map(viewOf);
  const budgetOf = ({ setting: { budget } }: Data) => ({ sweeps, budget });

  return defineFigure({
    title,
    description: shown.map((view) => view.describe(configuration)).join(' '),
    knobs: knobsOf(configuration, initialSeed),
    experiment: (knobs) => studyOf(configuration, knobs),

    summarise: (result, knobs): Data => {
      const setting = settingAt(configuration, knobs);
      return {
        trained: trained(result, configuration),
        setting,
        examples: show.includes('decision-boundary')
          ? drawData({ ...setting.data, validation: 1, seed: seedAt(configuration, knobs) }).training
          : null,
        configuration,
      };
    },

    panels: (data) => shown.map((view) => view.panels(data)),

    table: (data) => tableOf(data.trained, sweeps),

    measures: (data) => measuresOf(data.trained),

    curves: (data) => shown[0]!.curves?.(data) ?? curvesOf(shown[0]!.panels(data)),

    finding: {
      isSummary: claim === null ? true : undefined,
      says: (data) =>
        claim === null
          ? saysSummary(data.trained, budgetOf(data))
          : saysClaim(claim, data.trained, budgetOf(data)),
      holds: (data) => claim === null || isSo(claim, data.trained, sweeps),
      fails: {},
      atLeast: claim?.atLeast ?? defaultAtLeast,
    },
  });
};

/** A row for each checkpoint of each run. */
const tableOf = (settings: readonly Trained[], sweeps: TrainingConfiguration['sweeps']): Table => ({
  columns: [...sweeps.map(({ name }) => name), 'run', 'step', ...measures.map(measureName), 'diverged at step'],
  rows: settings.flatMap(({ values, runs }) =>
    runs.flatMap(({ checkpoints, divergedAt }, run) =>
      checkpoints.map((checkpoint) => [
        ...values,
        run + 1,
        checkpoint.step,
        ...measures.map((measure) => checkpoint[measure] ?? null),
        divergedAt,
      ]),
    ),
  ),
});

/** "validationLoss at 0.1": each measure at the end, of each setting. */
const measuresOf = (settings: readonly Trained[]): Measures =>
  Object.fromEntries(
    settings.flatMap(({ values, final }) =>
      measures.map((measure) => [[measure, ...values].join(' at '), final[measure]]),
    ),
  );

function knobsOf(configuration: TrainingConfiguration, initialSeed: number): Knobs {
  const setting = settingAt(configuration, {});
  const chosen = configuration.knobs.flatMap((name) =>
    name === 'seed' ? [] : [[name, knobOf(name, setting)] as const],
  );
  return { ...Object.fromEntries(chosen), seed: seed({ default: initialSeed }) };
}
