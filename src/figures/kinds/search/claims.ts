/** Claims as data: whether the searches bear one out, and the sentence that says it with their own numbers. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { measureName } from '../../../lib/study/outcomes.ts';
import { significant } from '../../../lib/text/numbers.ts';
import { counted, listed } from '../../../lib/text/words.ts';
import type { Claim, SearchConfiguration } from './configuration.ts';
import { medianAfter, type Searched } from './outcome.ts';

/** Whether the claim is true of these results. What has found nothing, or has not come so far, bears nothing out. */
export function isSo(claim: Claim, all: readonly Searched[]): boolean {
  const median = (key: string) => medianAfter(calledIn(all, key), claim.after);
  if ('lower' in claim) {
    const [better, other] = [median(claim.lower), median(claim.than)];
    return better !== null && other !== null && better * (claim.factor ?? 1) < other;
  }
  if ('lowest' in claim)
    return all.every(({ key }) => median(key) !== null) && lowestOf(all, claim.after)?.key === claim.lowest;
  const medians = (claim.of === undefined ? all.map(({ key }) => key) : [claim.of]).map(median);
  return medians.every((value) =>
    'below' in claim ? value !== null && value < claim.below : value !== null && value > claim.above,
  );
}

const calledIn = (all: readonly Searched[], key: string): Searched => all.find((one) => one.key === key)!;

const lowestOf = (all: readonly Searched[], after?: number): Searched | null =>
  lowestBy(all, (one) => medianAfter(one, after));

type Common = Pick<SearchConfiguration, 'searches' | 'objective'>;

/** What came out, in words that are true whether the claim is so or not. */
export function says(claim: Claim | null, all: readonly Searched[], common: Common): string {
  const after = claim?.after;
  const counts = new Set(all.map(({ trials }) => after ?? trials));
  const isSame = counts.size === 1;
  const [count] = [...counts];
  const told = all.map(
    (one) =>
      `${found(one, after)}${all.length > 1 ? ` with ${one.inWords}` : ''}${isSame ? '' : ` after ${counted(after ?? one.trials, 'trial')}`}`,
  );
  return (
    `${isSame ? `After ${counted(count!, 'trial')} the` : 'The'} best ${measureName(common.objective)}` +
    `${common.searches > 1 ? `, as the median of ${counted(common.searches, 'search', 'searches')},` : ''} is ${listed(told)}` +
    `${claim === null ? '' : verdict(claim, all)}.`
  );
}

function found(one: Searched, after?: number): string {
  const median = medianAfter(one, after);
  if (median === null) return 'not there yet';
  return Number.isFinite(median) ? significant(median) : 'lost to divergence';
}

/** How the results stand to the claim: ": lower with TPE than with random search", ": not all below 0.5". */
function verdict(claim: Claim, all: readonly Searched[]): string {
  const not = isSo(claim, all) ? '' : 'not ';
  const wordsFor = (key: string) => calledIn(all, key).inWords;
  if ('lower' in claim) {
    const factor = claim.factor ? `, by a factor of more than ${claim.factor}` : '';
    return `: ${not}lower with ${wordsFor(claim.lower)} than with ${wordsFor(claim.than)}${factor}`;
  }
  if ('lowest' in claim) return `: ${not}lowest with ${wordsFor(claim.lowest)}`;
  const bound = 'below' in claim ? `below ${claim.below}` : `above ${claim.above}`;
  if (claim.of !== undefined && all.length > 1) return `: ${not}${bound} with ${wordsFor(claim.of)}`;
  return `: ${not}${all.length > 1 ? 'all ' : ''}${bound}`;
}
