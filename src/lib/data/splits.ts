/** Training, validation and test. */
import { stream } from '../math/random.ts';
import type { RandomStream } from '../math/random.ts';
import type { DataSpec, Split } from './spec.ts';

export type SplitName = 'training' | 'validation' | 'test';

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

/** The targets of examples whose classes take turns: 0 or 1 for two classes, `[examples, classes]` one-hot for more. */
export function turnTargets(examples: number, classes: number): Float32Array {
  if (classes === 2) return Float32Array.from({ length: examples }, (_, i) => i % 2);
  const targets = new Float32Array(examples * classes);
  for (let i = 0; i < examples; i++) targets[i * classes + (i % classes)] = 1;
  return targets;
}
