/** The way back through a network: gradients, and the parameters moved against them. */
import { shorten, sumOfSquares } from './clipping';
import { Descent } from './codes';
import { Constant, Rate, constant, rateOf } from './constants';
import { zero } from './elementary';
import { VECTOR } from './memory';
import { Layer, Network, parameterBytes } from './network';
import { update } from './optimizers';
import { backward } from './passes';
import { decay, penalise, shrink } from './penalties';

/** From the deltas of the last layer, for a batch of `examples`. `rates`: see `Rate`. */
export function descend(network: Network, examples: i32, rates: usize): void {
  switch (network.descent) {
    case Descent.Plain:
      return descendPlainly(network, examples, rates);
    case Descent.Penalised:
      return descendPenalised(network, examples, rates);
    case Descent.Clipped:
      return descendClipped(network, examples, rates);
  }
}

function descendPlainly(network: Network, examples: i32, rates: usize): void {
  const l2 = constant(network.constants, Constant.L2);
  for (let index = network.layerCount - 1; index >= 0; index--) {
    backward(network, index, examples);
    update(network, network.layer(index), l2, rates);
  }
}

function descendPenalised(network: Network, examples: i32, rates: usize): void {
  for (let index = network.layerCount - 1; index >= 0; index--) {
    backward(network, index, examples);
    penalise(network, network.layer(index));
    decayAndUpdate(network, network.layer(index), rates);
  }
}

/** The norm of all layers' gradients decides on each: none moves before all are there, one after the other. */
function descendClipped(network: Network, examples: i32, rates: usize): void {
  const gradients = network.gradient;
  let squares: f64 = 0;
  for (let index = network.layerCount - 1; index >= 0; index--) {
    const layer = network.layer(index);
    backward(network, index, examples);
    penalise(network, layer);
    squares += sumOfSquares(network.gradient, layer);
    network.gradient += parameterBytes(layer);
  }
  network.gradient = gradients;
  const norm = sqrt(squares);
  const largest = <f64>load<f32>(network.constants + <usize>Constant.ClipNorm * VECTOR);
  const factor = <f32>(largest / norm);
  for (let index = network.layerCount - 1; index >= 0; index--) {
    const layer = network.layer(index);
    if (norm > largest) shorten(network.gradient, layer, factor);
    decayAndUpdate(network, layer, rates);
    network.gradient += parameterBytes(layer);
  }
  network.gradient = gradients;
}

/** For gradients with their penalties. */
function decayAndUpdate(network: Network, layer: Layer, rates: usize): void {
  decay(layer, rateOf(rates, Rate.Decay));
  update(network, layer, zero(), rates);
  shrink(layer, rateOf(rates, Rate.Threshold));
}
