/**
 * Cholesky factors in vectors of two numbers. Matrices are float64, `[n, n]`, row-major, of which only the lower triangle
 * is read; n and every number of rows are multiples of four, so that nothing is left over. Addresses are bytes.
 *
 * All is made of sums along rows, of two rows of one matrix with four of another, whose eight sums stay in registers: six
 * loads serve eight multiplications and eight additions. Sums go over even and odd places apart.
 */
const NUMBER: usize = sizeof<f64>();

/** Where products() leaves its sums: those of the first of the two rows with the four, then those of the second. */
const sums = memory.data(8 * sizeof<f64>(), 16);

/** The first address that is free. */
export function heap(): usize {
  return (__heap_base + 15) & ~15;
}

/** L of A = L Lᵀ, in place. False if A is not positive definite; the matrix is spoilt then. */
export function factorise(matrix: usize, n: i32): bool {
  const row = <usize>n * NUMBER;
  for (let first = 0; first < n; first += 4) {
    // Left of the diagonal block its rows solve L x = a, with what is there of L already.
    const block = matrix + <usize>first * row;
    for (let i = 0; i < first; i += 2) solveTwo(matrix, row, block, 0, i);
    for (let own = first; own < first + 4; own++) {
      const at = matrix + <usize>own * row;
      for (let i = first; i < own; i++) {
        const other = matrix + <usize>i * row;
        set(at, i, (get(at, i) - product(other, at, i)) / get(other, i));
      }
      const square = get(at, own) - product(at, at, own);
      if (!(square > 0)) return false;
      set(at, own, sqrt<f64>(square));
    }
  }
  return true;
}

/** x of L x = b for each of the rows of `b`, `[rows, n]`, in their place. */
export function solveLower(factor: usize, n: i32, b: usize, rows: i32): void {
  const row = <usize>n * NUMBER;
  for (let from = 0; from < rows; from += 4)
    for (let i = 0; i < n; i += 2) solveTwo(factor, row, b + <usize>from * row, 0, i);
}

/** The lower triangle of A⁻¹ = (L⁻¹)ᵀ L⁻¹ into `inverse`; `work` is as large. */
export function invert(factor: usize, n: i32, inverse: usize, work: usize): void {
  const row = <usize>n * NUMBER;
  // Row i of `work` becomes column i of L⁻¹, so that all sums run along rows; it begins with i zeros.
  memory.fill(work, 0, <usize>n * row);
  for (let i = 0; i < n; i++) set(work + <usize>i * row, i, 1);
  for (let from = 0; from < n; from += 4) {
    const four = work + <usize>from * row;
    for (let i = from; i < n; i += 2) solveTwo(factor, row, four, from, i);
    for (let column = 0; column < from + 4; column += 2) {
      products(work + <usize>column * row, four, row, from, n);
      const into = inverse + <usize>from * row;
      for (let k = 0; k < 4; k++) {
        set(into + <usize>k * row, column, get(sums, k));
        set(into + <usize>k * row, column + 1, get(sums, 4 + k));
      }
    }
  }
}

/** Entries i and i + 1 of x, L x = b, in four rows of `b`, in their place. Those before `begin` are 0. */
function solveTwo(factor: usize, row: usize, b: usize, begin: i32, i: i32): void {
  const upper = factor + <usize>i * row;
  const lower = upper + row;
  products(upper, b, row, begin, i);
  const first = 1 / get(upper, i);
  const corner = get(lower, i);
  const last = 1 / get(lower, i + 1);
  for (let k = 0; k < 4; k++) {
    const own = b + <usize>k * row;
    const x = (get(own, i) - get(sums, k)) * first;
    set(own, i, x);
    set(own, i + 1, (get(own, i + 1) - get(sums, 4 + k) - corner * x) * last);
  }
}

/** Sums over the places `from` to `to`, both even, of two rows at `two` with four at `four`. */
function products(two: usize, four: usize, row: usize, from: i32, to: i32): void {
  let upper0 = f64x2.splat(0);
  let upper1 = upper0;
  let upper2 = upper0;
  let upper3 = upper0;
  let lower0 = upper0;
  let lower1 = upper0;
  let lower2 = upper0;
  let lower3 = upper0;
  const end = four + <usize>to * NUMBER;
  for (let at = four + <usize>from * NUMBER, place = two + <usize>from * NUMBER; at < end; at += 16, place += 16) {
    const upper = v128.load(place);
    const lower = v128.load(place + row);
    const x0 = v128.load(at);
    upper0 = f64x2.add(upper0, f64x2.mul(upper, x0));
    lower0 = f64x2.add(lower0, f64x2.mul(lower, x0));
    const x1 = v128.load(at + row);
    upper1 = f64x2.add(upper1, f64x2.mul(upper, x1));
    lower1 = f64x2.add(lower1, f64x2.mul(lower, x1));
    const x2 = v128.load(at + 2 * row);
    upper2 = f64x2.add(upper2, f64x2.mul(upper, x2));
    lower2 = f64x2.add(lower2, f64x2.mul(lower, x2));
    const x3 = v128.load(at + 3 * row);
    upper3 = f64x2.add(upper3, f64x2.mul(upper, x3));
    lower3 = f64x2.add(lower3, f64x2.mul(lower, x3));
  }
  set(sums, 0, sumOf(upper0));
  set(sums, 1, sumOf(upper1));
  set(sums, 2, sumOf(upper2));
  set(sums, 3, sumOf(upper3));
  set(sums, 4, sumOf(lower0));
  set(sums, 5, sumOf(lower1));
  set(sums, 6, sumOf(lower2));
  set(sums, 7, sumOf(lower3));
}

/** Of two rows, over their first places. */
function product(a: usize, b: usize, count: i32): f64 {
  let both = f64x2.splat(0);
  const even = count & ~1;
  for (let i = 0; i < even; i += 2) {
    const at = <usize>i * NUMBER;
    both = f64x2.add(both, f64x2.mul(v128.load(a + at), v128.load(b + at)));
  }
  const sum = sumOf(both);
  return even < count ? sum + get(a, even) * get(b, even) : sum;
}

@inline
function get(row: usize, place: i32): f64 {
  return load<f64>(row + <usize>place * NUMBER);
}

@inline
function set(row: usize, place: i32, value: f64): void {
  store<f64>(row + <usize>place * NUMBER, value);
}

@inline
function sumOf(both: v128): f64 {
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}
