/** A grid in a space: all combinations of a few values of each parameter. */
import { evenly } from '../math/ranges.ts';
import { whole } from '../text/numbers.ts';
import {
  fromUnit,
  keyOf,
  settingOf,
  settingsIn,
  type ChoiceParameter,
  type Parameter,
  type Setting,
  type Space,
  type Value,
} from './space.ts';

/** Keeps a slip of the keyboard from filling the memory. */
const MOST_COMBINATIONS = 100_000;

/** How many values real and integer parameters have: all the same number, or each its own by name. */
export type Resolution = number | Readonly<Record<string, number>>;

/**
 * The settings of a grid, the last parameter fastest; what a setting does not ask for makes no further ones. Values of a
 * real parameter are spread evenly on its scale from end to end, one alone lies in the middle; so are those of an
 * integer, rounded, with none twice. A choice has all its options.
 */
export function gridOf(space: Space, resolution: Resolution): Setting[] {
  const choices = choicesOf(space, resolution);
  const combinations = choices.reduce((product, { options }) => product * options.length, 1);
  if (combinations > MOST_COMBINATIONS)
    throw new RangeError(
      `A grid must have at most ${whole(MOST_COMBINATIONS)} combinations, not ${whole(combinations)}.`,
    );
  const settings = choices
    .reduce<Record<string, Value>[]>(
      (rows, { name, options }) => rows.flatMap((row) => options.map((value) => ({ ...row, [name]: value }))),
      [{}],
    )
    .map((row) => settingOf(space, row));
  return [...new Map(settings.map((setting) => [keyOf(space, setting), setting])).values()];
}

/** How many values each real and integer parameter has in the finest grid of at most `budget` settings; at least one. */
export function finestResolution(space: Space, budget: number): number {
  const mostValues = Math.max(...space.map(valuesIn));
  let resolution = 1;
  while (resolution < mostValues && settingsIn(choicesOf(space, resolution + 1)) <= budget) resolution++;
  return resolution;
}

/** The same space with nothing but choices. */
const choicesOf = (space: Space, resolution: Resolution): ChoiceParameter[] =>
  space.map(({ name, when }, i) => ({
    kind: 'choice',
    name,
    when,
    options: valuesOf(space[i]!, resolution),
  }));

function valuesOf(parameter: Parameter, resolution: Resolution): readonly Value[] {
  const { name } = parameter;
  if (parameter.kind === 'choice') return parameter.options;
  const count = typeof resolution === 'number' ? resolution : resolution[name];
  if (count === undefined || !Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`A grid must have a whole number of values of ${name}, at least 1, not ${count}.`);
  const coordinates = count === 1 ? [1 / 2] : evenly(0, 1, Math.min(count, valuesIn(parameter)));
  const alone = [{ ...parameter, when: undefined }];
  return [...new Set(coordinates.map((coordinate) => fromUnit(alone, [coordinate])[name]!))];
}

/** What a grid can tell apart: of a choice, which is not refined, one. */
function valuesIn(parameter: Parameter): number {
  if (parameter.kind === 'choice') return 1;
  return parameter.kind === 'integer' ? parameter.high - parameter.low + 1 : Infinity;
}
