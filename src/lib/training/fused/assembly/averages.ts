/** The average of a network's parameters over its steps: see `Averaging` in ../../spec.ts. */
import { VECTOR } from './memory';
import { Network, parameterBytes } from './network';

/** average ← average + share · (w − average); a share of 1 is a copy, to the bit. */
export function followWeights(network: Network, share: v128): void {
  const isCopy = f32x4.extract_lane(share, 0) == 1;
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    const bytes = parameterBytes(layer);
    if (isCopy) {
      memory.copy(layer.average, layer.weights, bytes);
      continue;
    }
    for (let at: usize = 0; at < bytes; at += VECTOR) {
      const average = v128.load(layer.average + at);
      const way = f32x4.sub(v128.load(layer.weights + at), average);
      v128.store(layer.average + at, f32x4.add(average, f32x4.mul(share, way)));
    }
  }
}
