/** Whether what a `<Training>` computes can be asked of a build and of a reader. Estimated: nothing is computed for it. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { significant, whole } from '../../../../lib/text/numbers.ts';
import { counted, listed } from '../../../../lib/text/words.ts';
import type { Study } from '../../../../lib/training/spec.ts';
import { productOf, workOf, type Work } from '../../../../lib/training/work.ts';
import type { TrainingConfiguration } from '../configuration.ts';

/** Steps × weights × examples of a step, of all runs together: some ten seconds of one core. */
export const mostWork = 2e9;

/** @param where What leads there, if it is not the figure as it begins: "knobs.units: at 512 ". */
export function checkWork(study: Study, configuration: TrainingConfiguration, fail: Fail, where = ''): void {
  const works = study.runs.map((run) => workOf(study, run));
  const sum = works.reduce((total, work) => total + productOf(work), 0);
  if (sum <= mostWork) return;
  const largest = works.reduce((a, b) => (productOf(b) > productOf(a) ? b : a));
  const levers = leversOf(largest, works.length, configuration);
  fail(
    where ? 'knobs' : levers[0]!.prop,
    `${where}${counted(works.length, 'run')} would take an estimated ${significant(sum)} (steps × weights × examples of a step), ` +
      `of which ${significant(mostWork)} are allowed. The largest has ${whole(largest.steps)} steps × ` +
      `${whole(largest.weights)} weights × ${whole(largest.examples)} examples. ` +
      `Lower ${listed(
        levers.map(({ words }) => words),
        'or',
      )}.`,
  );
}

/** What a run of a figure usually has: what is far above it is named first. */
const usual = { runs: 5, steps: 240, weights: 105, examples: 32 };

/** What an author can lower, the most exaggerated first. */
function leversOf(
  { steps, weights, examples }: Work,
  runs: number,
  { budget, repetitions }: TrainingConfiguration,
) {
  const inEpochs = 'epochs' in budget;
  return [
    { excess: weights / usual.weights, prop: 'base', words: 'the units of the hidden layers' },
    {
      excess: steps / usual.steps,
      ...(inEpochs ? { prop: 'epochs', words: 'epochs' } : { prop: 'steps', words: 'steps' }),
    },
    // Of smaller batches an epoch has more.
    inEpochs
      ? {
          excess: (steps * examples) / (usual.steps * usual.examples) / 2,
          prop: 'data',
          words: 'the training examples',
        }
      : { excess: examples / usual.examples, prop: 'base', words: 'batchSize' },
    {
      excess: runs / usual.runs,
      ...(repetitions > 1
        ? { prop: 'repetitions', words: 'repetitions' }
        : { prop: 'sweep', words: 'the values to try' }),
    },
  ]
    .filter(({ excess }) => excess > 1)
    .sort((a, b) => b.excess - a.excess);
}
