/** How population based training explores: a setting near one that did well. */
import type { RandomStream } from '../../math/random.ts';
import {
  fromUnit,
  settingOf,
  toUnit,
  type Parameter,
  type Setting,
  type Space,
  type Value,
} from '../space.ts';

export interface Exploration {
  /**
   * A number is multiplied by one of `factors`, which never moves a 0; or `step` is added to its place on the parameter's
   * scale, or taken from it.
   */
  by: 'factors' | 'adding';
  /** Each as likely as the others. */
  factors: readonly number[];
  /** As a share of the range, on the parameter's scale. */
  step: number;
  /** The probability with which a parameter is drawn anew instead. A choice is changed in no other way. */
  resample: number;
}

/** What leaves the range of a parameter stays at its end. What the setting did not have, and is asked for now, is drawn. */
export function explore(
  setting: Setting,
  exploration: Exploration,
  space: Space,
  random: RandomStream,
): Setting {
  const values = space.map((parameter): [string, Value] => {
    const value = setting[parameter.name];
    const isDrawn = random.uniform() < exploration.resample || value === undefined;
    return [
      parameter.name,
      isDrawn ? valueAt(parameter, random.uniform()) : nearby(parameter, value, exploration, random),
    ];
  });
  return settingOf(space, Object.fromEntries(values));
}

function nearby(
  parameter: Parameter,
  value: Value,
  { by, factors, step }: Exploration,
  random: RandomStream,
): Value {
  if (parameter.kind === 'choice') return value;
  if (by === 'factors') return multiplied(parameter, Number(value), factors[random.integer(factors.length)]!);
  const [place] = toUnit([unconditional(parameter)], { [parameter.name]: value });
  const moved = place! + (random.integer(2) === 0 ? -step : step);
  return valueAt(parameter, Math.min(Math.max(moved, 0), 1));
}

/** An integer is rounded away from where it was: otherwise a small one would stay. */
function multiplied(
  { kind, low, high }: Exclude<Parameter, { kind: 'choice' }>,
  value: number,
  factor: number,
): number {
  const product = value * factor;
  const rounded = kind === 'real' ? product : product > value ? Math.ceil(product) : Math.floor(product);
  return Math.min(Math.max(rounded, low), high);
}

const valueAt = (parameter: Parameter, place: number): Value =>
  fromUnit([unconditional(parameter)], [place])[parameter.name]!;

const unconditional = (parameter: Parameter): Parameter => ({ ...parameter, when: undefined });
