/** What is wrong with the claim of a `<Training>`. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { listOf } from '../../../../lib/schema/schema.ts';
import { suggest } from '../../../../lib/text/suggest.ts';
import { shapeOf } from '../../../../lib/training/shape.ts';
import type { At, Claim, TrainingConfiguration } from '../configuration.ts';

type Sweeps = TrainingConfiguration['sweeps'];

/** A claim is of what the runs have: their measures, and the places that were swept. */
export function checkClaim(claim: Claim, { sweeps, data }: TrainingConfiguration, fail: Fail): void {
  const isRegression = shapeOf({ ...data, seed: 0 }).task === 'regression';
  for (const measure of Object.values(claim))
    if (isRegression && String(measure).endsWith('Accuracy'))
      fail(
        'claim',
        `claim: there is no "${String(measure)}", for ${data.name} has no classes. Say it of a loss.`,
      );
  const named = {
    at: 'at' in claim ? claim.at : undefined,
    than: 'than' in claim ? claim.than : undefined,
    diverges: 'diverges' in claim ? claim.diverges : undefined,
  };
  for (const [field, places] of Object.entries(named))
    for (const place of listOf(places ?? []))
      if (place !== false) checkPlace(`claim.${field}`, place, sweeps, fail);
  if (('falls' in claim || 'rises' in claim) && sweeps.length !== 1)
    fail('claim', `claim: ${Object.keys(claim)[0]!} is said along one sweep; there are ${sweeps.length}.`);
}

/** A place must be one that is swept. */
function checkPlace(path: string, place: At, sweeps: Sweeps, fail: Fail): void {
  const [first] = sweeps;
  if (!first) return fail('claim', `${path}: nothing is swept.`);
  if (typeof place !== 'object' && sweeps.length > 1)
    fail(
      'claim',
      `${path}: with two sweeps a place names them, as in { ${first.name}: ${JSON.stringify(place)} }.`,
    );
  for (const [name, value] of Object.entries(typeof place === 'object' ? place : { [first.name]: place })) {
    const sweep = sweeps.find((one) => one.name === name);
    const swept = sweeps.map((one) => one.name);
    if (!sweep) return fail('claim', `${path}: ${name} is not swept. ${suggest(name, swept)}`);
    if (!sweep.values.includes(value))
      fail('claim', `${path}: ${JSON.stringify(value)} is not swept. Allowed: ${sweep.values.join(', ')}.`);
  }
}
