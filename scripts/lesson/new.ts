/** A new lesson, from template.mdx beside this file. */
import { readFileSync } from 'node:fs';
import { assertFree, fileOf, numbered, type Book, type Outcome } from './book.ts';
import { partNamed, slugOf } from './names.ts';

const template = readFileSync(new URL('template.mdx', import.meta.url), 'utf8');
const symbolLength = 3;

interface Given {
  title: string;
  /** Default: the part that was begun last. */
  part?: string | undefined;
  symbol?: string | undefined;
}

/** The book with a lesson more, the last one of its part. */
export function newLesson(book: Book, given: Given): Outcome {
  const title = given.title.trim();
  const id = slugOf(title);
  assertFree(book, id);
  const { lessons } = book;
  const part = given.part ? partNamed(given.part) : Math.max(1, ...lessons.map((lesson) => lesson.part));
  if (given.symbol && given.symbol.length > symbolLength)
    throw new Error(`--symbol ${given.symbol}: one to three characters, as in --symbol λ`);

  const place = lessons.findLastIndex((lesson) => lesson.part <= part) + 1;
  const lesson = { id, part, text: lessonText(title, { order: place + 1, part }, given.symbol) };
  return {
    lessons: numbered(lessons.toSpliced(place, 0, lesson)),
    said: [
      `${fileOf(lesson)} is lesson ${place + 1} of the book, in part ${part}.`,
      `Next: npm run dev, then open http://localhost:4321/${id}/ and write. Each change shows at once.`,
    ],
  };
}

const lessonText = (title: string, { order, part }: { order: number; part: number }, symbol = '') =>
  template
    // As JSON, which is YAML too: a title may hold a colon.
    .replace('TITLE', () => JSON.stringify(title))
    .replace('ORDER', String(order))
    .replace('PART', String(part))
    .replace('SYMBOL', () => symbol && `symbol: ${JSON.stringify(symbol)}\n`);
