/**
 * Fonts cut down to the characters that the book is written with: half of what a lesson weighs would otherwise be
 * letters that are not in it. Cut when a build begins, kept in .cache/fonts.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import katex, { type KatexOptions } from 'katex';
import subset, { type Axes } from 'subset-font';

const root = fileURLToPath(new URL('../..', import.meta.url));
const printableAscii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
/** Written by d3-format, or into the text by the Markdown processor; ε by what props say of themselves, in comments. */
const setByProgram = '−–—…‘’“”\u00a0ε';

/** Letters stand in these that no page shows: the names of Greek ones, and those that typefaces are measured by. */
const unshown = ['src/site/search/query.ts', 'src/site/stand-ins.ts'];
const sources = globSync('src/**/*.{mdx,astro,ts,json}', { cwd: root, exclude: unshown }).sort();
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** Comments of code; a `//` in the middle of a line is left, for it may stand in a string. */
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Every character that a page can show in the book's own typefaces: all that its sources hold, but for comments. */
export function bookCharacters(): string {
  const text = sources
    .map((file) => (extname(file) === '.ts' ? textOf(file).replace(comments, '') : textOf(file)))
    .join('');
  const escaped = [...text.matchAll(/\\u([0-9a-f]{4})/gi)].map((match) => fromCode(match[1]!));
  return distinct([...printableAscii, setByProgram, ...escaped, text].join(''));
}

/** The characters in which KaTeX sets the lessons' formulas: variables in its italic, everything else. */
export const formulaCharacters = () => charactersSet(rendered({ output: 'html', displayMode: true }));

/** The classes in KaTeX's HTML for the lessons' formulas. */
export function formulaClasses(): Set<string> {
  const html = [true, false].map((displayMode) => rendered({ displayMode })).join('');
  return new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap((match) => match[1]!.split(' ')));
}

function rendered(options: KatexOptions): string {
  const lessons = sources.filter((file) => extname(file) === '.mdx').map(textOf);
  return (
    lessons
      .flatMap((text) => [...text.matchAll(/\$\$([\s\S]*?)\$\$|(?<!\\)\$([^$\n]+)\$/g)])
      // A wrong formula is told where it stands, when its lesson is built.
      .map((match) => katex.renderToString(match[1] ?? match[2]!, { ...options, throwOnError: false }))
      .join('')
  );
}

/** The characters in KaTeX's HTML. */
export function charactersSet(html: string): { italic: string; other: string } {
  const italic = /<span class="[^"]*\b(?:mathnormal|boldsymbol)\b[^"]*"[^>]*>([^<]*)</g;
  const text = (piece: string) =>
    piece
      .replace(/<[^>]*>/g, '')
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => fromCode(code))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&(?:amp|lt|gt|nbsp);/g, (entity) => entities[entity]!);
  return {
    italic: distinct(text([...html.matchAll(italic)].map((match) => match[1]!).join(''))),
    other: distinct(text(html.replace(italic, '<'))),
  };
}
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0' };
const fromCode = (hexadecimal: string) => String.fromCodePoint(parseInt(hexadecimal, 16));

const distinct = (text: string) => [...new Set(text)].sort().join('');

/**
 * Kept besides the letters: kerning, and figures of their own widths for running text (those of one width are the
 * fonts' default). Instructions for the pixels of old screens go, and what tells word processors of a font's baselines
 * and of the names of its styles.
 */
const kept = { keepFeatures: ['kern', 'pnum'], noHinting: true, dropTables: ['BASE', 'STAT'] };

/** The path of a woff2 with no more than these characters of the one at `path`, and no more than these of its axes. */
export async function subsetOf(path: string, characters: string, variationAxes: Axes = {}): Promise<string> {
  const font = readFileSync(path);
  const key = createHash('sha256')
    .update(font)
    .update(characters)
    .update(JSON.stringify({ ...kept, variationAxes }))
    .digest('hex')
    .slice(0, 8);
  const folder = join(root, '.cache/fonts');
  const file = join(folder, `${basename(path, '.woff2')}-${key}.woff2`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, await subset(font, characters, { targetFormat: 'woff2', ...kept, variationAxes }));
  }
  return file;
}
