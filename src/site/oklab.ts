/** Colours mixed as CSS does with `color-mix(in oklab, …)`. */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

// Matrices: Ottosson 2020, "A perceptual color space for image processing".
const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const fromLab: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const fromCones: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/** `share` of `first`, 0 … 1, and the rest of `second`. Colours as `#rrggbb`. */
export function mix(first: string, share: number, second: string): string {
  const a = oklabOf(first);
  const b = oklabOf(second);
  const mixed = (i: 0 | 1 | 2) => share * a[i] + (1 - share) * b[i];
  return hexOf([mixed(0), mixed(1), mixed(2)]);
}

function oklabOf(hex: string): Triple {
  if (!/^#[\da-f]{6}$/i.test(hex)) throw new Error(`Colour "${hex}": only #rrggbb can be mixed`);
  const light = (at: number) => linear(parseInt(hex.slice(at, at + 2), 16) / 255);
  return times(toLab, each(times(toCones, [light(1), light(3), light(5)]), Math.cbrt));
}

function hexOf(lab: Triple): string {
  const cones = each(times(fromLab, lab), (value) => value ** 3);
  const bytes = times(fromCones, cones).map((value) =>
    Math.round(255 * Math.min(1, Math.max(0, companded(value)))),
  );
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const each = ([x, y, z]: Triple, of: (value: number) => number): Triple => [of(x), of(y), of(z)];

function times([first, second, third]: Matrix, [x, y, z]: Triple): Triple {
  const sum = (row: Triple) => row[0] * x + row[1] * y + row[2] * z;
  return [sum(first), sum(second), sum(third)];
}

// sRGB and linear light: IEC 61966-2-1.
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const companded = (value: number) =>
  value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
