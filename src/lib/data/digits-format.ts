/** How the digits travel from the build to the browser: what `digits-plugin.ts` packs and `digits.ts` unpacks. */

import type { SplitName } from './splits.ts';

export const digitSide = 8;
export const digitPixels = digitSide * digitSide;
export const digitClasses = 10;

/**
 * Images kept per split, the same number of each class. The test pool comes from MNIST's test set. The training pool is
 * large beside what a figure draws from it: of 1,000 examples two seeds share one in seven.
 */
export const digitPoolSizes = { training: 7000, validation: 2000, test: 1000 };

/** Grey levels 0 … 15, two to a byte, the first in the upper half: nothing the eye or a small network misses. */
export const largestGrey = 15;

/**
 * The pools, each in base64: pixel after pixel, rows from the top, and of each pixel its grey in all images. These
 * stand class after class, so labels need no place, and like beside like. That is what makes 10,000 of them compress
 * to 150 kB: image after image they come to 190.
 */
export type PackedDigits = Record<SplitName, string>;
