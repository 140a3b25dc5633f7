/** Claims about paths as data: whether the paths bear one out, and the sentence that says it with their numbers. */
import { firstIndex } from '../../../lib/math/known.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { significant } from '../../../lib/text/numbers.ts';
import type { SurfaceClaim, SurfaceConfiguration } from './configuration.ts';

export interface Walked {
  name: string;
  color: string;
  /** `[steps done + 1]`, the start first. */
  places: (readonly [x: number, y: number])[];
  values: number[];
  divergedAt: number | null;
}

type Walks = SurfaceConfiguration['walks'];

export function isSo(claim: SurfaceClaim, walked: readonly Walked[], steps: number, walks: Walks): boolean {
  const isNamed = (place: string | number, i: number) =>
    typeof place === 'number' ? walks[i]!.learningRate === place : walks[i]!.name === place;
  if ('below' in claim)
    return walked.every(
      ({ values, divergedAt }) =>
        divergedAt === null && reached(values, claim.below) <= (claim.within ?? steps),
    );
  if ('lowest' in claim) {
    const lowest = lowestOf(walked);
    return lowest !== null && isNamed(claim.lowest, walked.indexOf(lowest));
  }
  const { diverges } = claim;
  if (diverges === false) return walked.every(({ divergedAt }) => divergedAt === null);
  return walked.every(({ divergedAt }, i) => !isNamed(diverges, i) || divergedAt !== null);
}

/** The first step at which the path is below `height`; never is infinitely late. */
const reached = (values: readonly number[], height: number): number =>
  firstIndex(values, (value) => value < height) ?? Infinity;

const lowestOf = (walked: readonly Walked[]) =>
  lowestBy(walked, ({ divergedAt, values }) => (divergedAt === null ? values.at(-1) : null));

export function says(claim: SurfaceClaim | null, walked: readonly Walked[], steps: number): string {
  const told = walked.map((one) => result(one, claim, walked.length > 1));
  const lowest = claim && 'lowest' in claim ? lowestOf(walked) : null;
  return `After ${steps} steps ${told.join('; ')}${lowest ? `. It is lowest for ${lowest.name}` : ''}.`;
}

function result({ name, values, divergedAt }: Walked, claim: SurfaceClaim | null, isNamed: boolean): string {
  const path = isNamed ? `the path of ${name}` : 'the path';
  if (divergedAt !== null) return `${path} has diverged, at step ${divergedAt}`;
  const ends = `${path} has come to a value of ${significant(values.at(-1)!)}`;
  if (!claim || !('below' in claim)) return ends;
  const { below, within } = claim;
  const step = reached(values, below);
  if (step === Infinity) return `${ends}, never below ${below}`;
  const limit = within === undefined ? '' : `, ${step <= within ? '' : 'not '}within ${within}`;
  return `${ends}, first below ${below} at step ${step}${limit}`;
}
