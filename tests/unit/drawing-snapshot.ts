/**
 * Drawings as they were last looked at: the wide ones in tests/snapshots, the narrow ones in tests/snapshots/narrow. A
 * drawing that changed is written beside the old one as `<figure>-changed.svg`, for the eye; `npm run test:drawings`
 * accepts what is there now.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect } from 'vitest';

const directory = new URL('../snapshots/', import.meta.url);

/** `name`: the drawing's, with the folder in tests/snapshots if it is in one, as `narrow/momentum`. */
export async function checkDrawing(name: string, svg: string): Promise<void> {
  const file = new URL(`${name}.svg`, directory);
  const changed = new URL(`${name}-changed.svg`, directory);
  const drawing = normalised(svg);
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known === drawing) return rm(changed, { force: true });
  await mkdir(new URL('.', file), { recursive: true });
  if (process.env['ACCEPT_DRAWINGS']) {
    await rm(changed, { force: true });
    return writeFile(file, drawing);
  }
  await writeFile(changed, drawing);
  expect.fail(
    `tests/snapshots/${name}${known === null ? '.svg does not exist' : '-changed.svg differs from the drawing beside it'}. ` +
      `Look at it; \`npm run test:drawings -- ${basename(name)}\` accepts it.`,
  );
}

/** Numbers at one decimal, a tag a line: a difference that no eye can see is none, and a diff can be read. */
const normalised = (svg: string) =>
  svg
    .replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10 + 0))
    .replaceAll('><', '>\n<') + '\n';
