import { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mistakesIn } from '../../../src/lib/schema/mistakes.ts';
import { oneOrMany } from '../../../src/lib/schema/schema.ts';

const optimizer = z.union([
  z.enum(['sgd', 'adam']),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sgd') }),
    z.strictObject({ kind: z.literal('adam'), beta: z.number().min(0).lt(1) }),
  ]),
]);
const claim = z.union([
  z.strictObject({ below: z.number(), of: z.enum(['loss', 'accuracy']) }),
  z.strictObject({ falls: z.enum(['loss', 'accuracy']) }),
]);
const schema = z.strictObject({
  id: z.string(),
  base: z.strictObject({ optimizer: optimizer.optional() }).prefault({}),
  show: oneOrMany(z.enum(['loss', 'heat-map'])).optional(),
  claim: claim.optional(),
});
const mistakes = (props: object) =>
  mistakesIn(schema, { id: 'a', ...props }).map(({ prop, sentence }) => `${prop} | ${sentence}`);

describe('a mistake is told with its place, the value and what is allowed', () => {
  test.each([
    [{ id: undefined }, 'id | it needs "id", a text.'],
    [{ id: 3 }, 'id | id: 3 is not a text.'],
    [{ bas: {} }, 'bas | there is no prop "bas". Did you mean "base"? Allowed: base, claim, id, show.'],
    [
      { base: { optimiser: 'sgd' } },
      'base | base: there is no "optimiser". Did you mean "optimizer"? Allowed: optimizer.',
    ],
    [
      { base: { optimizer: 'sdg' } },
      'base | base.optimizer: there is no "sdg". Did you mean "sgd"? Allowed: adam, sgd.',
    ],
    [{ base: { optimizer: 5 } }, 'base | base.optimizer: 5 is not one of sgd, adam, or an object with kind.'],
    [
      { base: { optimizer: { kind: 'adm' } } },
      'base | base.optimizer.kind: there is no "adm". Did you mean "adam"? Allowed: adam, sgd.',
    ],
    [
      { base: { optimizer: { kind: 'sgd', beta: 0.9 } } },
      'base | base.optimizer: there is no "beta". Allowed: kind.',
    ],
    [
      { base: { optimizer: { kind: 'adam', beta: 1 } } },
      'base | base.optimizer.beta: 1 is not a number in [0, 1).',
    ],
    [
      { show: ['loss', 'heatmap'] },
      'show | show: there is no "heatmap". Did you mean "heat-map"? Allowed: heat-map, loss.',
    ],
    [{ show: null }, 'show | show: null is not one of loss, heat-map, or a list of such.'],
    [{ claim: {} }, 'claim | claim: it needs one of below, falls.'],
    [{ claim: { below: 1 } }, 'claim | claim: with below it needs "of", one of loss, accuracy.'],
    [
      { claim: { below: 1, of: 'loss', falls: 'loss' } },
      'claim | claim: below and falls are too many: it needs one of below, falls.',
    ],
    [
      { claim: { bellow: 1, of: 'loss' } },
      'claim | claim: there is no "bellow". Did you mean "below"? Allowed: below, falls, of.',
    ],
  ])('%j', (props, told) => {
    expect(mistakes(props)).toEqual([told]);
  });

  test('a misspelt name stands before what is missing for it', () => {
    expect(mistakes({ id: undefined, ide: 'a' })[0]).toMatch(
      /^ide \| there is no prop "ide"\. Did you mean "id"/,
    );
  });
});

test('whatever the schema refuses is told, each time with a prop and a sentence; what it takes is not', () => {
  fc.assert(
    fc.property(fc.record({ id: fc.jsonValue(), base: fc.jsonValue(), claim: fc.jsonValue() }), (props) => {
      const told = mistakesIn(schema, props);
      expect(told.length > 0).toBe(!schema.safeParse(props).success);
      for (const { prop, sentence } of told) expect(`${prop}: ${sentence}`).toMatch(/^\w.*: .+\.$/s);
    }),
  );
});
