/** Claims as data: whether the runs bear one out, and the sentence that says it with the runs' own numbers. */
import type { At, Claim, TrainingConfiguration } from './configuration.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { measureName, type Measure } from '../../../lib/study/outcomes.ts';
import { significant } from '../../../lib/text/numbers.ts';
import { counted, listed } from '../../../lib/text/words.ts';
import type { Trained } from './outcome.ts';
import { hyperparameters, worded } from './hyperparameters.ts';

type Sweeps = TrainingConfiguration['sweeps'];

/** Whether the claim is true of these results. What diverged, or has not begun, has no value and bears nothing out. */
export function isSo(claim: Claim, trained: readonly Trained[], sweeps: Sweeps): boolean {
  const at = (place?: At) =>
    trained.filter(({ values }) => place === undefined || isAt(place, values, sweeps));
  const valuesOf = (measure: Measure, place?: At) => at(place).map(({ final }) => final[measure]);
  if ('lowest' in claim) {
    const lowest = lowestOf(claim.lowest, trained);
    return lowest !== null && placesOf(claim.at).some((place) => isAt(place, lowest.values, sweeps));
  }
  if ('below' in claim)
    return valuesOf(claim.of, claim.at).every((value) => value !== null && value < claim.below);
  if ('above' in claim)
    return valuesOf(claim.of, claim.at).every((value) => value !== null && value > claim.above);
  if ('lower' in claim) {
    const lower = valuesOf(claim.lower, claim.at);
    // What diverged ended higher than anything that did not.
    const higher = at(claim.than).map(({ final, divergedAt }) =>
      divergedAt === null ? final[claim.lower] : Infinity,
    );
    return lower.every((low) =>
      higher.every((high) => low !== null && high !== null && low * (claim.factor ?? 1) < high),
    );
  }
  if ('falls' in claim) return goes(valuesOf(claim.falls), (before, after) => after < before);
  if ('rises' in claim) return goes(valuesOf(claim.rises), (before, after) => after > before);
  if (claim.diverges === false) return trained.every(({ divergedAt }) => divergedAt === null);
  return at(claim.diverges).every(({ divergedAt }) => divergedAt !== null);
}

const placesOf = (at: At | readonly At[]): readonly At[] => [at].flat();

const goes = (values: readonly (number | null)[], so: (before: number, after: number) => boolean) =>
  values.every((value, i) => value !== null && (i === 0 || so(values[i - 1]!, value)));

/** Whether a setting is the one that an author named. */
function isAt(place: At, values: Trained['values'], sweeps: Sweeps): boolean {
  if (typeof place !== 'object') return values[0] === place;
  return sweeps.every(({ name }, i) => place[name] === undefined || place[name] === values[i]);
}

export const lowestOf = (measure: Measure, trained: readonly Trained[]): Trained | null =>
  lowestBy(trained, ({ final }) => final[measure]);

/** Results of more settings than this are told by the lowest and the ends. */
const mostTold = 5;

/** The claim with its numbers, and what exactly is claimed. */
export function saysClaim(
  claim: Claim,
  trained: readonly Trained[],
  { sweeps, budget }: Pick<TrainingConfiguration, 'sweeps' | 'budget'>,
): string {
  if ('diverges' in claim) return `${divergences(trained, budget)} (claimed: ${claimed(claim, sweeps)}).`;
  return `${after(budget)} ${results(measureOf(claim), trained)} (claimed: ${claimed(claim, sweeps)}).`;
}

/** Without a claim: what came out, in a sentence. */
export function saysSummary(
  trained: readonly Trained[],
  { budget }: Pick<TrainingConfiguration, 'budget'>,
): string {
  const [only] = trained;
  if (trained.length === 1 && only!.divergedAt === null)
    return (
      `${after(budget)} the training loss is ${value(only!, 'trainingLoss')} and ` +
      `the validation loss ${value(only!, 'validationLoss')}.`
    );
  if (trained.length === 1) return divergences(trained, budget) + '.';
  const lowest = lowestOf('validationLoss', trained);
  if (!lowest) return divergences(trained, budget) + '.';
  return `${after(budget)} the validation loss is lowest at ${lowest.label}: ${value(lowest, 'validationLoss')}.`;
}

const after = (budget: TrainingConfiguration['budget']) =>
  `After ${'steps' in budget ? counted(budget.steps, 'step') : counted(budget.epochs, 'epoch')}`;

function results(measure: Measure, trained: readonly Trained[]): string {
  const name = `the ${measureName(measure)} is`;
  const told = (settings: readonly Trained[]) =>
    listed(settings.map((one) => `${value(one, measure)}${one.label && ` at ${one.label}`}`));
  if (trained.length <= mostTold) return `${name} ${told(trained)}`;
  const lowest = lowestOf(measure, trained);
  if (!lowest) return `${name} not known at any of ${trained.length} settings`;
  const ends = [trained[0]!, trained.at(-1)!].filter((one) => one !== lowest);
  return `${name} lowest, ${value(lowest, measure)}, at ${lowest.label}; it is ${told(ends)}`;
}

const value = ({ final, divergedAt }: Trained, measure: Measure) => {
  if (divergedAt !== null) return 'lost to divergence';
  return final[measure] === null ? 'not there yet' : significant(final[measure]);
};

function divergences(trained: readonly Trained[], budget: TrainingConfiguration['budget']): string {
  const diverged = trained.filter(({ divergedAt }) => divergedAt !== null);
  if (diverged.length === 0) return `${after(budget)} no run has diverged`;
  const told = diverged.slice(0, mostTold).map(({ label, divergedAt }) => `${label} at step ${divergedAt}`);
  const rest = diverged.length > mostTold ? [`${diverged.length - mostTold} more`] : [];
  if (trained.length === 1) return `The run diverged at step ${diverged[0]!.divergedAt}`;
  return `${diverged.length} of ${trained.length} settings diverged: ${listed([...told, ...rest])}`;
}

const measureOf = (claim: Exclude<Claim, { diverges: unknown }>): Measure => {
  if ('lowest' in claim) return claim.lowest;
  if ('lower' in claim) return claim.lower;
  if ('falls' in claim) return claim.falls;
  return 'rises' in claim ? claim.rises : claim.of;
};

function claimed(claim: Claim, sweeps: Sweeps): string {
  const at = (place: At | undefined) => (place === undefined ? '' : ` at ${placeName(place, sweeps)}`);
  if ('lowest' in claim)
    return `lowest${at(placesOf(claim.at)[0])}${placesOf(claim.at)
      .slice(1)
      .map((one) => ` or ${placeName(one, sweeps)}`)
      .join('')}`;
  if ('below' in claim) return `below ${claim.below}${at(claim.at) || everywhere(sweeps)}`;
  if ('above' in claim) return `above ${claim.above}${at(claim.at) || everywhere(sweeps)}`;
  if ('lower' in claim) {
    const factor = claim.factor ? ` by a factor of ${claim.factor}` : '';
    return `lower${at(claim.at)} than${at(claim.than)}${factor}`;
  }
  const along = listed(sweeps.map(({ name }) => hyperparameters[name].label.toLowerCase()));
  if ('falls' in claim) return `it falls with each step in ${along}`;
  if ('rises' in claim) return `it rises with each step in ${along}`;
  return claim.diverges === false ? 'none diverges' : `it diverges${at(claim.diverges)}`;
}

const everywhere = (sweeps: Sweeps) => (sweeps.length > 0 ? ' everywhere' : '');

function placeName(place: At, sweeps: Sweeps): string {
  if (typeof place !== 'object') return worded(sweeps[0]!.name, place);
  return sweeps
    .flatMap(({ name }) => (place[name] === undefined ? [] : [worded(name, place[name])]))
    .join(', ');
}
