/** The parameters of a space as the axes of a drawing. */
import type { Quantity } from '../../../lib/plot/plot.ts';
import type { RealParameter, Setting } from '../../../lib/search/space.ts';
import { plain, rounded } from '../../../lib/text/numbers.ts';

export interface Axis {
  quantity: Quantity;
  /** Where a value of the parameter stands: β at 1 − β, where that is what is spread evenly. */
  placeOf(value: number): number;
  /** Where a setting stands. */
  at(setting: Setting): number;
}

/** A real parameter on its own scale, from its low end to its high one. */
export function axisOf(parameter: RealParameter, options: Omit<Quantity, 'domain' | 'scale'>): Axis {
  const { name, low, high, scale } = parameter;
  const isBent = scale === 'one-minus-log';
  const placeOf = (value: number) => (isBent ? 1 - value : value);
  return {
    quantity: {
      scale: scale === 'linear' ? 'linear' : 'log',
      domain: [placeOf(low), placeOf(high)],
      format: isBent ? (place) => plain(rounded(1 - place, digitsOfForgetting)) : plain,
      ...options,
    },
    placeOf,
    at: (setting) => placeOf(Number(setting[name])),
  };
}

/** Enough for .9999. */
const digitsOfForgetting = 4;
