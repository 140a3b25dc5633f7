/** A closer look at some figures: the claim for each seed and the spread of the numbers behind it. */
import { figures } from '../../src/figures/built.ts';
import { outcomesOver, type SeedOutcome } from '../../src/lib/figure/build/over-seeds.ts';
import type { AnyFigure, Measures } from '../../src/lib/figure/contract/define.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import { isGood, verdictLine, type Report, type Row } from './report.ts';

type Looked = Omit<Row, 'held'> & { outcomes: SeedOutcome[] };

export async function look(names: readonly string[], seeds: readonly number[]): Promise<Report> {
  const looked = (await Promise.all(names.map((name) => lookAt(name, figures[name]!, seeds)))).flat();
  const rows = looked.map((one) => ({ ...one, held: one.outcomes.map(({ holds }) => holds) }));
  const failed = rows.filter((row) => !isGood(row)).length;
  return {
    failed,
    lines: [
      ...rows.flatMap((row) => [verdictLine(row), ...detailsOf(row)]),
      failed === 0 ? 'Every finding is as claimed.' : `${failed} are not as claimed.`,
    ],
  };
}

/** The figure's own settings, its switches, and its counterexample, which has to fail at its own seed. */
async function lookAt(name: string, figure: AnyFigure, seeds: readonly number[]): Promise<Looked[]> {
  const own = defaults(figure.knobs);
  const ownSeed = Number(figure.knobs['seed']?.default ?? 0);
  const some = 'seed' in figure.knobs ? seeds : [ownSeed];
  const { finding } = figure;
  const rows = [
    { setting: '', knobs: {}, seeds: some, expected: true, atLeast: finding.atLeast },
    ...(finding.switches ?? []).map(({ with: setting, knobs, holds, atLeast }) => ({
      ...{ setting, knobs, seeds: some, expected: holds, atLeast },
    })),
    {
      setting: `counterexample ${JSON.stringify(finding.fails)}`,
      ...{ knobs: finding.fails, seeds: [ownSeed], expected: false, atLeast: 1 },
    },
  ];
  return Promise.all(
    rows.map(async ({ setting, knobs, seeds, expected, atLeast }) => ({
      ...{ name, setting, expected, atLeast },
      outcomes: await outcomesOver(figure, { ...own, ...knobs }, seeds),
    })),
  );
}

const detailsOf = ({ outcomes }: Looked): string[] => [
  ...outcomes.map(({ seed, holds, claim }) => `    ${seed} ${holds ? '✓' : '✗'} ${claim}`),
  ...spreadOf(outcomes.map(({ measures }) => measures)).map((line) => `    ${line}`),
];

/** Lowest, median and highest of every number; of words, each with its count. */
function spreadOf(measures: readonly Measures[]): string[] {
  return Object.keys(measures[0] ?? {}).map((key) => {
    const values = measures.map((of) => of[key] ?? null);
    const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
    if (numbers.length === values.length)
      return numbers.length === 1
        ? `${key} ${short(numbers[0]!)}`
        : `${key} ${short(numbers[0]!)} … ${short(numbers[numbers.length >> 1]!)} … ${short(numbers.at(-1)!)}`;
    const counts = Map.groupBy(values, (value) => (typeof value === 'number' ? short(value) : String(value)));
    return `${key} ${[...counts].map(([value, all]) => `${value} × ${all.length}`).join(', ')}`;
  });
}

const short = (value: number) => String(Number(value.toPrecision(3)));
