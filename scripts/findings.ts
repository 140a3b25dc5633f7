/**
 * `npm run findings -- [figure…] [--seeds 1-20]`: every figure's claim over many seeds, as a table: held, needed, and
 * the numbers behind it. Claims are tuned on seeds 1–20; those that are tried by default are held out and only tested on.
 */
import { parseArgs } from 'node:util';
import { figures, figureSources } from '../src/figures/built.ts';
import type { AnyFigure, Measures } from '../src/lib/figure/contract/define.ts';
import { defaults } from '../src/lib/figure/contract/knobs.ts';
import { outcomesOver, type SeedOutcome } from '../src/lib/figure/build/over-seeds.ts';
import { heldOutSeeds } from '../src/lib/figure/contract/seeds.ts';

interface Row {
  name: string;
  /** The settings that differ from the figure's own, in words; empty for its own. */
  setting: string;
  outcomes: SeedOutcome[];
  /** How many must be `expected`. */
  needed: number;
  expected: boolean;
}

export default async function main(parameters: string[]): Promise<number> {
  const { names, seeds } = read(parameters);
  let failed = 0;
  for (const name of names)
    for (const row of await rowsOf(name, seeds)) {
      if (!isGood(row)) failed++;
      print(row, names.length < Object.keys(figures).length);
    }
  console.log(failed === 0 ? 'Every finding is as claimed.' : `${failed} are not as claimed.`);
  return failed;
}

function read(parameters: string[]): { names: string[]; seeds: readonly number[] } {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: { seeds: { type: 'string' } },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : Object.keys(figures);
  const wrong = names.find((name) => !Object.hasOwn(figures, name));
  if (wrong) throw new Error(`there is no figure "${wrong}"; allowed: ${Object.keys(figures).join(', ')}`);
  return { names, seeds: values.seeds === undefined ? heldOutSeeds : seedsFrom(values.seeds) };
}

function seedsFrom(range: string): number[] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(range)?.map(Number) ?? [];
  if (first === undefined || last === undefined || first > last)
    throw new Error(`--seeds ${range}: give a first and a last seed, as in --seeds 1-20`);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The figure's own settings, its switches, and its counterexample, which has to fail at its own seed. */
async function rowsOf(name: string, seeds: readonly number[]): Promise<Row[]> {
  const figure = figures[name]!;
  const isRandom = 'seed' in figure.knobs;
  const share = (atLeast: number) => (isRandom ? Math.ceil((atLeast / 20) * seeds.length) : 1);
  const own = defaults(figure.knobs);
  const over = (changes: object, some: readonly number[]) =>
    outcomesOver({ figure, code: figureSources[name]!, values: { ...own, ...changes }, seeds: some });
  const asked = isRandom ? seeds : [0];
  const { finding } = figure;
  return [
    { name, setting: '', outcomes: await over({}, asked), needed: share(finding.atLeast), expected: true },
    ...(await Promise.all(
      (finding.switches ?? []).map(async ({ with: setting, knobs, holds, atLeast }) => ({
        name,
        setting,
        outcomes: await over(knobs, asked),
        needed: share(atLeast),
        expected: holds,
      })),
    )),
    {
      name,
      setting: `counterexample ${JSON.stringify(finding.fails)}`,
      outcomes: await over(finding.fails, [ownSeed(figure)]),
      needed: 1,
      expected: false,
    },
  ];
}

const ownSeed = (figure: AnyFigure) => (figure.knobs['seed']?.default as number | undefined) ?? 0;

const asExpected = ({ outcomes, expected }: Row) => outcomes.filter(({ holds }) => holds === expected).length;
const isGood = (row: Row) => asExpected(row) >= row.needed;

function print(row: Row, isDetailed: boolean): void {
  const { name, setting, outcomes, needed, expected } = row;
  const held = outcomes.filter(({ holds }) => holds).length;
  const claimed = expected ? `at least ${needed} claimed` : `at most ${outcomes.length - needed} claimed`;
  console.log(
    `${isGood(row) ? '✓' : '✗'} ${name}${setting && ` · ${setting}`}: holds for ${held} of ${outcomes.length}, ${claimed}`,
  );
  if (!isDetailed && setting === '') console.log(`    “${outcomes[0]!.claim}”`);
  if (isDetailed)
    for (const { seed, holds, claim } of outcomes) console.log(`    ${seed} ${holds ? '✓' : '✗'} ${claim}`);
  for (const line of spreadOf(outcomes.map(({ measures }) => measures))) console.log(`    ${line}`);
}

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
