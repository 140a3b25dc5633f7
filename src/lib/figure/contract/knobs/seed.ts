/** The figure's seed. All its random numbers come from it. */
import { KnobError, readNumber, show, type KnobOf } from './knob.ts';

export interface Seed extends KnobOf<number> {
  kind: 'seed';
  max: number;
}

const max = 999_999;

export function seed({ default: initial = 1 } = {}): Seed {
  const check = (value: unknown) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max)
      throw new KnobError(`${show(value)} is not a whole number in [0, ${max}]`);
    return value;
  };
  return {
    kind: 'seed',
    label: 'Seed',
    max,
    default: initial,
    check,
    parse: (text) => check(readNumber(text)),
    format: String,
  };
}
