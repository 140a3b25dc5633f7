/** How the digits travel from the build to the browser: what `digits-plugin.ts` packs and `digits.ts` unpacks. */

import type { SplitName } from './splits.ts';

export const digitSide = 8;
export const digitPixels = digitSide * digitSide;
export const digitClasses = 10;

/** Images kept per split, the same number of each class. The test pool comes from MNIST's test set. */
export const digitPoolSizes = { training: 2000, validation: 600, test: 600 };

/** Grey levels 0 … 15, two pixels to a byte, the left one in the upper half: nothing the eye or a small network misses. */
export const largestGrey = 15;
export const bytesPerDigit = digitPixels / 2;

/**
 * The pools, each in base64: image after image, rows from the top. The classes take turns (image i shows the digit
 * i mod 10), so labels need no place.
 */
export type PackedDigits = Record<SplitName, string>;
