import { expect, test } from 'vitest';
import {
  drawTexts,
  heldOut,
  scaledBy,
} from '../../../../src/figures/scaling-the-inputs/leaked-scale/words.ts';

const training = 100;
const table = drawTexts({ words: 'rare', training, seed: 5, draw: 0 });

const deviationOf = (word: number, texts: number) => {
  const column = table.inputs.slice(0, texts).map((row) => row[word]!);
  const mean = column.reduce((sum, value) => sum + value) / texts;
  return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / texts);
};

test.each([
  ['training', training],
  ['all', training + heldOut],
] as const)('words get the spread 1 over %s texts, but for those that never occur there', (known, texts) => {
  scaledBy(known, table).scales!.forEach((scale, word) => {
    const deviation = deviationOf(word, texts);
    expect(scale * deviation).toBeCloseTo(deviation > 0 ? 1 : 0, 10);
  });
});

test('some words stand in held-out texts only, if most are rare; none does if all are common', () => {
  const unseen = ({ inputs }: typeof table) =>
    inputs[0]!.filter(
      (_, word) =>
        inputs.slice(0, training).every((row) => row[word] === 0) &&
        inputs.slice(training).some((row) => row[word] === 1),
    ).length;
  expect(unseen(table)).toBeGreaterThan(5);
  expect(unseen(drawTexts({ words: 'common', training, seed: 5, draw: 0 }))).toBe(0);
});

test('each draw of a seed has texts of its own', () => {
  expect(drawTexts({ words: 'rare', training, seed: 5, draw: 1 })).not.toEqual(table);
  expect(drawTexts({ words: 'rare', training, seed: 5, draw: 0 })).toEqual(table);
});
