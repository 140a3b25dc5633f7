import { readFileSync } from 'node:fs';
import { getCollection, type CollectionEntry } from 'astro:content';
import { parts } from './book.ts';
import { lineOfField } from './front-matter.ts';
import { fileMistakes, isPage } from './lesson-files.ts';

export type Lesson = CollectionEntry<'lessons'>;

/** Every lesson, in the order of the book. Throws where a file's name or a front matter is wrong. */
export async function orderedLessons(): Promise<Lesson[]> {
  const lessons = await getCollection('lessons');
  const mistakes = [fileMistakes(), ...lessons.map(({ data }) => data.mistakes ?? '')].filter(Boolean);
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  const ordered = lessons.sort((a, b) => a.data.order - b.data.order);
  ordered.forEach((lesson, i) => assertOrder(lesson, ordered[i + 1], ordered.at(-1)!.data.order + 1));
  assertFormerNames(ordered);
  return ordered;
}

/** What tells a lesson's place in the book, and where that is written. */
interface Ordered {
  filePath?: string;
  data: { order: number };
}

/** Throws where a lesson has the number of the next; `free` is one that none has. */
export function assertOrder(lesson: Ordered, next: Ordered | undefined, free: number): void {
  if (lesson.data.order !== next?.data.order) return;
  const line = lineOfField(readFileSync(next.filePath!, 'utf8'), 'order');
  throw new Error(
    `${next.filePath}:${line}: order cannot be ${next.data.order}, which ${lesson.filePath} has. ` +
      `Allowed: any other number; ${free} would be the last lesson.`,
  );
}

/** A lesson, and the addresses that it had before. */
interface Renamed {
  id: string;
  filePath?: string;
  data: { formerly?: string[] | undefined };
}

/** Throws where an address that a lesson had before leads elsewhere now. */
export function assertFormerNames(lessons: readonly Renamed[]): void {
  const owners = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  for (const lesson of lessons)
    for (const name of lesson.data.formerly ?? []) {
      const owner = owners.get(name);
      const taken = owner ? `${owner.filePath} has` : isPage(name) ? 'a page of the site has' : undefined;
      if (taken) {
        const line = lineOfField(readFileSync(lesson.filePath!, 'utf8'), 'formerly');
        throw new Error(
          `${lesson.filePath}:${line}: formerly cannot hold "${name}": ${taken} this address. Allowed: names that nothing else has, or had.`,
        );
      }
      owners.set(name, lesson);
    }
}

/** The lines of a lesson's figures, by their names, and of its headings: src/markdown/slips/slips.ts writes them down. */
interface Lines {
  figures: Record<string, number>;
  headings: number[];
}

/** Throws where a figure has the name of a heading: links to one would lead to the other. */
export function assertNamesApart(file: string, headings: readonly { slug: string }[], lines: Lines): void {
  headings.forEach(({ slug }, i) => {
    if (!Object.hasOwn(lines.figures, slug)) return;
    throw new Error(
      `${file}:${lines.figures[slug]}: the heading at ${file}:${lines.headings[i]} is called "${slug}" already. ` +
        `Give the figure another name, as in id="${slug}-figure".`,
    );
  });
}

/** Each lesson with those before and after it. */
export async function lessonsWithNeighbours() {
  const lessons = await orderedLessons();
  return lessons.map((lesson, i) => ({ lesson, previous: lessons[i - 1], next: lessons[i + 1] }));
}

/** The book's parts with their lessons; a part without any is not there yet. */
export async function lessonsByPart() {
  const lessons = await orderedLessons();
  return parts
    .map((part) => ({ ...part, lessons: lessons.filter(({ data }) => data.part === part.number) }))
    .filter((part) => part.lessons.length > 0);
}

/** Names of the figures that a lesson's text places, in order, each once. */
export const figuresIn = (text = '') => [
  ...new Set([...text.matchAll(/<Figure\b[^>]*?\bof="([\w-]+)"/g)].map((match) => match[1]!)),
];
