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

/**
 * `bytes` bytes from the arena, aligned to a vector, of unknown content. Memory grows if it has never been this full,
 * and always ends at least a vector later, so that a row's last vector can be read whole.
 */
export function reserve(bytes: usize): usize {
  const start = top;
  top = (top + bytes + VECTOR - 1) & ~(VECTOR - 1);
  const pages = <i32>((top + VECTOR + PAGE - 1) / PAGE);
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable();
  return start;
}

/** As `reserve`, filled with zeros. */
export function reserveZeros(bytes: usize): usize {
  const start = reserve(bytes);
  memory.fill(start, 0, bytes);
  return start;
}

/** The number of columns of a row that holds `width` numbers: the next multiple of four. */
export function padded(width: i32): i32 {
  return (width + LANES - 1) & -LANES;
}

/** One layer: outputs = f(inputs · weights + biases). Sizes in numbers; "row" is the bytes of one row. */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  /** padded(inputs) and padded(outputs) floats */
  inputRow: usize;
  outputRow: usize;

  /** `[padded(inputs) + 1, padded(outputs)]`: row i holds the weights of input i, the last row the biases. */
  weights: usize;
  /** Shaped like `weights`: the gradient, and the optimiser's running gradient and running squared gradient. */
  gradient: usize;
  velocity: usize;
  square: usize;
  /** `[padded(outputs), padded(inputs)]`: the weights transposed. Not kept for the first layer, which has nobody to tell. */
  transposed: usize;

  /** `[padded(batch), padded(outputs)]`: what the layer made of each example, f′ there, and ∂J/∂z. */
  values: usize;
  slopes: usize;
  deltas: usize;
  /** `[padded(outputs)]` */
  zeros: usize;

  /** Where the biases begin, in bytes from the start of `weights` and of everything shaped like it. */
  @inline
  get biases(): usize {
    return <usize>padded(this.inputs) * this.outputRow;
  }
}

/** One network and how it is trained. */
@unmanaged
export class Network {
  /** Of the layers added so far. */
  layerCount: i32;
  /** Outputs of all layers. */
  units: i32;
  /** A record for each layer. */
  layers: usize;
  /** Most examples in a batch. */
  capacity: i32;
  /** `[padded(capacity), padded(inputs)]` and `[padded(capacity), padded(outputs)]`: the batch. */
  inputs: usize;
  targets: usize;
  /** The number 1: the input whose weights are the biases. */
  one: usize;

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
