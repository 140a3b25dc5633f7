import { byLoss, type SchedulerMaker, type Standing } from '../scheduler.ts';
import { defaultFactor, rungAbove, rungsOf, type LadderFrom } from './ladder.ts';

export interface AshaSpec extends LadderFrom {
  kind: 'asha';
}

/** What has come to a rung, and who has gone on from it. */
interface Floor {
  at: number;
  standings: Standing[];
  promoted: Set<number>;
}

/**
 * Asynchronous successive halving: a free worker looks for a trial to promote, from the highest rung down, and begins a new
 * one where there is none. A trial may be promoted if it is among the best ⌊m/η⌋ of the m that have come to its rung so
 * far: nobody waits, and some are promoted that would not be if one did. At the end, if no trial has become whole, the best
 * on the highest rung goes on.
 *
 * Source: Li et al. 2020, "A system for massively parallel hyperparameter tuning", algorithm 2.
 */
export const ashaScheduler: SchedulerMaker<AshaSpec> = (spec) => {
  const rungs = rungsOf(spec);
  const factor = spec.factor ?? defaultFactor;
  const floors = rungs.map((at): Floor => ({ at, standings: [], promoted: new Set() }));
  const below = floors.slice(0, -1).reverse();
  let survivor: number | null = null;

  const waitingOn = ({ standings, promoted }: Floor, places = standings.length): Standing[] =>
    [...standings]
      .sort(byLoss)
      .slice(0, places)
      .filter(({ trial, isOver }) => !isOver && !promoted.has(trial));

  return {
    parts: spec.parts,
    until: (_, at) => rungAbove(rungs, at),
    report(standing) {
      floors.find(({ at }) => at === standing.at)!.standings.push(standing);
      return 'pause';
    },
    resume() {
      for (const floor of below) {
        const [best] = waitingOn(floor, Math.floor(floor.standings.length / factor));
        const trial = best?.trial ?? waitingOn(floor).find((waiting) => waiting.trial === survivor)?.trial;
        if (trial === undefined) continue;
        floor.promoted.add(trial);
        return { trial };
      }
      return null;
    },
    settle() {
      if (floors.at(-1)!.standings.some(({ loss }) => loss !== null)) return;
      survivor = below.flatMap((floor) => waitingOn(floor)).at(0)?.trial ?? null;
    },
  };
};
