/** Settings as trees cut them: so many numbers from 0 to 1, evenly spread where the space is. */
import { mean } from '../../math/averages.ts';
import { toUnit, type ChoiceParameter, type Setting, type Space, type Value } from '../space.ts';

/** `[trials, knobs]`, row-major. */
export interface Points {
  count: number;
  knobs: number;
  values: Float64Array;
}

/**
 * The settings in the unit cube (space.ts). The options of a choice stand in the order of their mean losses, so that they
 * can be cut as numbers are: over all trials no partition into two explains more than one that respects this order
 * (Fisher 1958; Breiman et al. 1984, theorem 4.5).
 */
export function pointsOf(space: Space, settings: readonly Setting[], losses: readonly number[]): Points {
  const ordered = space.map((parameter) =>
    parameter.kind === 'choice' ? { ...parameter, options: byLoss(parameter, settings, losses) } : parameter,
  );
  const values = new Float64Array(settings.length * space.length);
  settings.forEach((setting, row) => values.set(toUnit(ordered, setting), row * space.length));
  return { count: settings.length, knobs: space.length, values };
}

/** The options, those with the lowest losses first; those that nobody tried last. */
function byLoss(
  { name, options }: ChoiceParameter,
  settings: readonly Setting[],
  losses: readonly number[],
): readonly Value[] {
  const meanOf = (option: Value) => {
    const own = losses.filter((_, trial) => settings[trial]![name] === option);
    return own.length === 0 ? Infinity : mean(own);
  };
  const means = new Map(options.map((option) => [option, meanOf(option)]));
  return [...options].sort((a, b) => (means.get(a)! < means.get(b)! ? -1 : 1));
}
