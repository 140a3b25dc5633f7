/** The average of a network's parameters over its steps: see `Averaging` in ../../spec.ts. */
import { ONE, all, select } from './elementary';
import { VECTOR } from './memory';
import { Network, parameterBytes } from './network';

/** average ← average + share · (w − average); a share of 1 is a copy, to the bit. */
export function followWeights(network: Network, share: v128): void {
  const isCopy = f32x4.eq(share, all(ONE));
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    for (let at: usize = 0, end = parameterBytes(layer); at < end; at += VECTOR) {
      const weight = v128.load(layer.weights + at);
      const average = v128.load(layer.average + at);
      const moved = f32x4.add(average, f32x4.mul(share, f32x4.sub(weight, average)));
      v128.store(layer.average + at, select(isCopy, weight, moved));
    }
  }
}
