/** What a sentence claims of a figure, as the seeds decide it: whether a condition on its measures is met. */
import { judgeOfMeasures } from '../../figures/built.ts';
import type { ClaimedConditions } from '../../lib/companions/condition-schema.ts';
import { meets, valueOf } from '../../lib/companions/condition.ts';
import { bounded, comparisonsIn, placesIn } from '../../lib/companions/elsewhere.ts';
import { outcomesOver } from '../../lib/figure/build/over-seeds.ts';
import type { SeedClaim } from '../../lib/figure/build/seed-claims.ts';
import comingTo from '../../lib/figure/contract/outcome.ts?judge';
import { spreadOf } from '../../lib/figure/build/spread.ts';
import { tunedSeeds } from '../../lib/figure/contract/seeds.ts';
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import type { Settings } from '../../lib/figure/contract/settings.ts';

interface Claimed {
  /** The figure's file, by name; of one that the text configures, its kind. */
  name: string;
  figure: AnyFigure;
  configuration?: object | undefined;
  values: Settings;
  when: ClaimedConditions;
  atLeast: number;
}

export async function proseClaim({ name, configuration, when, ...rest }: Claimed): Promise<SeedClaim> {
  const code = await judgeOfMeasures(name, configuration);
  return {
    ...rest,
    // What has diverged is told of any figure in the same way, and not by its own code.
    judge: JSON.stringify(['diverged' in when ? [code, comingTo] : code, when]),
    isSo: (outcome, compared) => meets(bounded(when, compared), outcome),
    comparedWith: placesIn(when).map((at) => ({ ...rest.values, ...at })),
    changes: {},
    setting: `when ${JSON.stringify(when)}`,
    expected: true,
  };
}

/**
 * How far the measures of the condition spread, on seeds that may be looked at: "rightArm 0.9 … 1.2 … 1.7". Of those that
 * are compared with other settings, how many times as large they are.
 */
export async function toldSpread({ figure, values, when }: Pick<Claimed, 'figure' | 'values' | 'when'>) {
  const outcomes = await outcomesOver(figure, values, tunedSeeds);
  const named = outcomes.map(({ measures }) =>
    Object.fromEntries(Object.entries(measures).filter(([name]) => Object.hasOwn(when, name))),
  );
  const ratios = comparisonsIn(when).map(async ({ name, at }) => {
    const there = await outcomesOver(figure, { ...values, ...at }, tunedSeeds);
    const ratio = (i: number) => Number(valueOf(name, outcomes[i]!)) / Number(valueOf(name, there[i]!));
    return there.map((_, i) => ({ [`${name} over that at ${JSON.stringify(at)}`]: ratio(i) }));
  });
  return [named, ...(await Promise.all(ratios))].flatMap(spreadOf).join('; ');
}
