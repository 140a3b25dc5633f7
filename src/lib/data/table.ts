/** Data that were handed in as a table of numbers: somebody's own. */
import { stream } from '../math/random.ts';
import { targetsOf } from './classes.ts';
import type { Dataset, DataSpec, Split, Table } from './spec.ts';

/** Training, then validation, then test examples, from the first row on. */
export function tableData(spec: DataSpec, table: Table): Dataset {
  const order = Int32Array.from(table.inputs.keys());
  if (table.shuffled ?? true) stream(spec.seed, 'data/table').shuffle(order);
  let given = 0;
  const next = (examples: number): Split => {
    const rows = [...order.subarray(given, (given += examples))];
    const targets = rows.map((row) => table.targets[row]!);
    return {
      examples,
      inputs: Float32Array.from(rows.flatMap((row) => table.inputs[row]!)),
      targets: table.classes ? targetsOf(targets, table.classes) : Float32Array.from(targets),
    };
  };
  return {
    ...tableShape(table),
    training: next(spec.training),
    validation: next(spec.validation),
    test: next(spec.test ?? 0),
  };
}

/** What networks for this table take, give and are for. */
export function tableShape({ inputs, classes }: Table): Pick<Dataset, 'inputs' | 'outputs' | 'task'> {
  return {
    inputs: inputs[0]!.length,
    outputs: classes !== undefined && classes > 2 ? classes : 1,
    task: classes === undefined ? 'regression' : classes === 2 ? 'binary' : 'multiclass',
  };
}
