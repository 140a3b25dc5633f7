/** From a data spec to its numbers, for the sets that are drawn rather than downloaded. */
import { archDefaultNoise, drawArchSplit } from './arch.ts';
import { blobClasses, blobs } from './blobs.ts';
import { checkDataSpec } from './check.ts';
import { circles } from './circles.ts';
import { moons } from './moons.ts';
import { drawPlanarSplit } from './planar.ts';
import type { PlanarFamily } from './planar.ts';
import type { planarDataNames, DataSpec, Dataset } from './spec.ts';
import { rescaled } from './scaling.ts';
import { spirals } from './spirals.ts';
import { eachSplit } from './splits.ts';
import { tableData } from './table.ts';
import { xor } from './xor.ts';

const planarFamilies: Record<(typeof planarDataNames)[number], PlanarFamily> = {
  moons,
  circles,
  xor,
  spirals,
  blobs,
};

/** The data set of a spec, at once. See `loadData`. */
export function drawData(spec: DataSpec): Dataset {
  checkDataSpec(spec);
  return rescaled(drawn(spec), spec);
}

function drawn(spec: DataSpec): Dataset {
  if (spec.name === 'digits') throw new RangeError("drawData: 'digits' must be loaded, use loadData.");
  if (spec.name === 'table') return tableData(spec, spec.table!);
  if (spec.name === 'arch') {
    const noise = spec.noise ?? archDefaultNoise;
    const splits = eachSplit(spec, (random, examples) => drawArchSplit(random, examples, noise));
    return { inputs: 1, outputs: 1, task: 'regression', ...splits };
  }
  const family = planarFamilies[spec.name];
  const classes = spec.classes ?? blobClasses.default;
  const noise = spec.noise ?? family.defaultNoise;
  const splits = eachSplit(spec, (random, examples) =>
    drawPlanarSplit(family, random, examples, classes, noise, spec.shares),
  );
  return classes === 2
    ? { inputs: 2, outputs: 1, task: 'binary', ...splits }
    : { inputs: 2, outputs: classes, task: 'multiclass', ...splits };
}
