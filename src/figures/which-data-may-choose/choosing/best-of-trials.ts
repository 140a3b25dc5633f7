/** A hundred trials, and what the best of n of them comes to on validation sets that are drawn again and again. */
import type { JudgingResult } from '../../../lib/experiment/judging.ts';
import { mean } from '../../../lib/math/averages.ts';
import { ln2 } from '../../../lib/math/elementary.ts';
import { randomSearcher } from '../../../lib/search/searchers/random.ts';
import { grid, type Setting } from '../../../lib/study/grid.ts';
import type { Study } from '../../../lib/training/spec.ts';
import { chancesOfBest, expected } from '../../how-many-trials/bank/best-of.ts';
import { runOf, space } from '../../how-many-trials/bank/problems.ts';

export const trials = 100;
const counts = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100];
export const sizes = [25, 50, 100, 200, 1000, 5000] as const;
export const sets = 100;
export const testExamples = 5000;

/** Of the best of n trials, by the validation loss. */
export interface Best {
  n: number;
  validation: number;
  test: number;
}

/** A hundred random settings from one start, or one setting from a hundred starts. */
export function trialsOf(tried: 'settings' | 'starts', seed: number): Study {
  const searcher = randomSearcher({ kind: 'random' }, space, seed);
  const settings = Array.from({ length: trials }, (): Setting => runOf(searcher.suggest()));
  return grid({
    data: { name: 'moons', training: 200, validation: 1, test: testExamples, noise: 0.25 },
    loss: 'binary-cross-entropy',
    budget: { steps: 200 },
    base: { hidden: [6, 6], learningRate: 0.3, batchSize: 16 },
    ...(tried === 'settings' ? { settings } : { repetitions: trials }),
    seed,
    record: { checkpoints: 1 },
  });
}

/** Worse than guessing counts as guessing. */
const ranked = (loss: number) => Math.min(loss, ln2);

/** `[sizes][counts]`: means over the validation sets, and over all draws of n trials. */
export function bestOf({ judged }: JudgingResult): Best[][] {
  const known = judged.flatMap((one) => one ?? []);
  if (known.length < judged.length) return [];
  const chances = counts.map((n) => chancesOfBest(known.length, n));
  return sizes.map((_, place) => {
    const inOrder = Array.from({ length: sets }, (_, set) =>
      known
        .map(({ loss, drawn }) => ({ test: ranked(loss), validation: ranked(drawn[place * sets + set]!) }))
        .sort((a, b) => a.validation - b.validation),
    );
    return counts.map((n, i) => ({
      n,
      validation: mean(
        inOrder.map((all) =>
          expected(
            all.map(({ validation }) => validation),
            chances[i]!,
          ),
        ),
      ),
      test: mean(
        inOrder.map((all) =>
          expected(
            all.map(({ test }) => test),
            chances[i]!,
          ),
        ),
      ),
    }));
  });
}
