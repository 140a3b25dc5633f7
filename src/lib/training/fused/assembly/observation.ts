/**
 * What hidden layers make of examples before their activation: mean and deviation, a histogram, and the units whose
 * activation is zero for every example. A network is observed while it is asked, never while it trains.
 */
import { present, select, zero } from './elementary';
import { FLOAT, LANES, VECTOR, reserveZeros } from './memory';
import { Layer, Network } from './network';

/** Of one layer, over all examples so far. */
@unmanaged
class Observation {
  sum: f64;
  squares: f64;
  /** `[outputRow]`: all bits set of units whose activation was not zero for some example. */
  active: usize;
  /**
   * `[bins + 1, LANES]`, whole numbers: the values in each bin, those of each lane by themselves, so that a count need not
   * wait for the one before it. The last row is for what is no unit.
   */
  counts: usize;
}

/** From the number of a bin to its place: each has a vector of counts, of 2⁴ bytes. */
const BIN_SHIFT: i32 = 4;

/** That all hidden layers are observed from now on, with `bins` bins of one width between `from` and `to`. */
export function observe(network: Network, bins: i32, from: f32, to: f32): void {
  network.bins = bins;
  network.binsFrom = from;
  network.binsPerUnit = <f32>bins / (to - from);
  for (let index = 0; index < network.layerCount - 1; index++) {
    const layer = network.layer(index);
    layer.observation = reserveZeros(offsetof<Observation>());
    const observation = changetype<Observation>(layer.observation);
    observation.active = reserveZeros(layer.outputRow);
    observation.counts = reserveZeros(<usize>(bins + 1) * VECTOR);
  }
}

/** Takes note of what the layer applies its activation to. Sums are in float64: a square's part in them may be small. */
export function observeSums(network: Network, layer: Layer, examples: i32): void {
  const observation = changetype<Observation>(layer.observation);
  const counts = i32x4.add(i32x4.splat(<i32>observation.counts), i32x4(0, 4, 8, 12));
  const from = f32x4.splat(network.binsFrom);
  const perUnit = f32x4.splat(network.binsPerUnit);
  const last = f32x4.splat(<f32>(network.bins - 1));
  const none = f32x4.splat(<f32>network.bins);
  const row = layer.outputRow;
  let sums = zero();
  let squares = zero();
  for (let at: usize = 0, units = layer.outputs; at < row; at += VECTOR, units -= LANES) {
    const isUnit = present(units);
    const end = layer.values + at + <usize>examples * row;
    for (let z = layer.values + at; z < end; z += row) {
      const four = v128.and(v128.load(z), isUnit);
      const lower = f64x2.promote_low_f32x4(four);
      const upper = f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3));
      sums = f64x2.add(sums, f64x2.add(lower, upper));
      squares = f64x2.add(squares, f64x2.add(f64x2.mul(lower, lower), f64x2.mul(upper, upper)));
      const place = f32x4.mul(f32x4.sub(four, from), perUnit);
      const inside = f32x4.pmin(last, f32x4.pmax(zero(), place));
      const bins = wholeNumbers(select(isUnit, inside, none));
      const places = i32x4.add(counts, i32x4.shl(bins, BIN_SHIFT));
      countUp(i32x4.extract_lane(places, 0));
      countUp(i32x4.extract_lane(places, 1));
      countUp(i32x4.extract_lane(places, 2));
      countUp(i32x4.extract_lane(places, 3));
    }
  }
  observation.sum += f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  observation.squares += f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
}

/** x ≥ 0 rounded down, as whole numbers: those are the last bits of 2²³ + x. */
@inline
function wholeNumbers(x: v128): v128 {
  const shift = f32x4.splat(8388608);
  return v128.xor(f32x4.add(f32x4.floor(x), shift), shift);
}

@inline
function countUp(place: usize): void {
  store<i32>(place, load<i32>(place) + 1);
}

/** Takes note of the units whose activation is not zero. */
export function observeValues(layer: Layer, examples: i32): void {
  const active = changetype<Observation>(layer.observation).active;
  const row = layer.outputRow;
  for (let at: usize = 0; at < row; at += VECTOR) {
    let isActive = v128.load(active + at);
    const end = layer.values + at + <usize>examples * row;
    for (let value = layer.values + at; value < end; value += row) {
      isActive = v128.or(isActive, f32x4.ne(v128.load(value), zero()));
    }
    v128.store(active + at, isActive);
  }
}

/** To `result`, hidden layer by hidden layer, over `examples` examples: mean, deviation, share of units always zero, `[bins]` shares. */
export function writeObservations(network: Network, examples: i32, result: usize): void {
  for (let index = 0; index < network.layerCount - 1; index++) {
    const layer = network.layer(index);
    const observation = changetype<Observation>(layer.observation);
    const values = <f64>examples * <f64>layer.outputs;
    const mean = observation.sum / values;
    store<f32>(result, <f32>mean);
    store<f32>(result, <f32>sqrt(max(0, observation.squares / values - mean * mean)), FLOAT);
    store<f32>(result, <f32>inactive(layer) / <f32>layer.outputs, 2 * FLOAT);
    result += 3 * FLOAT;
    for (let bin = 0; bin < network.bins; bin++, result += FLOAT) {
      const counts = observation.counts + <usize>bin * VECTOR;
      const all = load<i32>(counts) + load<i32>(counts, FLOAT) + load<i32>(counts, 2 * FLOAT) + load<i32>(counts, 3 * FLOAT);
      store<f32>(result, <f32>(<f64>all / values));
    }
  }
}

/** Units whose activation was always zero. */
function inactive(layer: Layer): i32 {
  const active = changetype<Observation>(layer.observation).active;
  let units = 0;
  for (let unit = 0; unit < layer.outputs; unit++) units += i32(load<i32>(active + <usize>unit * FLOAT) == 0);
  return units;
}
