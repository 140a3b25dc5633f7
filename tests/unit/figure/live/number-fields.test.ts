import { expect, test } from 'vitest';
import { seed } from '../../../../src/lib/figure/contract/knobs.ts';
import { typed } from '../../../../src/lib/figure/live/number-fields.ts';

test.each([
  ['0,5', '0.5'],
  ['0.5', '0.5'],
  ['-1,25', '-1.25'],
  ['\u22121,25', '-1.25'],
  [' 3 ', '3'],
  [',5', '.5'],
  ['1e-3', '1e-3'],
])('%j is understood as %s', (text, number) => expect(typed(text)).toBe(number));

test.each(['1,000,000', '1.000,5', '1,000.5', 'a,b', '', ','])(
  '%j is left to be refused: it has more than one reading, or none',
  (text) => expect(() => seed().parse(typed(text))).toThrow('is not a number'),
);
