/**
 * The one matrix product that all three passes are made of: C = s + A·B, or C = (s + A·B) ∘ C.
 *
 *            columns →                     A is read number by number, each spread over a vector.
 *         ┌───────────┐                    B and C are read and written vector by vector.
 *  depth  │ B         │                    s is a row that every row of C starts from: the biases, or zeros.
 *    ↓    └───────────┘
 *  ┌────┐ ┌───────────┐  ↓
 *  │ A  │ │ C         │  rows
 *  └────┘ └───────────┘
 *
 * A tile of 4 rows × 2 vectors of C stays in registers while it goes down the depth: 6 loads serve 8 multiplications
 * and 8 additions, where one row by itself would take 1.5 loads for each. More would not fit: a processor has 16 vector
 * registers, of which V8 keeps one. If only 2 or 3 rows are left, the tile computes the last one several times, which
 * is faster than smaller tiles are.
 *
 * Each number of C is the sum over the depth in ascending order whatever the tile it falls into, so that the tiling
 * cannot be seen in the result.
 */
import { present, sumOfLanes } from './elementary';
import { LANES, VECTOR } from './memory';

const TILE_ROWS: i32 = 4;

/**
 * Numbers of A at a stride of bytes both ways; rows of B and of C at a stride of bytes, with `vectors` vectors in each.
 * `scaled`: times what C was before. A `Factor` of A is a number, f32, or that of four networks, v128; then vectors of B
 * and C are, too, and columns are as many as vectors.
 */
export function product<Factor>(
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
  scaled: bool,
): void {
  const end = <usize>vectors * VECTOR;
  const endOfPairs = <usize>(vectors & ~1) * VECTOR;
  for (; rows > 1; rows -= TILE_ROWS) {
    const a1 = a + aRow;
    const a2 = rows > 2 ? a1 + aRow : a1;
    const a3 = rows > 3 ? a2 + aRow : a2;
    const c1 = c + cRow;
    const c2 = rows > 2 ? c1 + cRow : c1;
    const c3 = rows > 3 ? c2 + cRow : c2;
    for (let at: usize = 0; at < endOfPairs; at += 2 * VECTOR) {
      tile4x2<Factor>(depth, a, a1, a2, a3, aDepth, b + at, bRow, s + at, c + at, c1 + at, c2 + at, c3 + at, scaled);
    }
    if (endOfPairs < end) {
      const at = endOfPairs;
      tile4x1<Factor>(depth, a, a1, a2, a3, aDepth, b + at, bRow, s + at, c + at, c1 + at, c2 + at, c3 + at, scaled);
    }
    a = a3 + aRow;
    c = c3 + cRow;
  }
  if (rows < 1) return;
  for (let at: usize = 0; at < endOfPairs; at += 2 * VECTOR) {
    tile1x2<Factor>(depth, a, aDepth, b + at, bRow, s + at, c + at, scaled);
  }
  if (endOfPairs < end) {
    const at = endOfPairs;
    tile1x1<Factor>(depth, a, aDepth, b + at, bRow, s + at, c + at, scaled);
  }
}

@inline
function plus(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** A number of A in all lanes, or a different one in each. */
@inline
function factor<Factor>(at: usize): v128 {
  return sizeof<Factor>() == VECTOR ? v128.load(at) : v128.load32_splat(at);
}

/** One number for each of the rows at a0 … a3 and one row of b at a time. */
@inline
function tile4x2<Factor>(
  depth: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c0: usize,
  c1: usize,
  c2: usize,
  c3: usize,
  scaled: bool,
): void {
  let sum00 = v128.load(s);
  let sum01 = v128.load(s, VECTOR);
  let sum10 = sum00;
  let sum11 = sum01;
  let sum20 = sum00;
  let sum21 = sum01;
  let sum30 = sum00;
  let sum31 = sum01;
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, VECTOR);
    const x0 = factor<Factor>(a0);
    sum00 = plus(sum00, x0, b0);
    sum01 = plus(sum01, x0, b1);
    const x1 = factor<Factor>(a1);
    sum10 = plus(sum10, x1, b0);
    sum11 = plus(sum11, x1, b1);
    const x2 = factor<Factor>(a2);
    sum20 = plus(sum20, x2, b0);
    sum21 = plus(sum21, x2, b1);
    const x3 = factor<Factor>(a3);
    sum30 = plus(sum30, x3, b0);
    sum31 = plus(sum31, x3, b1);
    a0 += aDepth;
    a1 += aDepth;
    a2 += aDepth;
    a3 += aDepth;
    b += bRow;
  }
  if (scaled) {
    sum00 = f32x4.mul(sum00, v128.load(c0));
    sum01 = f32x4.mul(sum01, v128.load(c0, VECTOR));
    sum10 = f32x4.mul(sum10, v128.load(c1));
    sum11 = f32x4.mul(sum11, v128.load(c1, VECTOR));
    sum20 = f32x4.mul(sum20, v128.load(c2));
    sum21 = f32x4.mul(sum21, v128.load(c2, VECTOR));
    sum30 = f32x4.mul(sum30, v128.load(c3));
    sum31 = f32x4.mul(sum31, v128.load(c3, VECTOR));
  }
  v128.store(c0, sum00);
  v128.store(c0, sum01, VECTOR);
  v128.store(c1, sum10);
  v128.store(c1, sum11, VECTOR);
  v128.store(c2, sum20);
  v128.store(c2, sum21, VECTOR);
  v128.store(c3, sum30);
  v128.store(c3, sum31, VECTOR);
}

@inline
function tile4x1<Factor>(
  depth: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c0: usize,
  c1: usize,
  c2: usize,
  c3: usize,
  scaled: bool,
): void {
  let sum0 = v128.load(s);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  for (; depth > 0; depth--) {
    const row = v128.load(b);
    sum0 = plus(sum0, factor<Factor>(a0), row);
    sum1 = plus(sum1, factor<Factor>(a1), row);
    sum2 = plus(sum2, factor<Factor>(a2), row);
    sum3 = plus(sum3, factor<Factor>(a3), row);
    a0 += aDepth;
    a1 += aDepth;
    a2 += aDepth;
    a3 += aDepth;
    b += bRow;
  }
  if (scaled) {
    sum0 = f32x4.mul(sum0, v128.load(c0));
    sum1 = f32x4.mul(sum1, v128.load(c1));
    sum2 = f32x4.mul(sum2, v128.load(c2));
    sum3 = f32x4.mul(sum3, v128.load(c3));
  }
  v128.store(c0, sum0);
  v128.store(c1, sum1);
  v128.store(c2, sum2);
  v128.store(c3, sum3);
}

@inline
function tile1x2<Factor>(
  depth: i32,
  a: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c: usize,
  scaled: bool,
): void {
  let sum0 = v128.load(s);
  let sum1 = v128.load(s, VECTOR);
  for (; depth > 0; depth--) {
    const x = factor<Factor>(a);
    sum0 = plus(sum0, x, v128.load(b));
    sum1 = plus(sum1, x, v128.load(b, VECTOR));
    a += aDepth;
    b += bRow;
  }
  if (scaled) {
    sum0 = f32x4.mul(sum0, v128.load(c));
    sum1 = f32x4.mul(sum1, v128.load(c, VECTOR));
  }
  v128.store(c, sum0);
  v128.store(c, sum1, VECTOR);
}

@inline
function tile1x1<Factor>(
  depth: i32,
  a: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c: usize,
  scaled: bool,
): void {
  let sum = v128.load(s);
  for (; depth > 0; depth--) {
    sum = plus(sum, factor<Factor>(a), v128.load(b));
    a += aDepth;
    b += bRow;
  }
  if (scaled) sum = f32x4.mul(sum, v128.load(c));
  v128.store(c, sum);
}

/**
 * The products of the `rows` rows of A with the row b, plus `start`: to c, one number after the other, filled up to
 * whole vectors with anything.
 */
export function dotProducts(
  rows: i32,
  vectors: i32,
  a: usize,
  aRow: usize,
  b: usize,
  start: f32,
  c: usize,
): void {
  const end = b + <usize>vectors * VECTOR;
  for (let row = 0; row < rows; row += LANES) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let at = a;
    for (let column = b; column < end; column += VECTOR, at += VECTOR) {
      const factor = v128.load(column);
      sum0 = plus(sum0, v128.load(at), factor);
      sum1 = plus(sum1, v128.load(at + aRow), factor);
      sum2 = plus(sum2, v128.load(at + 2 * aRow), factor);
      sum3 = plus(sum3, v128.load(at + 3 * aRow), factor);
    }
    v128.store(c, f32x4.add(f32x4.splat(start), sumsOfLanes(sum0, sum1, sum2, sum3)));
    a += <usize>LANES * aRow;
    c += VECTOR;
  }
}

/**
 * As `dotProducts`, for four networks: of rows of `count` vectors, additions in the same order, to c, one vector after the
 * other.
 */
export function dotProductsInLanes(rows: i32, count: i32, a: usize, aRow: usize, b: usize, start: v128, c: usize): void {
  for (; rows > 0; rows--, a += aRow, c += VECTOR) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let left = count;
    let x = a;
    let y = b;
    for (; left >= LANES; left -= LANES, x += LANES * VECTOR, y += LANES * VECTOR) {
      sum0 = plus(sum0, v128.load(x), v128.load(y));
      sum1 = plus(sum1, v128.load(x, VECTOR), v128.load(y, VECTOR));
      sum2 = plus(sum2, v128.load(x, 2 * VECTOR), v128.load(y, 2 * VECTOR));
      sum3 = plus(sum3, v128.load(x, 3 * VECTOR), v128.load(y, 3 * VECTOR));
    }
    if (left > 0) sum0 = plus(sum0, v128.load(x), v128.load(y));
    if (left > 1) sum1 = plus(sum1, v128.load(x, VECTOR), v128.load(y, VECTOR));
    if (left > 2) sum2 = plus(sum2, v128.load(x, 2 * VECTOR), v128.load(y, 2 * VECTOR));
    v128.store(c, f32x4.add(start, f32x4.add(f32x4.add(sum0, sum2), f32x4.add(sum1, sum3))));
  }
}

/** The four sums, each over the lanes of one vector: lanes 0 + 2 and 1 + 3 first. */
@inline
function sumsOfLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** Σ of `count` numbers, which begin at a whole vector, in all lanes. */
export function sum(numbers: usize, count: i32): v128 {
  let four = f32x4.splat(0);
  for (; count > 0; count -= LANES, numbers += VECTOR) {
    four = f32x4.add(four, v128.and(v128.load(numbers), present(count)));
  }
  return f32x4.splat(sumOfLanes(four));
}

/** The same of four networks: in each lane of `count` vectors, additions in the same order. */
export function sumInLanes(vectors: usize, count: i32): v128 {
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  for (; count >= LANES; count -= LANES, vectors += LANES * VECTOR) {
    sum0 = f32x4.add(sum0, v128.load(vectors));
    sum1 = f32x4.add(sum1, v128.load(vectors, VECTOR));
    sum2 = f32x4.add(sum2, v128.load(vectors, 2 * VECTOR));
    sum3 = f32x4.add(sum3, v128.load(vectors, 3 * VECTOR));
  }
  if (count > 0) sum0 = f32x4.add(sum0, v128.load(vectors));
  if (count > 1) sum1 = f32x4.add(sum1, v128.load(vectors, VECTOR));
  if (count > 2) sum2 = f32x4.add(sum2, v128.load(vectors, 2 * VECTOR));
  return f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3));
}

/** The sum of the `rows` rows of B: to c. Four partial sums at a time, so that additions need not wait for each other. */
export function sumOfRows(rows: i32, vectors: i32, b: usize, bRow: usize, c: usize): void {
  for (let at: usize = 0, end = <usize>vectors * VECTOR; at < end; at += VECTOR) {
    let row = b + at;
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let left = rows;
    for (; left >= 4; left -= 4, row += 4 * bRow) {
      sum0 = f32x4.add(sum0, v128.load(row));
      sum1 = f32x4.add(sum1, v128.load(row + bRow));
      sum2 = f32x4.add(sum2, v128.load(row + 2 * bRow));
      sum3 = f32x4.add(sum3, v128.load(row + 3 * bRow));
    }
    for (; left > 0; left--, row += bRow) sum0 = f32x4.add(sum0, v128.load(row));
    v128.store(c + at, f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3)));
  }
}

/** The sum of the `rows` rows of A ∘ B, at the same stride: to c. Two partial sums at a time, as there. */
export function sumOfProducts(rows: i32, vectors: i32, a: usize, b: usize, stride: usize, c: usize): void {
  for (let at: usize = 0, end = <usize>vectors * VECTOR; at < end; at += VECTOR) {
    let x = a + at;
    let y = b + at;
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let left = rows;
    for (; left > 1; left -= 2, x += 2 * stride, y += 2 * stride) {
      sum0 = plus(sum0, v128.load(x), v128.load(y));
      sum1 = plus(sum1, v128.load(x + stride), v128.load(y + stride));
    }
    if (left > 0) sum0 = plus(sum0, v128.load(x), v128.load(y));
    v128.store(c + at, f32x4.add(sum0, sum1));
  }
}
