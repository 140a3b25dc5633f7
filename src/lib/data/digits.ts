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
import type { Split } from './spec.ts';
import { turnTargets } from './splits.ts';
import type { SplitName } from './splits.ts';

/** Mean and standard deviation of a pixel's ink, 0 … 1, over MNIST's training images: fixed, whatever the sample. */
const INK_MEAN = 0.178;
const INK_DEVIATION = 0.281;

/** The input of a pixel of a grey level: (ink − mean) / deviation, mean 0 and variance 1 over all pixels. */
const inputOfGrey = Float32Array.from(
  { length: largestGrey + 1 },
  (_, grey) => (grey / largestGrey - INK_MEAN) / INK_DEVIATION,
);

/** What of a pixel's input is ink, 0 … 1: for drawing an example as an image. */
export function inkOfInput(input: number): number {
  return input * INK_DEVIATION + INK_MEAN;
}

type Pools = Record<SplitName, (random: RandomStream, examples: number) => Split>;

/** Downloads the pools; each then gives class-balanced splits of `[examples, 64]` inputs and one-hot targets. */
export async function loadDigits(): Promise<Pools> {
  const { default: packed } = await import('virtual:digits');
  const pool = (name: SplitName) => {
    const greys = bytesOfBase64(packed[name]);
    return (random: RandomStream, examples: number) =>
      chooseDigits(greys, digitPoolSizes[name], random, examples);
  };
  return { training: pool('training'), validation: pool('validation'), test: pool('test') };
}

/** Each class's images in a random order, the classes taking turns. */
function chooseDigits(greys: Uint8Array, poolSize: number, random: RandomStream, examples: number): Split {
  const perClass = poolSize / digitClasses;
  const orders = Array.from({ length: digitClasses }, (_, digit) => {
    const order = Array.from({ length: perClass }, (_, i) => digit * perClass + i);
    random.shuffle(order);
    return order;
  });
  const inputs = new Float32Array(examples * digitPixels);
  for (let i = 0; i < examples; i++) {
    const image = orders[i % digitClasses]![Math.floor(i / digitClasses)]!;
    for (let pixel = 0; pixel < digitPixels; pixel++) {
      inputs[i * digitPixels + pixel] = inputOfGrey[greyAt(greys, pixel * poolSize + image)]!;
    }
  }
  return { examples, inputs, targets: turnTargets(examples, digitClasses) };
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
