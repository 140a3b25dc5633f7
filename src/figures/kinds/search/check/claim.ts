/** What is wrong with the claim of a `<Search>`. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { suggest } from '../../../../lib/text/suggest.ts';
import type { Claim, SearchConfiguration } from '../configuration.ts';

/** A claim is of the searchers that there are, and of trials that all of those have. */
export function checkClaim(claim: Claim, { searchers }: SearchConfiguration, fail: Fail): void {
  const keys = searchers.map(({ key }) => key);
  const named = {
    lower: 'lower' in claim ? claim.lower : undefined,
    than: 'than' in claim ? claim.than : undefined,
    lowest: 'lowest' in claim ? claim.lowest : undefined,
    of: 'of' in claim ? claim.of : undefined,
  };
  for (const [field, key] of Object.entries(named))
    if (key !== undefined && !keys.includes(key))
      fail('claim', `claim.${field}: there is no searcher "${key}". ${suggest(key, keys)}`);
  const fewest = Math.min(...searchers.map(({ trials }) => trials));
  if (claim.after !== undefined && claim.after > fewest)
    fail(
      'claim',
      `claim.after: ${claim.after} is not a whole number in [1, ${fewest}], the fewest trials of a searcher.`,
    );
}
