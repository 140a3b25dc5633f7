/** The space that an author wrote, and what is wrong with its ranges, told by the names that the author has for them. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import type { Space } from '../../../../lib/search/space.ts';
import { hyperparameters, isWords } from '../../training/hyperparameters.ts';
import type { Settled } from '../configuration.ts';
import { parameterOf, type SearchedName, type Written } from '../parameters.ts';

/** Its parameters in the author's order. */
export function spaceOf(given: Settled['space'], order: readonly string[], fail: Fail): Space {
  const entries = (Object.entries(given) as [SearchedName, Written][]).sort(
    ([one], [other]) => order.indexOf(one) - order.indexOf(other),
  );
  if (entries.length === 0)
    fail(
      'space',
      'space: nothing is searched. Give a range, as in { learningRate: { from: 0.001, to: 10 } }.',
    );
  for (const [name, written] of entries) {
    if (Array.isArray(written)) checkValues(name, written, fail);
    else checkRange(name, written, given, fail);
  }

  return entries.map(([name, written]) => parameterOf(name, written));
}

function checkValues(name: SearchedName, values: readonly unknown[], fail: Fail): void {
  if (new Set(values).size < values.length) fail('space', `space.${name}: a value stands there twice.`);
}

function checkRange(
  name: SearchedName,
  { from, to, scale, when }: Exclude<Written, readonly unknown[]>,
  given: Settled['space'],
  fail: Fail,
): void {
  const { range } = hyperparameters[name];
  if (isWords(range)) return;
  const wrong = (words: string) => fail('space', `space.${name}: ${words}`);
  const isWhole = range.step >= 1;
  if (isWhole && !(Number.isInteger(from) && Number.isInteger(to)))
    wrong(`${from} to ${to} are not whole numbers.`);
  if (from >= to) wrong(`from must be less than to, not ${from} to ${to}.`);
  const scaled = scale ?? range.scale;
  if (scaled === 'log' && from <= 0)
    wrong(`a log scale does not reach 0: from must be more than 0, not ${from}.`);
  if (scaled === 'one-minus-log' && isWhole) wrong('one-minus-log is no scale of whole numbers.');
  if (scaled === 'one-minus-log' && to >= 1)
    wrong(`a one-minus-log scale does not reach 1: to must be less than 1, not ${to}.`);
  if (when) checkCondition(`space.${name}.when`, when, given, fail);
}

function checkCondition(
  path: string,
  when: NonNullable<Exclude<Written, readonly unknown[]>['when']>,
  given: Settled['space'],
  fail: Fail,
): void {
  const conditions = Object.entries(when) as [SearchedName, string | string[]][];
  if (conditions.length !== 1)
    fail('space', `${path}: it depends on one choice, not on ${conditions.length}.`);
  const [choice, values] = conditions[0]!;
  const options = given[choice];
  if (!Array.isArray(options)) return fail('space', `${path}: ${choice} is not searched.`);
  for (const value of [values].flat())
    if (!options.some((option) => option === value))
      fail('space', `${path}.${choice}: ${value} is not among what is searched: ${options.join(', ')}.`);
}
