/**
 * The one matrix product that all three passes are made of: C = S + A·B.
 *
 *            columns →                     A is read number by number, each spread over a vector.
 *         ┌───────────┐                    B and C are read and written vector by vector.
 *  depth  │ B         │                    S is what the sums start from; with a row stride of 0, the same row
 *    ↓    └───────────┘                    (the biases) for all.
 *  ┌────┐ ┌───────────┐  ↓
 *  │ A  │ │ C         │  rows
 *  └────┘ └───────────┘
 *
 * A tile of 4 rows × 2 vectors of C stays in registers while it goes down the depth: 6 loads serve 8 multiplications
 * and 8 additions, where one row by itself would take 1.5 loads for each. Each number of C is the sum over the depth
 * in ascending order whatever the tile it falls into, so that the shape of the tiling cannot be seen in the result.
 */
import { VECTOR } from './memory';

/** Rows of a large tile. */
const TILE_ROWS: i32 = 4;

/** Numbers of A at a stride of bytes both ways; rows of B, S and C at a stride of bytes; `vectors` per row of C. */
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
  sRow: usize,
  c: usize,
  cRow: usize,
): void {
  while (vectors >= 2) {
    let row = 0;
    for (; row <= rows - TILE_ROWS; row += TILE_ROWS) {
      tile4x2(depth, a + <usize>row * aRow, aRow, aDepth, b, bRow, s + <usize>row * sRow, sRow, c + <usize>row * cRow, cRow);
    }
    for (; row < rows; row++) {
      tile1x2(depth, a + <usize>row * aRow, aDepth, b, bRow, s + <usize>row * sRow, c + <usize>row * cRow);
    }
    vectors -= 2;
    b += 2 * VECTOR;
    s += 2 * VECTOR;
    c += 2 * VECTOR;
  }
  if (vectors == 0) return;
  let row = 0;
  for (; row <= rows - TILE_ROWS; row += TILE_ROWS) {
    tile4x1(depth, a + <usize>row * aRow, aRow, aDepth, b, bRow, s + <usize>row * sRow, sRow, c + <usize>row * cRow, cRow);
  }
  for (; row < rows; row++) {
    tile1x1(depth, a + <usize>row * aRow, aDepth, b, bRow, s + <usize>row * sRow, c + <usize>row * cRow);
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
  sRow: usize,
  c: usize,
  cRow: usize,
): void {
  let c00 = v128.load(s), c01 = v128.load(s, VECTOR);
  let c10 = v128.load(s + sRow), c11 = v128.load(s + sRow, VECTOR);
  let c20 = v128.load(s + 2 * sRow), c21 = v128.load(s + 2 * sRow, VECTOR);
  let c30 = v128.load(s + 3 * sRow), c31 = v128.load(s + 3 * sRow, VECTOR);
  let a1 = a + aRow;
  let a2 = a + 2 * aRow;
  let a3 = a + 3 * aRow;
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
  v128.store(c, c00);
  v128.store(c, c01, VECTOR);
  v128.store(c + cRow, c10);
  v128.store(c + cRow, c11, VECTOR);
  v128.store(c + 2 * cRow, c20);
  v128.store(c + 2 * cRow, c21, VECTOR);
  v128.store(c + 3 * cRow, c30);
  v128.store(c + 3 * cRow, c31, VECTOR);
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
  sRow: usize,
  c: usize,
  cRow: usize,
): void {
  let c0 = v128.load(s);
  let c1 = v128.load(s + sRow);
  let c2 = v128.load(s + 2 * sRow);
  let c3 = v128.load(s + 3 * sRow);
  let a1 = a + aRow;
  let a2 = a + 2 * aRow;
  let a3 = a + 3 * aRow;
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
  v128.store(c, c0);
  v128.store(c + cRow, c1);
  v128.store(c + 2 * cRow, c2);
  v128.store(c + 3 * cRow, c3);
}

@inline
function tile1x2(depth: i32, a: usize, aDepth: usize, b: usize, bRow: usize, s: usize, c: usize): void {
  let c0 = v128.load(s);
  let c1 = v128.load(s, VECTOR);
  for (; depth > 0; depth--) {
    const x = v128.load32_splat(a);
    c0 = plus(c0, x, v128.load(b));
    c1 = plus(c1, x, v128.load(b, VECTOR));
    a += aDepth;
    b += bRow;
  }
  v128.store(c, c0);
  v128.store(c, c1, VECTOR);
}

@inline
function tile1x1(depth: i32, a: usize, aDepth: usize, b: usize, bRow: usize, s: usize, c: usize): void {
  let sum = v128.load(s);
  for (; depth > 0; depth--) {
    sum = plus(sum, v128.load32_splat(a), v128.load(b));
    a += aDepth;
    b += bRow;
  }
  v128.store(c, sum);
}
