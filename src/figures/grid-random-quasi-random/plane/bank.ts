/** A bank of real trials over the plane: what a search tries is looked up in it. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { median } from '../../../lib/math/averages.ts';
import { ln2 } from '../../../lib/math/elementary.ts';
import { evenly } from '../../../lib/math/ranges.ts';
import { fromUnit, toUnit, type Setting } from '../../../lib/search/space.ts';
import { crossed, grid, readGrid } from '../../../lib/study/grid.ts';
import { rankedLoss } from '../../../lib/study/outcomes.ts';
import type { Study, StudyResult } from '../../../lib/training/spec.ts';
import { partnerOf, rateAt, shareOfRate, widest, type PartnerName } from './space.ts';

/** Rates, eight to a decade, and values of the second hyperparameter, each evenly on its axis. */
export const rateCount = 49;
export const partnerCount = 7;

const rates = evenly(0, 1, rateCount).map(rateAt);
const epochs = 15;

export interface Bank {
  partner: PartnerName;
  /** `[partnerCount × rateCount]` row by row, the low end of the second first: validation losses, guessing at most. */
  losses: number[];
  /** The rate whose losses, over all values of the second, have the lowest median. */
  bestRate: number;
}

const partnerValues = (name: PartnerName): number[] => {
  const { parameter } = partnerOf(name);
  return evenly(0, 1, partnerCount).map((share) => Number(fromUnit([parameter], [share])[parameter.name]));
};

const settings = (name: PartnerName) =>
  crossed({ second: partnerValues(name), learningRate: rates }).map(({ second, learningRate }) => ({
    ...partnerOf(name).settingOf(second),
    learningRate,
  }));

export const bankExperiment = (name: PartnerName, seed: number): Study =>
  grid({
    data: { name: 'moons', training: 256, validation: 400, noise: 0.2 },
    loss: 'binary-cross-entropy',
    budget: { epochs },
    base: { hidden: [8, 8], batchSize: 16 },
    settings: settings(name),
    seed,
    record: { checkpoints: 1 },
  });

export function bankOf(result: StudyResult, partner: PartnerName): Bank {
  const losses = readGrid(result, settings(partner)).map(
    ({ runs: [run] }) => rankedLoss(run!, 'validationLoss', ln2) ?? ln2,
  );
  const medianAt = (column: number) => median(losses.filter((_, i) => i % rateCount === column));
  const best = lowestBy(rates.keys(), medianAt) ?? 0;
  return { partner, losses, bestRate: rates[best]! };
}

/** What a setting comes to: the loss of the nearest in the bank. */
export function lookUp({ partner, losses }: Bank, setting: Setting): number {
  const { parameter } = partnerOf(partner);
  const row = Math.round(toUnit([parameter], setting)[0]! * (partnerCount - 1));
  const column = Math.round(shareOfRate(Number(setting[widest.name])) * (rateCount - 1));
  return losses[row * rateCount + column]!;
}
