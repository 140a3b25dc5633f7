/** Images that are moved by whole pixels: what a training set of images is enlarged by. */

/** Right and down, in pixels. */
export interface Offset {
  right: number;
  down: number;
}

/**
 * `[(2n + 1)²]`: all offsets of up to n pixels each way, no offset first. Those of a smaller n come first, in the same
 * order.
 */
export function offsetsUpTo(n: number): Offset[] {
  const ways = Array.from({ length: 2 * n + 1 }, (_, way) => way - n);
  const distance = ({ right, down }: Offset) => Math.max(Math.abs(right), Math.abs(down));
  return ways
    .flatMap((down) => ways.map((right) => ({ right, down })))
    .sort(
      (one, other) => distance(one) - distance(other) || one.down - other.down || one.right - other.right,
    );
}

/** `[offsets, images, side, side]`: the square images, moved by each offset; `background` comes in at the edges. */
export function shiftedBy(
  offsets: readonly Offset[],
  images: Float32Array,
  side: number,
  background: number,
): Float32Array {
  const all = new Float32Array(offsets.length * images.length).fill(background);
  offsets.forEach(({ right, down }, copy) => {
    for (let pixel = 0; pixel < images.length; pixel++) {
      const column = (pixel % side) + right;
      const row = (Math.floor(pixel / side) % side) + down;
      if (column < 0 || column >= side || row < 0 || row >= side) continue;
      all[copy * images.length + pixel + down * side + right] = images[pixel]!;
    }
  });
  return all;
}
