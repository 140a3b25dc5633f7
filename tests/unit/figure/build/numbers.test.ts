import { expect, test } from 'vitest';
import { figures, judgeOfMeasures } from '../../../../src/figures/built.ts';
import { perform } from '../../../../src/lib/experiment/perform.ts';
import { numbersLock } from '../../../../src/lib/figure/build/lock.ts';
import { digestOfNumbers, numbersAt, type Place } from '../../../../src/lib/figure/build/numbers.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import { outcomeOf } from '../../../../src/lib/figure/contract/outcome.ts';
import type { Settings } from '../../../../src/lib/figure/contract/settings.ts';

const figure = figures['momentum']!;
const judge = await judgeOfMeasures('momentum');
const placeAt = (changes: Settings): Place => ({
  figure,
  judge,
  values: { ...defaults(figure.knobs), ...changes },
});
const afresh = async ({ values }: Place) =>
  outcomeOf(figure, await perform(figure.experiment(values)), values);

test('what the lock has of a figure is what it comes to', async () => {
  const ofMomentum = Object.keys(await numbersLock.read())
    .filter((name) => name.startsWith('momentum {'))
    .map((name) => placeAt(JSON.parse(name.slice('momentum '.length)) as Settings));
  expect(ofMomentum.length).toBeGreaterThan(2);
  for (const place of ofMomentum) {
    const numbers = await numbersAt(place);
    // From the lock: what is computed has words as well.
    expect(numbers).not.toHaveProperty('claim');
    const { holds, diverged, measures, values } = await afresh(place);
    expect(numbers).toMatchObject({ holds, diverged, measures, values });
  }
});

test('what it does not have is computed', async () => {
  const place = placeAt({ beta: 0.123 });
  expect(await numbersAt(place)).toMatchObject({ measures: (await afresh(place)).measures });
});

test('the digest follows all that decides', () => {
  const digest = digestOfNumbers(placeAt({ beta: 0.5 }));
  expect(digestOfNumbers(placeAt({ beta: 0.5 }))).toBe(digest);
  expect(digestOfNumbers(placeAt({ beta: 0.51 }))).not.toBe(digest);
  expect(digestOfNumbers({ ...placeAt({ beta: 0.5 }), judge: 'another' })).not.toBe(digest);
  const longer = { ...figure, experiment: () => ({ ...figure.experiment(defaults(figure.knobs)), more: 1 }) };
  expect(digestOfNumbers({ ...placeAt({ beta: 0.5 }), figure: longer })).not.toBe(digest);
});
