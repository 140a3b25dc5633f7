/**
 * The optimisers, as in ../../optimizers.ts, on vectors of parameters. To add one, say in a file of optimizers/ by what
 * four weights move for a learning rate of 1, given their gradients; give it a number in codes.ts, and name it in
 * `updateRange`.
 */
import { Optimizer } from './codes';
import { Rate, rateOf } from './constants';
import { multiplyAdd, zero } from './elementary';
import { VECTOR } from './memory';
import { Layer, Network, parameterBytes, weightsEnd } from './network';
import { Adagrad } from './optimizers/adagrad';
import { Adam } from './optimizers/adam';
import { Lion } from './optimizers/lion';
import { Momentum } from './optimizers/momentum';
import { Nesterov } from './optimizers/nesterov';
import { RmsProp } from './optimizers/rmsprop';
import { Sgd } from './optimizers/sgd';

/**
 * Moves the layer by one step against the gradient in `network.gradient`, its weights penalised by `penalty`/2 times
 * their square.
 */
export function update(network: Network, layer: Layer, penalty: v128, rates: usize): void {
  const rate = rateOf(rates, Rate.StepSize);
  const correction = rateOf(rates, Rate.SquareCorrection);
  updateRange(network, layer, 0, weightsEnd(layer), penalty, rate, correction);
  updateRange(network, layer, layer.biases, parameterBytes(layer), zero(), rate, correction);
}

/** The parameters `from` … `to` (bytes from the layer's first), penalised by `penalty`/2 times their square. */
function updateRange(
  network: Network,
  layer: Layer,
  from: usize,
  to: usize,
  penalty: v128,
  rate: v128,
  correction: v128,
): void {
  switch (network.optimizer) {
    case Optimizer.Sgd:
      return move<Sgd>(network, layer, from, to, penalty, rate, correction);
    case Optimizer.Momentum:
      return move<Momentum>(network, layer, from, to, penalty, rate, correction);
    case Optimizer.Nesterov:
      return move<Nesterov>(network, layer, from, to, penalty, rate, correction);
    case Optimizer.RmsProp:
      return move<RmsProp>(network, layer, from, to, penalty, rate, correction);
    case Optimizer.Adam:
      return move<Adam>(network, layer, from, to, penalty, rate, correction);
    case Optimizer.Adagrad:
      return move<Adagrad>(network, layer, from, to, penalty, rate, correction);
    case Optimizer.Lion:
      return move<Lion>(network, layer, from, to, penalty, rate, correction);
  }
}

function move<Rule>(
  network: Network,
  layer: Layer,
  from: usize,
  to: usize,
  penalty: v128,
  rate: v128,
  correction: v128,
): void {
  // The classes have no fields: there is nothing to point to.
  const rule = changetype<Rule>(0);
  const weights = layer.weights;
  const velocity = layer.velocity;
  const square = layer.square;
  const gradients = network.gradient;
  const constants = network.constants;
  for (let at = from; at < to; at += VECTOR) {
    const weight = v128.load(weights + at);
    const gradient = multiplyAdd(penalty, weight, v128.load(gradients + at));
    const step = rule.step(gradient, velocity + at, square + at, correction, constants);
    v128.store(weights + at, f32x4.sub(weight, f32x4.mul(rate, step)));
  }
}
