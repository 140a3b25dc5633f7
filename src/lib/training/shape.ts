/** The widths of what a network takes and gives. */
import { digitClasses, digitPixels } from '../data/digits-format.ts';
import type { Dataset, DataSpec } from '../data/spec.ts';
import { tableShape } from '../data/table.ts';

type Shape = Pick<Dataset, 'inputs' | 'outputs' | 'task'>;

/** The widths and the task that data of this kind have, known before they are drawn. */
export function shapeOf({ name, classes = 2, table }: DataSpec): Shape {
  switch (name) {
    case 'arch':
      return { inputs: 1, outputs: 1, task: 'regression' };
    case 'table':
      return tableShape(table!);
    case 'digits':
      return { inputs: digitPixels, outputs: digitClasses, task: 'multiclass' };
    default:
      return classes > 2
        ? { inputs: 2, outputs: classes, task: 'multiclass' }
        : { inputs: 2, outputs: 1, task: 'binary' };
  }
}
