/** The loop of training. */
import { followWeights } from './averages';
import { takeUp } from './batch';
import { RATES, Rate, rateOf } from './constants';
import { descend } from './descent';
import { measure } from './losses';
import { FLOAT } from './memory';
import { Network } from './network';
import { forward } from './passes';

/**
 * Performs `steps` steps. `rates` `[steps, RATES]`. `batchSizes` `[steps]`, `examples` `[Σ batchSizes]` and
 * `masks` (0 without dropout): see `Assignment`. `inputs` and `targets`: `[all examples, width]`. To `losses`
 * `[steps]` goes each batch's mean loss before its update.
 */
export function train(
  network: Network,
  steps: i32,
  rates: usize,
  batchSizes: usize,
  examples: usize,
  masks: usize,
  inputs: usize,
  targets: usize,
  losses: usize,
): void {
  const maskBytes = masks ? <usize>network.hiddenUnits : 0;
  for (let step: usize = 0; step < <usize>steps; step++) {
    const count = load<i32>(batchSizes + step * FLOAT);
    for (let position = 0; position < count; position++, examples += FLOAT) {
      takeUp(network, position, load<i32>(examples), inputs, targets);
    }
    forward(network, count, masks);
    masks += <usize>count * maskBytes;
    const total = measure(network, count, <f32>(1 / <f64>count));
    store<f32>(losses + step * FLOAT, <f32>(total / <f64>count));
    descend(network, count, rates);
    if (network.hasAverage) followWeights(network, rateOf(rates, Rate.AverageShare));
    rates += RATES * FLOAT;
  }
}
