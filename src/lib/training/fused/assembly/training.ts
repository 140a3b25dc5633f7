/** The loop of training. */
import { followWeights } from './averages';
import { takeUp, takeUpInLanes } from './batch';
import { RATES, Rate, rateOf } from './constants';
import { descend } from './descent';
import { measure } from './losses';
import { FLOAT, VECTOR, column, setColumn } from './memory';
import { Network } from './network';
import { forward } from './passes';

/**
 * Performs `steps` steps. `rates` `[steps, RATES]`. `batchSizes` `[steps]`, `examples` `[drawn]`, which is Σ batchSizes, and
 * `masks` (0 without dropout): see `Assignment`. `inputs` and `targets`: `[all examples, width]`, the latter of
 * `targetNumbers` numbers. To `losses` `[steps]` goes each batch's mean loss before its update. In lanes the four networks'
 * rates, examples, targets and losses lie one after the other, batch sizes and inputs are the same for all, masks are 0.
 */
export function train(
  network: Network,
  steps: i32,
  rates: usize,
  batchSizes: usize,
  examples: usize,
  drawn: i32,
  masks: usize,
  inputs: usize,
  targets: usize,
  targetNumbers: i32,
  losses: usize,
): void {
  // From one network's to the next one's. All four lanes are the one network's where there is one.
  const lossesRow = network.inLanes ? <usize>steps * FLOAT : 0;
  const examplesRow = <usize>drawn * FLOAT;
  const targetsRow = <usize>targetNumbers * FLOAT;
  const maskBytes = masks ? <usize>network.hiddenUnits : 0;
  for (let step: usize = 0; step < <usize>steps; step++) {
    const count = load<i32>(batchSizes + step * FLOAT);
    for (let position = 0; position < count; position++, examples += FLOAT) {
      if (network.inLanes) {
        takeUpInLanes(network, position, examples, examplesRow, inputs, targets, targetsRow);
      } else takeUp(network, position, load<i32>(examples), inputs, targets);
    }
    forward(network, count, masks);
    masks += <usize>count * maskBytes;
    const total = measure(network, count, <f32>(1 / <f64>count));
    setColumn(losses + step * FLOAT, lossesRow, f32x4.div(total, f32x4.splat(<f32>count)));
    for (let rate: usize = 0; rate < RATES; rate++, rates += FLOAT) {
      v128.store(network.rates + rate * VECTOR, column(rates, RATES * lossesRow));
    }
    descend(network, count, network.rates);
    if (network.hasAverage) followWeights(network, rateOf(network.rates, Rate.AverageShare));
  }
}
