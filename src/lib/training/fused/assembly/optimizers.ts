/**
 * The optimisers, as in ../../optimizers.ts, on vectors of parameters. To add one, say here how four weights move
 * against four gradients.
 */
import { Optimizer } from './codes';
import { multiplyAdd } from './elementary';
import { VECTOR, rowOf } from './memory';
import { Layer, Network } from './network';

/**
 * Moves the layer by one step against the gradient in `network.gradient`. For Adam `stepSize` is α/(1 − β₁ᵗ) and
 * `squareCorrection` 1/(1 − β₂ᵗ); for the others α and 1.
 */
export function update(network: Network, layer: Layer, stepSize: f32, squareCorrection: f32): void {
  const end = <usize>layer.weightRows * layer.weightRow;
  updateRange(network, layer, 0, end, network.l2, stepSize, squareCorrection);
  updateRange(
    network,
    layer,
    layer.biases,
    layer.biases + rowOf(layer.outputs),
    0,
    stepSize,
    squareCorrection,
  );
}

/** The parameters `from` … `to` (bytes from the layer's first), penalised by `decay`/2 times their square. */
function updateRange(
  network: Network,
  layer: Layer,
  from: usize,
  to: usize,
  decay: f32,
  stepSize: f32,
  squareCorrection: f32,
): void {
  const optimizer = network.optimizer;
  const weights = layer.weights;
  const gradients = network.gradient;
  const velocities = layer.velocity;
  const squares = layer.square;
  const rate = f32x4.splat(stepSize);
  const beta = f32x4.splat(network.beta);
  const share = f32x4.splat(network.share);
  const squareBeta = f32x4.splat(network.squareBeta);
  const squareShare = f32x4.splat(network.squareShare);
  const epsilon = f32x4.splat(network.epsilon);
  const correction = f32x4.splat(squareCorrection);
  const penalty = f32x4.splat(decay);

  for (let at = from; at < to; at += VECTOR) {
    const weight = v128.load(weights + at);
    const gradient = multiplyAdd(penalty, weight, v128.load(gradients + at));
    let step = gradient;
    switch (optimizer) {
      case Optimizer.Momentum: {
        step = running(velocities + at, beta, share, gradient);
        break;
      }
      case Optimizer.Nesterov: {
        step = multiplyAdd(beta, running(velocities + at, beta, share, gradient), gradient);
        break;
      }
      case Optimizer.RmsProp: {
        const square = running(squares + at, squareBeta, squareShare, f32x4.mul(gradient, gradient));
        step = f32x4.div(gradient, f32x4.add(f32x4.sqrt(square), epsilon));
        break;
      }
      case Optimizer.Adam: {
        const velocity = running(velocities + at, beta, share, gradient);
        const square = running(squares + at, squareBeta, squareShare, f32x4.mul(gradient, gradient));
        step = f32x4.div(velocity, f32x4.add(f32x4.sqrt(f32x4.mul(correction, square)), epsilon));
        break;
      }
    }
    v128.store(weights + at, f32x4.sub(weight, f32x4.mul(rate, step)));
  }
}

/** r ← βr + share·x */
@inline
function running(at: usize, beta: v128, share: v128, x: v128): v128 {
  const moved = multiplyAdd(beta, v128.load(at), f32x4.mul(share, x));
  v128.store(at, moved);
  return moved;
}
