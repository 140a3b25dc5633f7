/** What is claimed of a figure's held-out seeds, and for which of them it is so: from the lock, from before, or computed. */
import { setImmediate } from 'node:timers/promises';
import type { AnyFigure } from '../contract/define.ts';
import type { Judged } from '../contract/outcome.ts';
import { heldOutSeeds } from '../contract/seeds.ts';
import { standAt, type Settings } from '../contract/settings.ts';
import { byDigest, findingsLock, type Verdicts } from './lock.ts';
import { oncePerSettings } from './once.ts';
import { outcomesOver } from './over-seeds.ts';
import { computing, digest, kept, keptOr } from './store.ts';

export interface SeedClaim {
  figure: AnyFigure;
  /** What decides, besides the results, whether the finding holds: see judge-plugin.ts. */
  judge: string;
  /** What is decided of each seed, from what the figure shows, and from what it shows at the settings it is compared with. */
  isSo(outcome: Judged, compared: readonly Judged[]): boolean;
  values: Settings;
  /** Other settings, of the same seed, with which it is compared; none but of what a text claims. */
  comparedWith: readonly Settings[];
  /** Of a switch: its knobs, and its name in words. */
  changes: Settings;
  setting: string;
  /** That it is so, or that it is not; and for which share of all seeds, at least, it is so. */
  expected: boolean;
  atLeast: number;
}

/** A counterexample that fails for 90 of the 100 held-out seeds, or more, is one. */
const failsAtLeast = 0.83;

/** Of a figure at these settings: its finding there, at each switch that is not set already, and that it fails where it must. */
export function claimsOf({ figure, judge, values }: Pick<SeedClaim, 'figure' | 'judge' | 'values'>): {
  rest: SeedClaim;
  switches: SeedClaim[];
  /** None of a figure that a text configures. */
  counterexample: SeedClaim[];
} {
  const { atLeast, switches = [], fails } = figure.finding;
  const isEmpty = Object.keys(fails).length === 0;
  const isRandom = 'seed' in figure.knobs;
  const isSo = ({ holds }: Judged) => holds;
  const rest = {
    ...{ figure, judge, isSo, values, comparedWith: [], changes: {} },
    ...{ setting: '', expected: true, atLeast },
  };
  const failing = {
    ...{ setting: 'counterexample', expected: false, atLeast: isRandom ? failsAtLeast : 1 },
    ...{ values: { ...values, ...fails }, changes: fails },
  };
  return {
    rest,
    counterexample: isEmpty ? [] : [{ ...rest, ...failing }],
    switches: switches
      .filter(({ knobs }) => !standAt(values, knobs))
      .map(({ with: setting, knobs, holds, atLeast }) => ({
        ...{ figure, judge, isSo, setting, atLeast, comparedWith: [] },
        values: { ...values, ...knobs },
        changes: knobs,
        expected: holds,
      })),
  };
}

type Deciding = Pick<SeedClaim, 'figure' | 'judge' | 'values' | 'comparedWith'>;

/** All that decides for which seeds the claim is so: the experiments and the code that computes and judges them. */
export async function digestOf({ figure, judge, values, comparedWith }: Deciding): Promise<string> {
  const compared = await Promise.all(
    [values, ...comparedWith].map((settings) => experimentsOver(figure, settings)),
  );
  const ofSeeds = heldOutSeeds.map((_, i) => compared.flatMap((experiments) => experiments[i]!));
  return digest(JSON.stringify([judge, ofSeeds]));
}

/** For each held-out seed the knobs, and a word for what is computed with them. */
const experimentsOver = oncePerSettings(async (figure, settings) => {
  const experiments: [Settings, string][] = [];
  for (const seed of heldOutSeeds) {
    const knobs = { ...settings, seed };
    experiments.push([knobs, computing(figure.experiment(knobs))]);
    // All of them take seconds, in which threads would wait for their next experiment.
    await setImmediate();
  }
  return experiments;
});

const locked = byDigest(findingsLock);

/** For which of the held-out seeds it is so, if that is known without computing. */
export async function knownVerdicts(claim: SeedClaim): Promise<Verdicts | null> {
  const key = await digestOf(claim);
  return (await locked(key))?.held ?? kept<Verdicts>('findings', key);
}

/** The same, computed where it is not known; what is computed is said. */
export async function verdicts(claim: SeedClaim): Promise<Verdicts> {
  const known = await knownVerdicts(claim);
  if (known) return known;
  return keptOr('findings', await digestOf(claim), () => {
    const setting = claim.setting && ` with ${claim.setting}`;
    console.warn(`Computing “${claim.figure.title}”${setting}: not in findings.lock.json as it is now.`);
    return freshVerdicts(claim);
  });
}

/** Computed, whatever is known. */
export async function freshVerdicts(
  { figure, values, comparedWith, isSo }: SeedClaim,
  seeds: readonly number[] = heldOutSeeds,
): Promise<Verdicts> {
  const [outcomes, ...compared] = await Promise.all(
    [values, ...comparedWith].map((settings) => outcomesOver(figure, settings, seeds)),
  );
  return outcomes!.map((outcome, i) =>
    isSo(
      outcome,
      compared.map((ofSeeds) => ofSeeds[i]!),
    ),
  );
}
