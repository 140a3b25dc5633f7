/** What an untrained network's layers hand on, and what comes back to them. */
import { ratioOf } from '../../../lib/math/known.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

/** Where tanh has all but its last values: tanh 2 = 0.96. */
const flat = 2;
export const bins = { bins: 80, range: [-2 * flat, 2 * flat] } as const;

export interface Layers {
  /** `[hidden layers]`: the standard deviation of the sums z. */
  spreads: number[];
  /** `[layers]`: ‖∂J/∂W‖. */
  gradients: number[];
  /** Share of the last hidden layer's sums beyond ±2. */
  saturated: number | null;
  loss: number | null;
}

export function layersOf({ checkpoints }: RunHistory): Layers {
  const start = checkpoints[0];
  const layers = start?.preActivations ?? [];
  return {
    spreads: layers.map(({ deviation }) => deviation),
    gradients: start?.gradientNorms ?? [],
    saturated: layers.length > 0 ? shareBeyond(layers.at(-1)!.histogram) : null,
    loss: start?.trainingLoss ?? null,
  };
}

/** Of the sums, those beyond ±2: the outer quarters of the bins. */
const shareBeyond = (histogram: Float32Array): number =>
  histogram.reduce((sum, share, bin) => {
    const isOuter = bin < bins.bins / 4 || bin >= (3 * bins.bins) / 4;
    return isOuter ? sum + share : sum;
  }, 0);

/** The last hidden layer's spread over the first's. */
export const spreadRatio = ({ spreads }: Layers) => ratioOf(spreads.at(-1) ?? null, spreads[0] ?? null);
/** The first layer's gradient over that of the last hidden layer: the last layer has other fans. */
export const gradientRatio = ({ gradients }: Layers) =>
  ratioOf(gradients[0] ?? null, gradients.at(-2) ?? null);
