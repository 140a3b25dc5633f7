/**
 * The fastest that one core can multiply and add f32×4 vectors in WebAssembly: a loop of nothing else. Every factor mᵢ
 * is multiplied by x (1, which the compiler does not know) and added to its sum sᵢ. The seven pairs are independent,
 * enough to hide the 3 or 4 cycles that either operation takes, and fit with x into the 15 registers that V8 has.
 */

const pairs = 7;
/** So often is the body repeated within the loop, to make its counting and branching disappear. */
const repetitions = 8;
const lanes = 4;

/** Multiplications-and-additions of single numbers in one pass through the loop. */
export const multiplyAddsPerPass = pairs * repetitions * lanes;

export interface PeakLoop {
  /** `passes` times through the loop. Returns a number that depends on all that was computed. */
  run(passes: number, factor: number): number;
}

export async function loadPeakLoop(): Promise<PeakLoop> {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(assemble()), {});
  return instance.exports as unknown as PeakLoop;
}

// WebAssembly Core Specification 2.0, chapter 5, “Binary Format”.
const type = { i32: 0x7f, f32: 0x7d, v128: 0x7b, function: 0x60, empty: 0x40 };
const section = { types: 1, functions: 3, exports: 7, code: 10 };
const exportedFunction = 0;
const end = 0x0b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const loop = [0x03, type.empty];
const branchIf = (depth: number) => [0x0d, depth];
const one = [0x41, 1];
const subtract = [0x6b];
const splat = [0xfd, 0x13];
const firstLane = [0xfd, 0x1f, 0];
const add = [0xfd, 0xe4, 0x01];
const multiply = [0xfd, 0xe6, 0x01];

function assemble(): number[] {
  const [passes, factor, x] = [0, 1, 2];
  const m = (pair: number) => 3 + pair;
  const s = (pair: number) => 3 + pairs + pair;
  const each = (code: (pair: number) => number[]) => Array.from({ length: pairs }, (_, i) => code(i)).flat();

  const pass = each((i) => [
    ...[...get(m(i)), ...get(x), ...multiply, ...set(m(i))],
    ...[...get(s(i)), ...get(m(i)), ...add, ...set(s(i))],
  ]);
  const body = [
    ...[...get(factor), ...splat, ...set(x)],
    ...each((i) => [...get(x), ...set(m(i))]),
    ...loop,
    ...Array.from({ length: repetitions }, () => pass).flat(),
    ...[...get(passes), ...one, ...subtract, ...tee(passes), ...branchIf(0)],
    end,
    ...[...get(x), ...each((i) => [...get(s(i)), ...add]), ...firstLane],
    end,
  ];
  const locals = vector([[1 + 2 * pairs, type.v128]]);
  const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  return [
    ...magicAndVersion,
    ...sized(section.types, vector([[type.function, 2, type.i32, type.f32, 1, type.f32]])),
    ...sized(section.functions, vector([[0]])),
    ...sized(section.exports, vector([[...name('run'), exportedFunction, 0]])),
    ...sized(section.code, vector([[...unsigned(locals.length + body.length), ...locals, ...body]])),
  ];
}

const vector = (items: number[][]) => [...unsigned(items.length), ...items.flat()];
const sized = (id: number, content: number[]) => [id, ...unsigned(content.length), ...content];
const name = (text: string) => vector([...text].map((character) => [character.charCodeAt(0)]));

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
