/** Where things lie: an arena that is filled upwards and emptied by going back, and the records kept in it. */
import { Activation, Loss, Optimizer } from './codes';

/** Bytes of one float32, and of a vector of four. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;
/** Numbers in a vector. */
export const LANES: i32 = 4;

const PAGE: usize = 65536;

/** The first free byte. */
let top: usize = (__heap_base + VECTOR - 1) & ~(VECTOR - 1);

/** How full the arena is, to come back to. */
export function mark(): usize {
  return top;
}

/** Gives back everything reserved since `mark` returned `marked`. */
export function release(marked: usize): void {
  top = marked;
}

/** `bytes` bytes from the arena, aligned to a vector, of unknown content. Memory grows if it has never been this full. */
export function reserve(bytes: usize): usize {
  const start = top;
  top = (top + bytes + VECTOR - 1) & ~(VECTOR - 1);
  const pages = <i32>((top + PAGE - 1) / PAGE);
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable();
  return start;
}

/** As `reserve`, filled with zeros. */
export function reserveZeros(bytes: usize): usize {
  const start = reserve(bytes);
  memory.fill(start, 0, bytes);
  return start;
}

/** The next multiple of four. */
@inline
export function padded(count: i32): i32 {
  return (count + LANES - 1) & -LANES;
}

/** Bytes of a row of `width` numbers, filled up with zeros to whole vectors. */
@inline
export function rowOf(width: i32): usize {
  return <usize>padded(width) * FLOAT;
}

/**
 * One layer: values = f(inputs · weights + biases). A last layer of one output is `lying`: its weights are a row, and
 * so are the outputs of a batch, so that its vectors too are full of numbers that count.
 */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  lying: bool;
  /** Bytes of what belongs to one example: of `rowOf(inputs)`; of `rowOf(outputs)` or, lying, of one number. */
  inputRow: usize;
  outputRow: usize;

  /**
   * `[inputs, rowOf(outputs)]`, or lying `[1, rowOf(inputs)]`: bytes of one row, and rows. After them, and zeros that
   * make the rows a multiple of four, the biases.
   */
  weightRow: usize;
  weightRows: i32;
  weights: usize;
  /** Bytes from the first weight to the first bias, here and in everything shaped like the weights. */
  biases: usize;
  /** Shaped like `weights`: the optimiser's running gradient and running squared gradient. */
  velocity: usize;
  square: usize;

  /** `[batch, outputRow]`: what the layer made of each example. */
  values: usize;
  /** `[batch, outputRow]`: f′ there, and from the way back on ∂J/∂z, which is a multiple of it. */
  deltas: usize;
}

/** One network and how it is trained. */
@unmanaged
export class Network {
  layerCount: i32;
  /** A record for each layer. */
  layers: usize;
  /** Of all hidden layers. */
  hiddenUnits: i32;
  /** The batch: `[batch, firstLayer.inputRow]` and `[batch, lastLayer.outputRow]`. */
  inputs: usize;
  targets: usize;
  /** A row of zeros, as wide as the widest. */
  zeros: usize;
  /** Room for one layer at a time. Shaped like its `weights`: the gradient. */
  gradient: usize;
  /** `[padded(outputs), rowOf(inputs)]`: the weights, transposed. */
  transposed: usize;

  activation: Activation;
  loss: Loss;
  optimizer: Optimizer;
  /** β of the running gradient. */
  beta: f32;
  /** Share of the new gradient in the running one: 1, or 1 − β. */
  share: f32;
  /** β of the running squared gradient, and 1 − β. */
  squareBeta: f32;
  squareShare: f32;
  epsilon: f32;
  /** λ of the penalty (λ/2)‖W‖². */
  l2: f32;
  /** 1 / (1 − dropout): what the kept units are scaled by. */
  keptScale: f32;

  @inline
  layer(index: i32): Layer {
    return changetype<Layer>(this.layers + <usize>index * offsetof<Layer>());
  }

  @inline
  get firstLayer(): Layer {
    return this.layer(0);
  }

  @inline
  get lastLayer(): Layer {
    return this.layer(this.layerCount - 1);
  }
}
