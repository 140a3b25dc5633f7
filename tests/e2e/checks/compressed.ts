import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const sizes = new Map<string, number>();

/** Bytes of a built file as hosts send it, in brotli; worked out once, for pages share their scripts. */
export function compressedSize(file: string): number {
  const size = sizes.get(file) ?? brotliCompressSync(readFileSync(file)).length;
  sizes.set(file, size);
  return size;
}
