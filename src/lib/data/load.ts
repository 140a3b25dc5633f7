import { checkDataSpec } from './check.ts';
import { digitClasses, digitPixels } from './digits-format.ts';
import { inputsOfGreys, loadDigits } from './digits.ts';
import { drawData } from './draw.ts';
import type { DataSpec, Dataset } from './spec.ts';
import { rescaled } from './scaling.ts';
import { eachSplit } from './splits.ts';

/**
 * The data set of a spec; a `RangeError` naming the field, its value and what is allowed where the spec is wrong.
 *
 * A split's first n examples are the same however many are asked for, and the size of one split changes nothing in
 * another. Classes take turns in every split (0, 1, 0, 1 …), if the spec gives them no other shares: batches in this order are
 * balanced; shuffle them for others.
 */
export async function loadData(spec: DataSpec): Promise<Dataset> {
  checkDataSpec(spec);
  return spec.name === 'digits' ? loadDigitsDataset(spec) : drawData(spec);
}

async function loadDigitsDataset(spec: DataSpec): Promise<Dataset> {
  const pools = await loadDigits();
  const inputOf = inputsOfGreys(spec.scaling);
  const splits = eachSplit(spec, (random, examples, split) =>
    pools[split](random, examples, inputOf, spec.shares),
  );
  const dataset: Dataset = {
    inputs: digitPixels,
    outputs: digitClasses,
    task: 'multiclass',
    background: inputOf[0]!,
    ...splits,
  };
  return rescaled(dataset, spec);
}
