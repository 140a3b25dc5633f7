/**
 * As lib/math/cholesky.ts, for matrices of which a million products are made: four times as fast, in WebAssembly. What it
 * works on is copied there and back, padded to multiples of four rows and numbers.
 */
import hex from 'virtual:large-cholesky';

/** What assembly/index.ts exports; see there. */
interface Kernel {
  memory: WebAssembly.Memory;
  heap(): number;
  factorise(matrix: number, n: number): number;
  solveLower(factor: number, n: number, b: number, rows: number): void;
  invert(factor: number, n: number, inverse: number, work: number): void;
}

const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const PAGE = 65_536;

let started: Kernel | undefined;

/** The one instance of this thread. Its memory only grows; nothing in it is kept from call to call. */
function kernel(): Kernel {
  const bytes = () => Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16));
  started ??= new WebAssembly.Instance(new WebAssembly.Module(bytes())).exports as unknown as Kernel;
  return started;
}

/** L of A = L Lᵀ, in place, for an `[n, n]` matrix. False if A is not positive definite in float64. */
export function factorise(matrix: Float64Array, n: number): boolean {
  const side = padded(n);
  const [own] = places(side * side) as [Place];
  putFactor(own, matrix, n);
  if (!kernel().factorise(own.address, side)) return false;
  take(own, matrix, n, n);
  return true;
}

/** x of L x = b for each of the rows of `b`, `[rows, n]`, in their place. */
export function solveLower(factor: Float64Array, n: number, b: Float64Array): void {
  const side = padded(n);
  const rows = b.length / n;
  const [own, right] = places(side * side, padded(rows) * side) as [Place, Place];
  putFactor(own, factor, n);
  put(right, b, rows, n);
  kernel().solveLower(own.address, side, right.address, padded(rows));
  take(right, b, rows, n);
}

/** The lower triangle of A⁻¹ = (L⁻¹)ᵀ L⁻¹ into `inverse`. */
export function invertFactorised(factor: Float64Array, n: number, inverse: Float64Array): void {
  const side = padded(n);
  const [own, into, work] = places(side * side, side * side, side * side) as [Place, Place, Place];
  putFactor(own, factor, n);
  kernel().invert(own.address, side, into.address, work.address);
  take(into, inverse, n, n);
}

/** Numbers in the kernel's memory, until it grows. */
interface Place {
  address: number;
  numbers: Float64Array;
}

const padded = (count: number) => Math.ceil(count / 4) * 4;

/** Room for so many numbers each. */
function places(...counts: number[]): Place[] {
  const { memory, heap } = kernel();
  const all = counts.reduce((sum, count) => sum + count, 0);
  const missing = heap() + all * NUMBER - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  let next = heap();
  return counts.map((count) => {
    const address = next;
    next += count * NUMBER;
    return { address, numbers: new Float64Array(memory.buffer, address, count) };
  });
}

/** `[rows, n]`, each row with zeros up to a multiple of four, and rows of zeros up to another. */
function put({ numbers }: Place, source: Float64Array, rows: number, n: number): void {
  const side = padded(n);
  if (side !== n || numbers.length !== source.length) numbers.fill(0);
  for (let row = 0; row < rows; row++) numbers.set(source.subarray(row * n, (row + 1) * n), row * side);
}

/** A matrix that is to be divided by: in the rows that are added the diagonal is 1. */
function putFactor(place: Place, matrix: Float64Array, n: number): void {
  const side = padded(n);
  put(place, matrix, n, n);
  for (let i = n; i < side; i++) place.numbers[i * side + i] = 1;
}

function take({ numbers }: Place, into: Float64Array, rows: number, n: number): void {
  const side = padded(n);
  for (let row = 0; row < rows; row++) into.set(numbers.subarray(row * side, row * side + n), row * n);
}
