/** Short texts of two kinds, drawn at random: of each word, whether it occurs. And how its column of zeros and ones is scaled. */
import type { DataSpec, Table } from '../../../lib/data/spec.ts';
import { exp, pow } from '../../../lib/math/elementary.ts';
import { stream } from '../../../lib/math/random.ts';

export const heldOut = 200;
const words = 100;

/** How often words occur, and how much more often in one kind of text than in the other. */
interface Vocabulary {
  /** The share of texts with the word of this rank, 0 the most frequent. */
  shareOf(rank: number): number;
  /** Standard deviation of ln(share in one kind / share in the other). */
  contrast: number;
}

/** Rare words by Zipf's law, a little flatter: the last stands in one text of 120. */
const vocabularies = {
  rare: { shareOf: (rank) => 0.5 / pow(rank + 1, 0.9), contrast: 1.5 },
  common: { shareOf: () => 0.4, contrast: 0.4 },
} as const satisfies Record<string, Vocabulary>;

export type VocabularyName = keyof typeof vocabularies;

export interface Drawn {
  words: VocabularyName;
  /** Texts to train on; they come first. */
  training: number;
  seed: number;
  /** Each draw of a seed has words and texts of its own. */
  draw: number;
}

/** The kinds take turns. */
export function drawTexts({ words: name, training, seed, draw }: Drawn): Table {
  const { shareOf, contrast }: Vocabulary = vocabularies[name];
  const random = stream(seed, `data/texts/${draw}`);
  // Of each word the share of texts that have it, by kind.
  const vocabulary = Array.from({ length: words }, (_, rank) => {
    const leaning = contrast * random.normal();
    return [-0.5, 0.5].map((side) => shareOf(rank) * exp(side * leaning));
  });
  const targets = Array.from({ length: training + heldOut }, (_, text) => text % 2);
  return {
    targets,
    classes: 2,
    shuffled: false,
    inputs: targets.map((kind) => vocabulary.map((shares) => (random.uniform() < shares[kind]! ? 1 : 0))),
  };
}

/** From which texts a word's standard deviation is known. */
export type Known = 'training' | 'all';

/** Each word divided by its standard deviation; one that stands in none of the texts, or in all, is left alone. */
export function scaledBy(known: Known, table: Table): Omit<DataSpec, 'seed'> {
  const all = table.inputs.length;
  const training = all - heldOut;
  const texts = known === 'all' ? all : training;
  const scales = table.inputs[0]!.map((_, word) => {
    const share = table.inputs.slice(0, texts).filter((row) => row[word] === 1).length / texts;
    const deviation = Math.sqrt(share * (1 - share));
    return deviation > 0 ? 1 / deviation : 1;
  });
  return { name: 'table', table, training, validation: heldOut, scales };
}
