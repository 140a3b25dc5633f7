/**
 * `npm run findings -- [figure…] [--seeds 1001-1020]`: every figure's claim over many seeds, as a table.
 * Claims are tuned on seeds 1–20; 1001–1020 are held out and only ever tested on.
 */
import type { AnyFigure } from '../src/lib/figure/define.ts';
import { defaults } from '../src/lib/figure/knobs.ts';
import { stored } from '../src/lib/figure/store.ts';
import { figures } from '../src/components/figures.ts';

const heldOut = '1001-1020';

export default async function main(parameters: string[]): Promise<number> {
  const at = parameters.indexOf('--seeds');
  const seedRange = at < 0 ? heldOut : parameters[at + 1];
  const [, first, last] = /^(\d+)-(\d+)$/.exec(seedRange ?? '')?.map(Number) ?? [];
  if (first === undefined || last === undefined || first > last)
    throw new Error(`--seeds ${seedRange ?? ''}: give a first and a last seed, as in --seeds 1-20`);
  const asked = at < 0 ? parameters : parameters.filter((_, i) => i !== at && i !== at + 1);
  const names = asked.length > 0 ? asked : Object.keys(figures);
  const wrong = names.find((name) => !Object.hasOwn(figures, name));
  if (wrong) throw new Error(`there is no figure "${wrong}"; allowed: ${Object.keys(figures).join(', ')}`);

  let failed = 0;
  for (const name of names) {
    const figure = figures[name]!;
    const random = 'seed' in figure.knobs;
    const seeds = random ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [0];
    const outcomes: boolean[] = [];
    for (const seed of seeds) {
      const { holds, says } = await check(figure, random ? { seed } : {});
      outcomes.push(holds);
      if (asked.length > 0) console.log(`  ${random ? `seed ${seed}` : 'once'} ${holds ? '✓' : '✗'} ${says}`);
    }
    const counter = await check(figure, figure.finding.fails);
    const held = outcomes.filter(Boolean).length;
    const needed = random ? Math.ceil((figure.finding.atLeast / 20) * seeds.length) : 1;
    const good = held >= needed && !counter.holds;
    if (!good) failed++;
    console.log(
      `${good ? '✓' : '✗'} ${name}: held for ${held} of ${seeds.length}, needs ${needed}; counterexample ${counter.holds ? 'HOLDS' : 'fails, as it must'}`,
    );
  }
  return failed;
}

async function check(figure: AnyFigure, changes: Record<string, unknown>) {
  const knobs = { ...defaults(figure.knobs), ...changes } as never;
  const data = figure.summarise((await stored(figure.experiment(knobs))) as never, knobs);
  return { holds: figure.finding.holds(data, knobs), says: figure.finding.says(data, knobs) };
}
