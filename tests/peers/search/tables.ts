/**
 * Two real studies as tables: the validation loss of networks of this book at the points of a grid, and what lies on the way
 * between these. So Optuna and we search the same studies, and nobody needs to train for it. make-tables.ts trains them.
 */
import { readGoldens } from './goldens.ts';

/** Evenly spread, both ends included. */
export interface Axis {
  name: string;
  low: number;
  high: number;
  count: number;
}

export interface Table {
  axes: Axis[];
  /** Row-major, the last axis fastest. */
  losses: number[];
}

export const readTables = (): Record<string, Table> => readGoldens<Table>('studies');

/** Multilinear between the points of the table. */
export function lossIn({ axes, losses }: Table, values: number[]): number {
  const sumOver = (axis: number, row: number): number => {
    if (axis === axes.length) return losses[row]!;
    const { low, high, count } = axes[axis]!;
    const at = ((values[axis]! - low) / (high - low)) * (count - 1);
    const below = Math.min(Math.floor(at), count - 2);
    const value = (place: number) => sumOver(axis + 1, row * count + place);
    return (1 - at + below) * value(below) + (at - below) * value(below + 1);
  };
  return sumOver(0, 0);
}
