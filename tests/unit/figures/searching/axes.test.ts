import { expect, test } from 'vitest';
import { axisOf } from '../../../../src/figures/searching/common/axes.ts';
import { shareOf, ticksOf } from '../../../../src/lib/plot/quantity.ts';
import { toUnit, type RealParameter } from '../../../../src/lib/search/space.ts';

const parameters: RealParameter[] = [
  { kind: 'real', name: 'learningRate', low: 1e-4, high: 1, scale: 'log' },
  { kind: 'real', name: 'momentum', low: 0, high: 0.999, scale: 'one-minus-log' },
  { kind: 'real', name: 'dropout', low: 0, high: 0.5, scale: 'linear' },
];

test.each(parameters)('$name stands where its scale has it in the unit cube', (parameter) => {
  const axis = axisOf(parameter, {});
  for (const value of [parameter.low, 0.2, 0.37, parameter.high]) {
    const setting = { [parameter.name]: value };
    expect(shareOf(axis.quantity, axis.at(setting))).toBeCloseTo(toUnit([parameter], setting)[0]!, 12);
  }
});

test('the numbers on the axis of 1 − β are β', () => {
  const { quantity, placeOf } = axisOf(parameters[1]!, {});
  const { format } = ticksOf(quantity);
  expect([0, 0.9, 0.99, 0.999].map((beta) => format(placeOf(beta)))).toEqual(['0', '0.9', '0.99', '0.999']);
});
