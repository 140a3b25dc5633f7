/** An arena that is filled upwards and emptied by going back, and the sizes of what lies in it. */

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

/** The numbers at `at` in four rows, each `row` bytes after the one before. */
@inline
export function column(at: usize, row: usize): v128 {
  if (row == FLOAT) return v128.load(at);
  return gather(at, at + row, at + 2 * row, at + 3 * row);
}

/** The four numbers that lie at these places. */
@inline
export function gather(a: usize, b: usize, c: usize, d: usize): v128 {
  let four = v128.load32_zero(a);
  four = v128.load_lane<f32>(b, four, 1);
  four = v128.load_lane<f32>(c, four, 2);
  return v128.load_lane<f32>(d, four, 3);
}

@inline
export function setColumn(at: usize, row: usize, four: v128): void {
  if (row == FLOAT) return v128.store(at, four);
  v128.store_lane<f32>(at, four, 0);
  v128.store_lane<f32>(at + row, four, 1);
  v128.store_lane<f32>(at + 2 * row, four, 2);
  v128.store_lane<f32>(at + 3 * row, four, 3);
}
