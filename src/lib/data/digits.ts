/**
 * Handwritten digits: a class-balanced part of MNIST (Yann LeCun, Corinna Cortes and Christopher J. C. Burges, "The MNIST
 * database of handwritten digits", http://yann.lecun.com/exdb/mnist/), reduced to 8×8 pixels by `digits-plugin.ts`.
 *
 * A seed draws its images from the pools: its own, but for those that two draws share by chance (of 1,000 examples one in
 * seven in training, half in validation). What holds over seeds holds for other images of this set, not for other digits,
 * nor for photographs.
 */
import type { RandomStream } from '../math/random.ts';
import { digitClasses, digitPixels, digitPoolSizes, largestGrey } from './digits-format.ts';
import { classesInTurn, targetsOf } from './classes.ts';
import type { Scaling, Split } from './spec.ts';
import type { SplitName } from './splits.ts';

/** Mean and standard deviation of a pixel's ink, 0 … 1, over MNIST's training images: fixed, whatever the sample. */
const INK_MEAN = 0.178;
const INK_DEVIATION = 0.281;

/** The ink of a full pixel in the classic set of 8 × 8 digits, that of scikit-learn and Optdigits. */
const CLASSIC_INK = 16;

/** `[grey levels]`: the input of a pixel. As the set comes (ink − mean) / deviation, mean 0 and variance 1 over all pixels. */
export function inputsOfGreys(scaling?: Scaling): Float32Array {
  const inputOfInk = (ink: number) => {
    if (scaling === 'raw') return CLASSIC_INK * ink;
    return scaling === 'zero-one' ? ink : (ink - INK_MEAN) / INK_DEVIATION;
  };
  return Float32Array.from({ length: largestGrey + 1 }, (_, grey) => inputOfInk(grey / largestGrey));
}

/** What of a pixel's input is ink, 0 … 1: for drawing an example as an image. */
export function inkOfInput(input: number): number {
  return input * INK_DEVIATION + INK_MEAN;
}

/** Draws a split: `inputOf` is of each grey level the input, `shares` of each class its share. */
type Pool = (
  random: RandomStream,
  examples: number,
  inputOf: Float32Array,
  shares?: readonly number[],
) => Split;

/** Downloads the pools; each then gives class-balanced splits of `[examples, 64]` inputs and one-hot targets. */
export async function loadDigits(): Promise<Record<SplitName, Pool>> {
  const { default: packed } = await import('virtual:digits');
  const pool = (name: SplitName): Pool => {
    const greys = bytesOfBase64(packed[name]);
    return (...asked) => chooseDigits(greys, digitPoolSizes[name], ...asked);
  };
  return { training: pool('training'), validation: pool('validation'), test: pool('test') };
}

/** Each class's images in a random order, the classes taking turns. */
function chooseDigits(
  greys: Uint8Array,
  poolSize: number,
  ...[random, examples, inputOf, shares]: Parameters<Pool>
): Split {
  const perClass = poolSize / digitClasses;
  const orders = Array.from({ length: digitClasses }, (_, digit) => {
    const order = Array.from({ length: perClass }, (_, i) => digit * perClass + i);
    random.shuffle(order);
    return order;
  });
  const labels = classesInTurn(examples, digitClasses, shares);
  const next = orders.map((order) => order.values());
  const inputs = new Float32Array(examples * digitPixels);
  for (let i = 0; i < examples; i++) {
    const image = next[labels[i]!]!.next().value!;
    for (let pixel = 0; pixel < digitPixels; pixel++) {
      inputs[i * digitPixels + pixel] = inputOf[greyAt(greys, pixel * poolSize + image)]!;
    }
  }
  return { examples, inputs, targets: targetsOf(labels, digitClasses) };
}

/** Of two greys that share a byte the first stands in its upper half. */
function greyAt(greys: Uint8Array, place: number): number {
  const pair = greys[place >> 1]!;
  return place % 2 === 0 ? pair >> 4 : pair & largestGrey;
}

/** With a loop: `Uint8Array.from` and a function take thirty times as long. */
function bytesOfBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
