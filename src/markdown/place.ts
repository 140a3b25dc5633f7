import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A lesson's path as an author knows it: from the project's root. */
export const fileFrom = (root: URL, file: URL | undefined): string =>
  file ? relative(fileURLToPath(root), fileURLToPath(file)) : 'unknown file';
