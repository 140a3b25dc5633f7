/**
 * Handwritten digits: a class-balanced part of MNIST (Yann LeCun, Corinna Cortes and Christopher J. C. Burges, "The MNIST
 * database of handwritten digits", http://yann.lecun.com/exdb/mnist/), reduced to 8×8 pixels by `digits-plugin.ts`.
 */
import type { RandomStream } from '../math/random.ts';
import { bytesPerDigit, digitClasses, digitPixels, digitPoolSizes, largestGrey } from './digits-format.ts';
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
    const images = bytesOfBase64(packed[name]);
    return (random: RandomStream, examples: number) =>
      chooseDigits(images, digitPoolSizes[name], random, examples);
  };
  return { training: pool('training'), validation: pool('validation'), test: pool('test') };
}

/** Each class's images in a random order, the classes taking turns. */
function chooseDigits(images: Uint8Array, poolSize: number, random: RandomStream, examples: number): Split {
  const perClass = poolSize / digitClasses;
  const orders = Array.from({ length: digitClasses }, () => {
    const order = Array.from({ length: perClass }, (_, i) => i);
    random.shuffle(order);
    return order;
  });
  const inputs = new Float32Array(examples * digitPixels);
  for (let i = 0; i < examples; i++) {
    const digit = i % digitClasses;
    const turn = orders[digit]![Math.floor(i / digitClasses)]!;
    unpack(images, turn * digitClasses + digit, inputs, i);
  }
  return { examples, inputs, targets: turnTargets(examples, digitClasses) };
}

function unpack(images: Uint8Array, image: number, inputs: Float32Array, example: number): void {
  for (let byte = 0; byte < bytesPerDigit; byte++) {
    const pair = images[image * bytesPerDigit + byte]!;
    inputs[example * digitPixels + 2 * byte] = inputOfGrey[pair >> 4]!;
    inputs[example * digitPixels + 2 * byte + 1] = inputOfGrey[pair & largestGrey]!;
  }
}

function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
