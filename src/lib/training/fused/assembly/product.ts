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

/**
 * Numbers of A at a stride of bytes both ways; rows of B and of C at a stride of bytes, with `vectors` vectors in each.
 * `scaled`: times what C was before. A `Factor` of A is a number, f32, or that of four networks, v128; then vectors of B
 * and C are, too, and a tile has 2 rows × 4 vectors, because rows have four times as many.
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
  const inLanes = sizeof<Factor>() == VECTOR;
  for (; rows > 1; rows -= inLanes ? 2 : 4) {
    const a1 = a + aRow;
    const a2 = !inLanes && rows > 2 ? a1 + aRow : a1;
    const a3 = !inLanes && rows > 3 ? a2 + aRow : a2;
    const c1 = c + cRow;
    const c2 = !inLanes && rows > 2 ? c1 + cRow : c1;
    const c3 = !inLanes && rows > 3 ? c2 + cRow : c2;
    if (inLanes) row<Factor>(2, vectors, depth, a, a1, a2, a3, aDepth, b, bRow, s, c, c1, c2, c3, scaled);
    else row<Factor>(4, vectors, depth, a, a1, a2, a3, aDepth, b, bRow, s, c, c1, c2, c3, scaled);
    a = a3 + aRow;
    c = c3 + cRow;
  }
  if (rows > 0) row<Factor>(1, vectors, depth, a, a, a, a, aDepth, b, bRow, s, c, c, c, c, scaled);
}

@inline
function plus(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** Tile after tile, for the `rows` rows at a0 … and c0 …; this number is known when the kernel is compiled. */
@inline
function row<Factor>(
  rows: i32,
  vectors: i32,
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
  let at: usize = 0;
  if (sizeof<Factor>() == VECTOR) {
    for (; vectors > 3; vectors -= 4, at += 4 * VECTOR) {
      tile<Factor>(rows, 4, depth, a0, a1, a2, a3, aDepth, b + at, bRow, s + at, c0 + at, c1 + at, c2 + at, c3 + at, scaled);
    }
  }
  for (; vectors > 1; vectors -= 2, at += 2 * VECTOR) {
    tile<Factor>(rows, 2, depth, a0, a1, a2, a3, aDepth, b + at, bRow, s + at, c0 + at, c1 + at, c2 + at, c3 + at, scaled);
  }
  if (vectors > 0) {
    tile<Factor>(rows, 1, depth, a0, a1, a2, a3, aDepth, b + at, bRow, s + at, c0 + at, c1 + at, c2 + at, c3 + at, scaled);
  }
}

/** A number of A in all lanes, or a different one in each. */
@inline
function factor<Factor>(at: usize): v128 {
  return sizeof<Factor>() == VECTOR ? v128.load(at) : v128.load32_splat(at);
}

/**
 * One number, or vector, for each of the rows at a0 … and one row of b at a time. Up to 4 rows × 2 vectors or 2 × 4; what a
 * smaller tile does not have is gone when the kernel is compiled, which knows `rows` and `vectors`.
 */
@inline
function tile<Factor>(
  rows: i32,
  vectors: i32,
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
  let sum01 = vectors > 1 ? v128.load(s, VECTOR) : sum00;
  let sum02 = vectors > 2 ? v128.load(s, 2 * VECTOR) : sum00;
  let sum03 = vectors > 3 ? v128.load(s, 3 * VECTOR) : sum00;
  let sum10 = sum00;
  let sum11 = sum01;
  let sum12 = sum02;
  let sum13 = sum03;
  let sum20 = sum00;
  let sum21 = sum01;
  let sum30 = sum00;
  let sum31 = sum01;
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = vectors > 1 ? v128.load(b, VECTOR) : sum00;
    const b2 = vectors > 2 ? v128.load(b, 2 * VECTOR) : sum00;
    const b3 = vectors > 3 ? v128.load(b, 3 * VECTOR) : sum00;
    const x0 = factor<Factor>(a0);
    sum00 = plus(sum00, x0, b0);
    if (vectors > 1) sum01 = plus(sum01, x0, b1);
    if (vectors > 2) sum02 = plus(sum02, x0, b2);
    if (vectors > 3) sum03 = plus(sum03, x0, b3);
    const x1 = rows > 1 ? factor<Factor>(a1) : sum00;
    if (rows > 1) sum10 = plus(sum10, x1, b0);
    if (rows > 1 && vectors > 1) sum11 = plus(sum11, x1, b1);
    if (rows > 1 && vectors > 2) sum12 = plus(sum12, x1, b2);
    if (rows > 1 && vectors > 3) sum13 = plus(sum13, x1, b3);
    const x2 = rows > 2 ? factor<Factor>(a2) : sum00;
    if (rows > 2) sum20 = plus(sum20, x2, b0);
    if (rows > 2 && vectors > 1) sum21 = plus(sum21, x2, b1);
    const x3 = rows > 3 ? factor<Factor>(a3) : sum00;
    if (rows > 3) sum30 = plus(sum30, x3, b0);
    if (rows > 3 && vectors > 1) sum31 = plus(sum31, x3, b1);
    a0 += aDepth;
    a1 += aDepth;
    a2 += aDepth;
    a3 += aDepth;
    b += bRow;
  }
  // All of them before the first is stored: rows may be the same.
  if (scaled) {
    sum00 = f32x4.mul(sum00, v128.load(c0));
    if (vectors > 1) sum01 = f32x4.mul(sum01, v128.load(c0, VECTOR));
    if (vectors > 2) sum02 = f32x4.mul(sum02, v128.load(c0, 2 * VECTOR));
    if (vectors > 3) sum03 = f32x4.mul(sum03, v128.load(c0, 3 * VECTOR));
    if (rows > 1) sum10 = f32x4.mul(sum10, v128.load(c1));
    if (rows > 1 && vectors > 1) sum11 = f32x4.mul(sum11, v128.load(c1, VECTOR));
    if (rows > 1 && vectors > 2) sum12 = f32x4.mul(sum12, v128.load(c1, 2 * VECTOR));
    if (rows > 1 && vectors > 3) sum13 = f32x4.mul(sum13, v128.load(c1, 3 * VECTOR));
    if (rows > 2) sum20 = f32x4.mul(sum20, v128.load(c2));
    if (rows > 2 && vectors > 1) sum21 = f32x4.mul(sum21, v128.load(c2, VECTOR));
    if (rows > 3) sum30 = f32x4.mul(sum30, v128.load(c3));
    if (rows > 3 && vectors > 1) sum31 = f32x4.mul(sum31, v128.load(c3, VECTOR));
  }
  v128.store(c0, sum00);
  if (vectors > 1) v128.store(c0, sum01, VECTOR);
  if (vectors > 2) v128.store(c0, sum02, 2 * VECTOR);
  if (vectors > 3) v128.store(c0, sum03, 3 * VECTOR);
  if (rows > 1) v128.store(c1, sum10);
  if (rows > 1 && vectors > 1) v128.store(c1, sum11, VECTOR);
  if (rows > 1 && vectors > 2) v128.store(c1, sum12, 2 * VECTOR);
  if (rows > 1 && vectors > 3) v128.store(c1, sum13, 3 * VECTOR);
  if (rows > 2) v128.store(c2, sum20);
  if (rows > 2 && vectors > 1) v128.store(c2, sum21, VECTOR);
  if (rows > 3) v128.store(c3, sum30);
  if (rows > 3 && vectors > 1) v128.store(c3, sum31, VECTOR);
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
