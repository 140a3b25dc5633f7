import { expect, test } from 'vitest';
import { keepingLast } from '../../../src/lib/plot/keeping-last.ts';

test('what is made of a key is kept until another comes', () => {
  const asked: unknown[] = [];
  const fieldOf = keepingLast((spec: { condition: number }) => {
    asked.push(spec.condition);
    return { of: spec.condition };
  });
  const first = fieldOf({ condition: 4 });
  expect(fieldOf({ condition: 4 })).toBe(first);
  expect(fieldOf({ condition: 9 })).toEqual({ of: 9 });
  fieldOf({ condition: 4 });
  expect(asked).toEqual([4, 9, 4]);
});
