/** One round of Hyperband's brackets, run. */
import type { Search, SearchHistory } from '../../../lib/search/experiment/spec.ts';
import type { HyperbandSpec, Rung } from '../../../lib/search/schedulers/hyperband.ts';
import { bracketTable } from '../../../lib/search/schedulers/hyperband.ts';
import { finite } from '../../../lib/math/known.ts';
import { momentumOf, usualRun } from '../../../lib/study/defaults.ts';

/** A multiple of 81: each part has as many steps. */
const steps = 243;

export const searchOf = (spec: Omit<HyperbandSpec, 'kind'>, seed: number): Search => ({
  kind: 'search',
  space: [
    { kind: 'real', name: 'learningRate', low: 1e-3, high: 10, scale: 'log' },
    { kind: 'real', name: 'optimizer.beta', low: 0, high: 0.99, scale: 'one-minus-log' },
  ],
  template: {
    data: { name: 'moons', training: 200, validation: 200, noise: 0.25, seed },
    loss: 'binary-cross-entropy',
    budget: { steps },
    record: { checkpoints: spec.parts },
    run: { ...usualRun, optimizer: momentumOf(0), hidden: [6, 6], batchSize: 16, seed },
  },
  objective: 'validationLoss',
  starts: 'fresh',
  searches: [
    {
      searcher: { kind: 'random' },
      scheduler: { kind: 'hyperband', ...spec },
      seed,
      budget: { trials: bracketTable(spec).reduce((sum, [first]) => sum + first!.trials, 0) },
    },
  ],
});

/** In whole trials. */
export const spentIn = ({ trials }: SearchHistory): number =>
  trials.flatMap(({ stretches }) => stretches).reduce((sum, { from, to }) => sum + to - from, 0) / steps;

/** `[brackets]`: the lowest loss of its trials that were trained whole; null where there is none. */
export function lossesByBracket(
  { trials }: SearchHistory,
  table: readonly (readonly Rung[])[],
): (number | null)[] {
  let before = 0;
  return table.map(([first]) => {
    const own = trials.slice(before, (before += first!.trials));
    const losses = own.flatMap(({ reports }) => {
      const last = reports.at(-1);
      return last?.step === steps && last.loss !== null ? [last.loss] : [];
    });
    return finite(Math.min(...losses));
  });
}

/** `[brackets][rungs]`: whether all trials that will come to a rung have been there. */
export function filledRungs(
  { trials, isDone }: SearchHistory,
  table: readonly (readonly Rung[])[],
): boolean[][] {
  const parts = table[0]!.at(-1)!.at;
  let before = 0;
  return table.map((rungs) => {
    const own = trials.slice(before, (before += rungs[0]!.trials));
    const reached = own.map(({ reports }) => {
      const last = reports.at(-1);
      if (!last) return 0;
      return last.loss === null ? steps : last.step;
    });
    return rungs.map(
      (rung) => isDone || reached.filter((step) => step >= (rung.at / parts) * steps).length >= rung.trials,
    );
  });
}
