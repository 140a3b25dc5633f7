/** The weights that are followed: three of the first and three of the last layer of weights, each layer in its colour. */
import type { MarkedWeight } from '../../../lib/plot/plot.ts';

export interface Watched extends MarkedWeight {
  /** Unique among them; that of the first of each layer says which layer it is. */
  name: string;
  isFirst: boolean;
  /** Its place among the parameters. */
  index: number;
}

/** @param widths Units of each layer, inputs and output included. */
export function watchedWeights(widths: readonly number[]): Watched[] {
  const last = widths.length - 2;
  const toOutput = watchedIn(last, 'to the output', 'var(--series-5)', widths);
  return last === 0 ? toOutput : [...watchedIn(0, 'to hidden 1', 'var(--series-6)', widths), ...toOutput];
}

function watchedIn(layer: number, name: string, color: string, widths: readonly number[]): Watched[] {
  const [inputs, units] = [widths[layer]!, widths[layer + 1]!];
  const before = parametersBefore(layer, widths);
  const places = [0, 0.5, 1].map((share) => ({
    from: Math.floor(share * (inputs - 1)),
    to: Math.floor(share * (units - 1)),
  }));
  const indices = [...new Set(places.map(({ from, to }) => from * units + to))];
  return indices.map((index, i) => ({
    ...{ layer, from: Math.floor(index / units), to: index % units, color },
    name: i === 0 ? name : `${name} (${i + 1})`,
    isFirst: i === 0,
    index: before + index,
  }));
}

/** Weights and biases of the layers before this one. */
const parametersBefore = (layer: number, widths: readonly number[]) =>
  widths.slice(0, layer).reduce((sum, width, i) => sum + (width + 1) * widths[i + 1]!, 0);
