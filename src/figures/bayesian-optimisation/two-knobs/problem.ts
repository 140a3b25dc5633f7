/** Two knobs that belong together, rate and momentum: what is searched, and the places at which maps are drawn. */
import { evenly } from '../../../lib/math/ranges.ts';
import type { Search } from '../../../lib/search/experiment/spec.ts';
import { fromUnit, toUnit, type Setting } from '../../../lib/search/space.ts';
import type * as plot from '../../../lib/plot/plot.ts';
import { powerOfTen } from '../../../lib/text/powers.ts';
import { spaceOf, templateOf } from '../../searching/contest/problems.ts';
import type { Rule } from '../model/rules.ts';

export const space = spaceOf('coupled');
/** Trials before the process is asked. */
export const start = 5;
/** Runs along each knob that no search knows of. */
export const gridSide = 7;

/** The search, and beside it the grid of runs. Each trial has its own start. */
export const searchOf = (rule: Rule, trials: number, seed: number): Search => ({
  kind: 'search',
  space,
  template: templateOf(seed),
  objective: 'validationLoss',
  starts: 'fresh',
  searches: [
    { searcher: { kind: 'gaussian-process', acquisition: rule, start }, seed, budget: { trials } },
    {
      searcher: { kind: 'grid', size: { values: gridSide } },
      seed,
      budget: { trials: gridSide * gridSide },
    },
  ],
});

/** Places along each knob at which maps are drawn. */
export const mapSide = 25;

const shares = evenly(0, 1, mapSide);
/** `[mapSide × mapSide]` row-major, the rate fastest. */
export const places: readonly Setting[] = shares.flatMap((up) =>
  shares.map((across) => fromUnit(space, [across, up])),
);

/** In the unit square, as the maps are drawn. */
export const placeOf = (setting: Setting): plot.Point => {
  const [across, up] = toUnit(space, setting);
  return [across!, up!];
};

const rates = [1e-4, 0.01, 1];
const momenta = [0, 0.9, 0.99, 0.999];

/** Ticks at values, of an axis that goes from 0 to 1. */
function axisThrough(
  label: string,
  values: readonly number[],
  at: (value: number) => number,
  write: (value: number) => string,
): plot.Quantity {
  const ticks = values.map(at);
  return { label, domain: [0, 1], ticks, format: (tick) => write(values[ticks.indexOf(tick)]!) };
}

export const axes = {
  x: axisThrough(
    'learning rate α (log scale)',
    rates,
    (rate) => placeOf({ learningRate: rate, 'optimizer.beta': 0 })[0],
    powerOfTen,
  ),
  y: axisThrough(
    'momentum β',
    momenta,
    (beta) => placeOf({ learningRate: 1, 'optimizer.beta': beta })[1],
    String,
  ),
};
