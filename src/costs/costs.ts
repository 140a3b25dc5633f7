/** What every figure of the book costs, as far as it is known: to ask is to have the rest computed. */
import { messageOf } from '../lib/text/errors.ts';
import { measured, type Cost } from './cost.ts';
import { placedFigures, type PlacedFigure } from './placed-figures.ts';

export interface FigureCost {
  placed: PlacedFigure;
  /** Undefined until it is known; an Error if the figure cannot be computed. */
  cost: Cost | Error | undefined;
}

/** By what places the figure. This module is loaded afresh when the code of a figure changes: then all is open again. */
const known = new Map<string, FigureCost['cost']>();
let last: Promise<unknown> = Promise.resolve();

/** What wants to be seen first: what fails, then what takes longest; what is not known yet comes last. */
export async function bookCosts(): Promise<FigureCost[]> {
  const costs = (await placedFigures()).map((placed) => ({ placed, cost: costSoFar(placed) }));
  return costs.sort((a, b) => weightOf(b) - weightOf(a));
}

const weightOf = ({ cost }: FigureCost) => (cost instanceof Error ? Infinity : (cost?.milliseconds ?? -1));

function costSoFar(placed: PlacedFigure): FigureCost['cost'] {
  const { key } = placed;
  if (!known.has(key)) {
    known.set(key, undefined);
    // One after another: figures that are measured side by side would wait for each other.
    last = last.then(async () => {
      known.set(key, await measured(placed).catch((error: unknown) => new Error(messageOf(error))));
    });
  }
  return known.get(key);
}
