/** What is wrong with the knobs that an author gives to the reader, whatever the kind of figure. */
import type { Fail } from '../../../lib/figure/build/author-props.ts';

/** A reader should be able to try them all. */
const mostKnobs = 4;

export function checkCount(knobs: readonly string[], fail: Fail): void {
  if (knobs.length > mostKnobs)
    fail(
      'knobs',
      `knobs: ${knobs.length} are more than the ${mostKnobs} that a reader can try: ${knobs.join(', ')}.`,
    );
}

/** Where the ranges are built in, an author gives names only. */
export function checkAreNames(knobs: unknown, fail: Fail): void {
  const given: unknown[] = Array.isArray(knobs) ? knobs : [knobs];
  const ranges = given.filter((one) => typeof one === 'object' && one !== null);
  if (ranges.length === 0) return;
  const names = given.map((one) => (Array.isArray(one) ? (one as unknown[])[0] : one)).flatMap(namesOf);
  fail('knobs', `knobs: their ranges are built in. Give the names alone: ${JSON.stringify(names)}.`);
}

const namesOf = (given: unknown) =>
  typeof given === 'object' && given !== null ? Object.keys(given) : [String(given)];
