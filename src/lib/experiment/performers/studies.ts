import type { Kinds } from '../experiment.ts';
import type { StudyResult } from '../../training/spec.ts';
import type { PerformerOf } from './performer.ts';

/** The trainer is loaded for it. */
export const studies: PerformerOf<Kinds['studies']> = async ({ studies }, { signal, progress }) => {
  const { train } = await import('../../training/train.ts');
  const results: StudyResult[] = [];
  for (const [index, study] of studies.entries())
    results.push(
      await train(study, {
        ...(signal && { signal }),
        progress: (frame) => progress?.({ studies: studies.map((_, i) => (i === index ? frame : null)) }),
      }),
    );
  return { kind: 'studies', studies: results };
};
