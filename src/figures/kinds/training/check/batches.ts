/** Whether a reader could come to a batch of one example, with which batch normalisation cannot train. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { knobsOf } from '../knobs.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import { settingsAt } from '../study.ts';

/** Of every batch size and number of examples that knobs allow, beside the ends that are tried as they are. */
export function checkLastBatches(configuration: TrainingConfiguration, fail: Fail): void {
  const { batchSize, examples } = knobsOf(configuration);
  if (batchSize?.kind !== 'slider' && examples?.kind !== 'slider') return;
  const settings = settingsAt(configuration, {});
  const isNormalized =
    configuration.knobs.includes('normalization') ||
    settings.some(({ run }) => run.normalization?.kind === 'batch');
  if (!isNormalized) return;
  for (const { run, data } of settings)
    for (const size of wholesOf(batchSize, run.batchSize))
      for (const count of wholesOf(examples, data.training))
        if (count % Math.min(size, count) === 1)
          fail(
            'knobs',
            `knobs: with batches of ${size} of ${count} examples one is left for an epoch’s last batch, and batch ` +
              'normalisation cannot train on one. Narrow the range, or leave the knob out.',
          );
}

type Knob = ReturnType<typeof knobsOf>[string];

const wholesOf = (knob: Knob | undefined, otherwise: number): number[] =>
  knob?.kind === 'slider'
    ? Array.from({ length: knob.max - knob.min + 1 }, (_, i) => knob.min + i)
    : [otherwise];
