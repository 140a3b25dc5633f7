/**
 * `npm run new:lesson "Weight decay"` writes a lesson that builds, from lesson-template.mdx beside this file.
 * `npm run new:lesson -- "Weight decay" --part 2 --symbol λ`: otherwise it goes to the part that was begun last.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { partNumbers } from '../src/book/book.ts';
import { messageOf } from '../src/lib/text/errors.ts';

/** Where a lesson stands in the book. */
export interface Place {
  order: number;
  part: number;
}

const example = 'npm run new:lesson "Weight decay"';
const exampleWithOptions = 'npm run new:lesson -- "Weight decay" --part 2 --symbol λ';
const template = readFileSync(new URL('lesson-template.mdx', import.meta.url), 'utf8');

/** The lesson's address and its file's name: "Adam & RMSProp" is adam-rmsprop. Accents are left out. */
export const slug = (title: string) =>
  (
    title
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  ).join('-');

/** The first number after the part's last lesson that no lesson has. */
export function freeOrder(places: readonly Place[], part: number): number {
  const taken = new Set(places.map(({ order }) => order));
  let free = Math.max(0, ...places.filter((place) => place.part <= part).map(({ order }) => order)) + 1;
  while (taken.has(free)) free += 1;
  return free;
}

/** A new lesson's text. */
const lessonText = (title: string, { order, part }: Place, symbol = '') =>
  template
    // As JSON, which is YAML too: a title may hold a colon.
    .replace('TITLE', () => JSON.stringify(title))
    .replace('ORDER', String(order))
    .replace('PART', String(part))
    .replace('SYMBOL', () => symbol && `symbol: ${JSON.stringify(symbol)}\n`);

function placesIn(folder: string): Place[] {
  const number = (text: string, field: string) =>
    Number(new RegExp(`^${field}: *(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .map((text) => ({ order: number(text, 'order'), part: number(text, 'part') }));
}

/**
 * Writes the lesson into the project at `root` and returns what to tell its author.
 * Throws an Error that says what is allowed.
 */
export function writeLesson(
  root: string,
  given: { title: string; part?: string | undefined; symbol?: string | undefined },
) {
  const title = given.title.trim();
  const id = slug(title);
  if (!id) throw new Error(`The title "${title}" has no letters from a to z and no digits: ${example}`);
  const folder = join(root, 'src/content/lessons');
  const file = join('src/content/lessons', `${id}.mdx`);
  if (existsSync(join(root, file)))
    throw new Error(`${file} is there already: edit it, or give another title`);
  if (['', '.astro', '.ts'].some((ending) => existsSync(join(root, 'src/pages', id + ending))))
    throw new Error(`/${id}/ is a page of the site already (src/pages): give another title`);

  const places = placesIn(folder);
  const part = given.part ? Number(given.part) : Math.max(1, ...places.map((place) => place.part));
  if (!partNumbers.some((number) => number === part))
    throw new Error(`--part ${given.part}: allowed are ${partNumbers.join(', ')} (src/book/book.ts)`);
  if (given.symbol && given.symbol.length > 3)
    throw new Error(`--symbol ${given.symbol}: one to three characters, as in --symbol λ`);

  const order = freeOrder(places, part);
  writeFileSync(join(root, file), lessonText(title, { order, part }, given.symbol));
  const later = places.some((place) => place.part > part && place.order < order);
  return `${file} is lesson ${order} of the book, in part ${part}.${
    later ? '\nIts number comes after those of later parts: renumber theirs, so that it follows its own.' : ''
  }
Next: npm run dev, then open http://localhost:4321/${id}/ and write. Each change shows at once.`;
}

function main(): void {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { part: { type: 'string' }, symbol: { type: 'string' } },
    });
    if (process.env['npm_config_part'] ?? process.env['npm_config_symbol'])
      throw new Error(`npm keeps options for itself unless they come after “--”: ${exampleWithOptions}`);
    if (positionals.length > 1)
      throw new Error(`One title, in quotation marks if it has more than one word: ${example}`);
    const title = positionals[0] ?? '';
    console.log(writeLesson(fileURLToPath(new URL('..', import.meta.url)), { title, ...values }));
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
