/** Claims as data: whether the runs bear one out, and the sentence that says it with the runs' own numbers. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { isAccuracy, measureName, type Measure } from '../../../lib/study/outcomes.ts';
import { significant, withUnit } from '../../../lib/text/numbers.ts';
import { counted, listed } from '../../../lib/text/words.ts';
import type { Budget } from '../../../lib/training/spec.ts';
import type { At, Claim, SweptValue, TrainingConfiguration } from './configuration.ts';
import type { Trained } from './outcome.ts';
import { labelInSentence, worded } from './hyperparameters.ts';

type Sweeps = TrainingConfiguration['sweeps'];
type MeasuredClaim = Exclude<Claim, { diverges: unknown }>;

/** Whether the claim is true of these results. What diverged, or has not begun, has no value and bears nothing out. */
export function isSo(claim: Claim, trained: readonly Trained[], sweeps: Sweeps): boolean {
  const at = (place?: At) =>
    trained.filter(({ values }) => place === undefined || isAt(place, values, sweeps));
  const valuesOf = (measure: Measure, place?: At) => at(place).map(({ final }) => final[measure]);
  if ('lowest' in claim || 'highest' in claim) {
    const extreme = 'lowest' in claim ? lowestOf(claim.lowest, trained) : highestOf(claim.highest, trained);
    return extreme !== null && placesOf(claim.at).some((place) => isAt(place, extreme.values, sweeps));
  }
  if ('below' in claim)
    return valuesOf(claim.of, claim.at).every((value) => value !== null && value < claim.below);
  if ('above' in claim)
    return valuesOf(claim.of, claim.at).every((value) => value !== null && value > claim.above);
  if ('lower' in claim || 'higher' in claim) {
    const measure = measureOf(claim);
    const better = valuesOf(measure, claim.at);
    // What diverged is worse than anything that did not.
    const worst = 'lower' in claim ? Infinity : -Infinity;
    const others = at(claim.than).map(({ final, divergedAt }) =>
      divergedAt === null ? final[measure] : worst,
    );
    const [lower, higher] = 'lower' in claim ? [better, others] : [others, better];
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

const highestOf = (measure: Measure, trained: readonly Trained[]): Trained | null =>
  lowestBy(trained, ({ final }) => (final[measure] === null ? null : -final[measure]));

/** Where the measure is best. */
export const bestOf = (measure: Measure, trained: readonly Trained[]): Trained | null =>
  isAccuracy(measure) ? highestOf(measure, trained) : lowestOf(measure, trained);

/** What the runs have in common, as far as sentences need it. Without a budget each setting has its own. */
interface Common extends Pick<TrainingConfiguration, 'sweeps'> {
  budget: Budget | null;
}

/** Results of more settings than this are told by the lowest and the ends. */
const mostTold = 5;

/** What came out of what the claim is about, in words that are true whether it is so or not. */
export function saysClaim(claim: Claim, trained: readonly Trained[], { sweeps, budget }: Common): string {
  if ('diverges' in claim) return `${divergences(trained, budget)}.`;
  const measure = measureOf(claim);
  const isKnown = trained.some(({ final }) => final[measure] !== null);
  return `${after(budget)} ${results(measure, trained)}${isKnown ? verdict(claim, trained, sweeps) : ''}.`;
}

/** Without a claim: what came out of what is shown, in a sentence. */
export function saysSummary(
  trained: readonly Trained[],
  { budget }: Pick<Common, 'budget'>,
  shown: 'loss' | 'accuracy' = 'loss',
): string {
  const [training, validation] = ofShown[shown];
  const [only] = trained;
  if (trained.length === 1 && only!.divergedAt === null)
    return (
      `${after(budget)} the ${measureName(training)} is ${value(only!, training)} and ` +
      `the ${measureName(validation)} ${value(only!, validation)}.`
    );
  const best = trained.length === 1 ? null : bestOf(validation, trained);
  if (!best) return divergences(trained, budget) + '.';
  const extreme = isAccuracy(validation) ? 'highest' : 'lowest';
  return `${after(budget)} the ${measureName(validation)} is ${extreme} ${whereOf(best)}: ${value(best, validation)}.`;
}

const ofShown = {
  loss: ['trainingLoss', 'validationLoss'],
  accuracy: ['trainingAccuracy', 'validationAccuracy'],
} as const;

const after = (budget: Budget | null) =>
  budget === null
    ? 'At the end'
    : `After ${'steps' in budget ? counted(budget.steps, 'step') : counted(budget.epochs, 'epoch')}`;

function results(measure: Measure, trained: readonly Trained[]): string {
  const name = `the ${measureName(measure)} is`;
  const told = (settings: readonly Trained[]) =>
    listed(settings.map((one) => `${value(one, measure)}${one.label && ` ${whereOf(one)}`}`));
  if (trained.length <= mostTold) return `${name} ${told(trained)}`;
  const best = bestOf(measure, trained);
  if (!best) return `${name} not known at any of ${trained.length} settings`;
  const ends = [trained[0]!, trained.at(-1)!].filter((one) => one !== best);
  const extreme = isAccuracy(measure) ? 'highest' : 'lowest';
  return `${name} ${extreme}, ${value(best, measure)}, ${whereOf(best)}; it is ${told(ends)}`;
}

/** "at α = 0.1", "with batch normalisation". */
const whereOf = ({ label, values }: Trained) => `${preposition(values[0])} ${label}`;

const preposition = (value: SweptValue | undefined) => (typeof value === 'string' ? 'with' : 'at');

const value = ({ final, divergedAt }: Trained, measure: Measure) => {
  if (divergedAt !== null) return 'lost to divergence';
  return final[measure] === null ? 'not there yet' : amount(measure, final[measure]);
};

/** An accuracy is a percentage, of which the first decimal counts. */
export const amount = (measure: Measure, value: number): string =>
  isAccuracy(measure) ? withUnit(significant(100 * value, 3), '%') : significant(value);

function divergences(trained: readonly Trained[], budget: Budget | null): string {
  const diverged = trained.filter(({ divergedAt }) => divergedAt !== null);
  if (diverged.length === 0) return `${after(budget)} no run has diverged`;
  const told = diverged.slice(0, mostTold).map(({ label, divergedAt }) => `${label} at step ${divergedAt}`);
  const rest = diverged.length > mostTold ? [`${diverged.length - mostTold} more`] : [];
  if (trained.length === 1) return `The run diverged at step ${diverged[0]!.divergedAt}`;
  return `${diverged.length} of ${trained.length} settings diverged: ${listed([...told, ...rest])}`;
}

const measureOf = (claim: MeasuredClaim): Measure => {
  if ('lowest' in claim) return claim.lowest;
  if ('highest' in claim) return claim.highest;
  if ('lower' in claim) return claim.lower;
  if ('higher' in claim) return claim.higher;
  if ('falls' in claim) return claim.falls;
  return 'rises' in claim ? claim.rises : claim.of;
};

/** How the results stand to the claim, whether it is so or not: ": lowest at α = 1", ", not all below 0.5". */
function verdict(claim: MeasuredClaim, trained: readonly Trained[], sweeps: Sweeps): string {
  const is = isSo(claim, trained, sweeps);
  const not = is ? '' : 'not ';
  const at = (place: At) => ` ${preposition(valuesIn(place)[0])} ${placeName(place, sweeps)}`;
  if ('lowest' in claim || 'highest' in claim) {
    const [word, extreme] =
      'lowest' in claim
        ? ['lowest', lowestOf(claim.lowest, trained)]
        : ['highest', highestOf(claim.highest, trained)];
    const [first, ...others] = placesOf(claim.at);
    const elsewhere = is
      ? ''
      : `, not${at(first!)}${others.map((place) => ` or ${placeName(place, sweeps)}`).join('')}`;
    // Of many settings it has been told where they are best.
    const isTold = trained.length > mostTold && extreme === bestOf(measureOf(claim), trained);
    return isTold ? elsewhere : `: ${word} ${whereOf(extreme!)}${elsewhere}`;
  }
  if ('below' in claim || 'above' in claim) {
    const side =
      'below' in claim ? `below ${bound(claim.of, claim.below)}` : `above ${bound(claim.of, claim.above)}`;
    const everywhere = sweeps.length > 0 ? 'all ' : '';
    return `, ${not}${claim.at === undefined ? everywhere + side : side + at(claim.at)}`;
  }
  if ('lower' in claim || 'higher' in claim) {
    const factor = claim.factor ? `, by a factor of more than ${claim.factor}` : '';
    return `: ${not}${'lower' in claim ? 'lower' : 'higher'}${at(claim.at)} than${at(claim.than)}${factor}`;
  }
  const [goes, go] = 'falls' in claim ? ['falls', 'fall'] : ['rises', 'rise'];
  const along = listed(sweeps.map(({ name }) => labelInSentence(name)));
  return `; it ${is ? goes : `does not ${go}`} with each step in ${along}`;
}

/** As the author wrote it, or as accuracies are read. */
const bound = (measure: Measure, value: number) => (isAccuracy(measure) ? amount(measure, value) : value);

const valuesIn = (place: At): SweptValue[] => (typeof place === 'object' ? Object.values(place) : [place]);

function placeName(place: At, sweeps: Sweeps): string {
  if (typeof place !== 'object') return worded(sweeps[0]!.name, place);
  return sweeps
    .flatMap(({ name }) => (place[name] === undefined ? [] : [worded(name, place[name])]))
    .join(', ');
}
