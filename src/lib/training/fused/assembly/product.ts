/**
 * The one matrix product that all three passes are made of: C = (s + A·B) ∘ M.
 *
 *            columns →                     A is read number by number, each spread over a vector.
 *         ┌───────────┐                    B and C are read and written vector by vector.
 *  depth  │ B         │                    s is a row that every row of C starts from: the biases, or zeros.
 *    ↓    └───────────┘                    M, of C's shape, multiplies each number at the end: the slopes, on the way
 *  ┌────┐ ┌───────────┐  ↓                 back. 0 for none.
 *  │ A  │ │ C         │  rows
 *  └────┘ └───────────┘
 *
 * A tile of 4 rows × 2 vectors of C stays in registers while it goes down the depth: 6 loads serve 8 multiplications
 * and 8 additions, where one row by itself would take 1.5 loads for each. More would not fit: a processor has 16 vector
 * registers, of which V8 keeps one.
 *
 * Each number of C is the sum over the depth in ascending order whatever the tile it falls into, so that the tiling
 * cannot be seen in the result.
 */
import { LANES, VECTOR } from './memory';

/** Rows of a tile, as many as a vector has lanes. */
const TILE_ROWS: i32 = LANES;

/**
 * Numbers of A at a stride of bytes both ways; rows of B and of C (and M) at a stride of bytes; C has `vectors` vectors
 * in a row.
 */
export function product(
  rows: i32,
  vectors: i32,
  depth: i32,
  a: usize,
  aRow: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c: usize,
  cRow: usize,
  m: usize,
): void {
  for (; rows >= TILE_ROWS; rows -= TILE_ROWS) {
    let left = vectors;
    let column: usize = 0;
    for (; left >= 2; left -= 2, column += 2 * VECTOR) {
      tile4x2(depth, a, aRow, aDepth, b + column, bRow, s + column, c + column, cRow, m ? m + column : 0);
    }
    if (left) tile4x1(depth, a, aRow, aDepth, b + column, bRow, s + column, c + column, cRow, m ? m + column : 0);
    a += <usize>TILE_ROWS * aRow;
    c += <usize>TILE_ROWS * cRow;
    if (m) m += <usize>TILE_ROWS * cRow;
  }
  for (; rows > 0; rows--) {
    let left = vectors;
    let column: usize = 0;
    for (; left >= 2; left -= 2, column += 2 * VECTOR) {
      tile1x2(depth, a, aDepth, b + column, bRow, s + column, c + column, m ? m + column : 0);
    }
    if (left) tile1x1(depth, a, aDepth, b + column, bRow, s + column, c + column, m ? m + column : 0);
    a += aRow;
    c += cRow;
    if (m) m += cRow;
  }
}

@inline
function plus(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

@inline
function tile4x2(
  depth: i32,
  a: usize,
  aRow: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c: usize,
  cRow: usize,
  m: usize,
): void {
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  let c00 = v128.load(s);
  let c01 = v128.load(s, VECTOR);
  let c10 = c00;
  let c11 = c01;
  let c20 = c00;
  let c21 = c01;
  let c30 = c00;
  let c31 = c01;
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, VECTOR);
    const x0 = v128.load32_splat(a);
    c00 = plus(c00, x0, b0);
    c01 = plus(c01, x0, b1);
    const x1 = v128.load32_splat(a1);
    c10 = plus(c10, x1, b0);
    c11 = plus(c11, x1, b1);
    const x2 = v128.load32_splat(a2);
    c20 = plus(c20, x2, b0);
    c21 = plus(c21, x2, b1);
    const x3 = v128.load32_splat(a3);
    c30 = plus(c30, x3, b0);
    c31 = plus(c31, x3, b1);
    a += aDepth;
    a1 += aDepth;
    a2 += aDepth;
    a3 += aDepth;
    b += bRow;
  }
  if (m) {
    c00 = f32x4.mul(c00, v128.load(m));
    c01 = f32x4.mul(c01, v128.load(m, VECTOR));
    m += cRow;
    c10 = f32x4.mul(c10, v128.load(m));
    c11 = f32x4.mul(c11, v128.load(m, VECTOR));
    m += cRow;
    c20 = f32x4.mul(c20, v128.load(m));
    c21 = f32x4.mul(c21, v128.load(m, VECTOR));
    m += cRow;
    c30 = f32x4.mul(c30, v128.load(m));
    c31 = f32x4.mul(c31, v128.load(m, VECTOR));
  }
  v128.store(c, c00);
  v128.store(c, c01, VECTOR);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, VECTOR);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, VECTOR);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, VECTOR);
}

@inline
function tile4x1(
  depth: i32,
  a: usize,
  aRow: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c: usize,
  cRow: usize,
  m: usize,
): void {
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  let c0 = v128.load(s);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    c0 = plus(c0, v128.load32_splat(a), b0);
    c1 = plus(c1, v128.load32_splat(a1), b0);
    c2 = plus(c2, v128.load32_splat(a2), b0);
    c3 = plus(c3, v128.load32_splat(a3), b0);
    a += aDepth;
    a1 += aDepth;
    a2 += aDepth;
    a3 += aDepth;
    b += bRow;
  }
  if (m) {
    c0 = f32x4.mul(c0, v128.load(m));
    c1 = f32x4.mul(c1, v128.load(m + cRow));
    c2 = f32x4.mul(c2, v128.load(m + 2 * cRow));
    c3 = f32x4.mul(c3, v128.load(m + 3 * cRow));
  }
  v128.store(c, c0);
  v128.store(c + cRow, c1);
  v128.store(c + 2 * cRow, c2);
  v128.store(c + 3 * cRow, c3);
}

@inline
function tile1x2(depth: i32, a: usize, aDepth: usize, b: usize, bRow: usize, s: usize, c: usize, m: usize): void {
  let c0 = v128.load(s);
  let c1 = v128.load(s, VECTOR);
  for (; depth > 0; depth--) {
    const x = v128.load32_splat(a);
    c0 = plus(c0, x, v128.load(b));
    c1 = plus(c1, x, v128.load(b, VECTOR));
    a += aDepth;
    b += bRow;
  }
  if (m) {
    c0 = f32x4.mul(c0, v128.load(m));
    c1 = f32x4.mul(c1, v128.load(m, VECTOR));
  }
  v128.store(c, c0);
  v128.store(c, c1, VECTOR);
}

@inline
function tile1x1(depth: i32, a: usize, aDepth: usize, b: usize, bRow: usize, s: usize, c: usize, m: usize): void {
  let sum = v128.load(s);
  for (; depth > 0; depth--) {
    sum = plus(sum, v128.load32_splat(a), v128.load(b));
    a += aDepth;
    b += bRow;
  }
  if (m) sum = f32x4.mul(sum, v128.load(m));
  v128.store(c, sum);
}

/**
 * The products of the `rows` rows of A with the row b, plus `start`: to c, one number after the other, filled up to
 * whole vectors with anything.
 */
export function dotProducts(rows: i32, vectors: i32, a: usize, aRow: usize, b: usize, start: f32, c: usize): void {
  for (let row = 0; row < rows; row += LANES) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let at = a;
    for (let column = b, end = b + <usize>vectors * VECTOR; column < end; column += VECTOR, at += VECTOR) {
      const factor = v128.load(column);
      s0 = plus(s0, v128.load(at), factor);
      s1 = plus(s1, v128.load(at + aRow), factor);
      s2 = plus(s2, v128.load(at + 2 * aRow), factor);
      s3 = plus(s3, v128.load(at + 3 * aRow), factor);
    }
    v128.store(c, f32x4.add(f32x4.splat(start), sumsOfLanes(s0, s1, s2, s3)));
    a += <usize>LANES * aRow;
    c += VECTOR;
  }
}

/** The four sums, each over the lanes of one vector: lanes 0 + 2 and 1 + 3 first. */
@inline
function sumsOfLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}
