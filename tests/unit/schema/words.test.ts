import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { interval, oneOrMany, text } from '../../../src/lib/schema/schema.ts';
import { wordsFor } from '../../../src/lib/schema/words.ts';

const sgd = z.strictObject({ kind: z.literal('sgd') });
const adam = z.strictObject({ kind: z.literal('adam'), beta: z.number() });

test.each([
  [z.number(), 'a number'],
  [z.number().min(0), 'a number ≥ 0'],
  [z.number().positive(), 'a number > 0'],
  [z.number().gt(0).lt(1), 'a number in (0, 1)'],
  [z.number().min(0).lt(1), 'a number in [0, 1)'],
  [z.int().min(1).max(20).default(1), 'a whole number in [1, 20]'],
  [z.boolean().optional(), 'true or false'],
  [z.literal('none'), '"none"'],
  [z.enum(['a', 'b']), 'one of a, b'],
  [oneOrMany(z.enum(['a', 'b'])), 'one of a, b, or a list of such'],
  [z.array(text).min(2), 'a list of two values or more, each a text'],
  [interval, 'two ascending numbers, as in [0, 1]'],
  [adam, 'an object with kind, beta'],
  [z.union([z.enum(['sgd', 'adam']), sgd, adam]), 'one of sgd, adam, or an object with kind'],
  [
    z.union([z.strictObject({ below: z.number() }), z.strictObject({ above: z.number(), at: z.number() })]),
    'an object with one of below, above',
  ],
  [z.enum(['a', 'b']).transform((name) => name.length), 'one of a, b'],
])('%#: %s', (schema, words) => {
  expect(wordsFor(schema)).toBe(words);
});
