/**
 * Drawings as they were last looked at: the wide ones in tests/snapshots, the narrow ones in tests/snapshots/narrow, in
 * the book's own names of colours. A drawing that changed is written as `<figure>-changed.svg`, and the old one as
 * `<figure>-before.svg`, both for the eye: in any program that opens an SVG. `npm run test:drawings` accepts what is
 * there now.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect } from 'vitest';
import { viewable } from './viewable-drawing.ts';

const directory = new URL('../snapshots/', import.meta.url);

/** `name`: the drawing's, with the folder in tests/snapshots if it is in one, as `narrow/momentum`. */
export async function checkDrawing(name: string, svg: string): Promise<void> {
  const fileOf = (ending: string) => new URL(`${name}${ending}.svg`, directory);
  const [file, changed, before] = [fileOf(''), fileOf('-changed'), fileOf('-before')];
  const drawing = normalised(svg);
  const known = await readFile(file, 'utf8').catch(() => null);
  const isAccepted = Boolean(process.env['ACCEPT_DRAWINGS']);
  if (known === drawing || isAccepted) {
    await Promise.all([changed, before].map((left) => rm(left, { force: true })));
    if (known === drawing) return;
  }
  await mkdir(new URL('.', file), { recursive: true });
  if (isAccepted) return writeFile(file, drawing);
  await writeFile(changed, viewable(drawing));
  if (known !== null) await writeFile(before, viewable(known));
  expect.fail(
    known === null
      ? `tests/snapshots/${name}.svg does not exist. Look at ${name}-changed.svg; ${accepting(name)}`
      : `The drawing of tests/snapshots/${name}.svg has changed. Look at ${name}-changed.svg and ${name}-before.svg there; ${accepting(name)}`,
  );
}

const accepting = (name: string) => `\`npm run test:drawings -- ${basename(name)}\` accepts it.`;

const coordinates = / (?:[dxyr]|[cd][xy]|[xy][12]|width|height|transform|points|data-[xy])="[^"]*"/g;

/**
 * Coordinates at one decimal, a tag a line: a difference that no eye can see is none, and a diff can be read. What is
 * written stays as it is: a label that reads 0.01 is not one that reads 0.001.
 */
export const normalised = (svg: string) =>
  svg
    .replaceAll(coordinates, (attribute) =>
      attribute.replaceAll(/-?\d+\.\d+(e-?\d+)?/g, (number) =>
        String(Math.round(Number(number) * 10) / 10 + 0),
      ),
    )
    .replaceAll('><', '>\n<') + '\n';
