/** Training, validation and test. */
import { stream } from '../math/random.ts';
import type { RandomStream } from '../math/random.ts';
import type { DataSpec, Split } from './spec.ts';

export const splitNames = ['training', 'validation', 'test'] as const;
export type SplitName = (typeof splitNames)[number];

/**
 * Draws every split from a random stream of its own (`data/training` …), so that the number of examples in one changes
 * nothing in another.
 */
export function eachSplit(
  spec: DataSpec,
  draw: (random: RandomStream, examples: number, split: SplitName) => Split,
): Record<SplitName, Split> {
  const drawSplit = (split: SplitName) => draw(stream(spec.seed, `data/${split}`), spec[split] ?? 0, split);
  return { training: drawSplit('training'), validation: drawSplit('validation'), test: drawSplit('test') };
}
