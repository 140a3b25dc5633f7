/** A closer look at some figures: the claim for each seed and the spread of the numbers behind it. */
import { figures } from '../../src/figures/built.ts';
import { outcomesOver, type SeedOutcome } from '../../src/lib/figure/build/over-seeds.ts';
import { claimsOf } from '../../src/lib/figure/build/seed-claims.ts';
import { spreadOf } from '../../src/lib/figure/build/spread.ts';
import type { AnyFigure } from '../../src/lib/figure/contract/define.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import { isAsOften, verdictLine, type Report, type Row } from './report.ts';

type Looked = Omit<Row, 'held'> & { outcomes: SeedOutcome[] };

export async function look(names: readonly string[], seeds: readonly number[]): Promise<Report> {
  const looked = (await Promise.all(names.map((name) => lookAt(name, figures[name]!, seeds)))).flat();
  const rows = looked.map((one) => ({ ...one, held: one.outcomes.map(({ holds }) => holds) }));
  const failed = rows.filter((row) => !isAsOften(row)).length;
  return {
    failed,
    lines: [
      ...rows.flatMap((row) => [verdictLine(row, isAsOften(row)), ...detailsOf(row)]),
      failed === 0 ? 'Every finding is as claimed.' : `${failed} are not as claimed.`,
    ],
  };
}

/** The figure's own settings, its switches, and its counterexample, which has to fail. */
async function lookAt(name: string, figure: AnyFigure, seeds: readonly number[]): Promise<Looked[]> {
  const own = defaults(figure.knobs);
  const some = 'seed' in figure.knobs ? seeds : [0];
  // Nothing is kept of it, by what decides it.
  const { rest, switches, counterexample } = claimsOf({ figure, judge: '', values: own });
  return Promise.all(
    [rest, ...switches, ...counterexample].map(async ({ setting, values, expected, atLeast }) => ({
      ...{ name, setting, expected, atLeast },
      outcomes: await outcomesOver(figure, values, some),
    })),
  );
}

const detailsOf = ({ outcomes }: Looked): string[] => [
  ...outcomes.map(({ seed, holds, claim }) => `    ${seed} ${holds ? '✓' : '✗'} ${claim}`),
  ...spreadOf(outcomes.map(({ measures }) => measures)).map((line) => `    ${line}`),
];
