/** Links of all lessons to one of them, and how they are turned elsewhere in the text. */
import { addressOf } from '../../src/book/links.ts';
import { messageOf } from '../../src/lib/text/errors.ts';
import { outlineOf, type Link } from '../../src/markdown/outline.ts';
import { fileOf, type Lesson } from './book.ts';

/** A link as it is written, and where: `../momentum/#in-practice`. */
interface Written {
  lesson: Lesson;
  line: number;
  to: string;
  /** Where its address begins in the lesson's text. */
  start: number;
}

/** In the order of the lessons and of their texts. Throws where a lesson cannot be read, or a link cannot be found in it. */
export const linksTo = (id: string, lessons: readonly Lesson[]): Written[] =>
  lessons.flatMap((lesson) =>
    linksOf(lesson)
      .filter(({ to }) => addressOf(to, lesson.id)?.path === `${id}/`)
      // Places on the page itself, `#in-practice`, follow it.
      .filter(({ to }) => !to.startsWith('#') && !to.startsWith('?'))
      .map((link) => writtenIn(lesson, link, id))
      .sort((a, b) => a.start - b.start),
  );

function linksOf(lesson: Lesson): Link[] {
  try {
    return outlineOf(lesson.text).links;
  } catch (error) {
    throw new Error(
      `${fileOf(lesson)} cannot be read, so nobody knows what it links to: ${messageOf(error)}`,
      {
        cause: error,
      },
    );
  }
}

function writtenIn(lesson: Lesson, { line, from, end }: Link, id: string): Written {
  const found = new RegExp(`[^\\s"'(<]*\\b${id}/[^\\s"')>]*`).exec(lesson.text.slice(from, end));
  if (!found)
    throw new Error(
      `${fileOf(lesson)}:${line}: this link to ${id} is written in an unusual way. Write "../${id}/".`,
    );
  return { lesson, line, to: found[0], start: from + found.index };
}

/** The lessons with these links turned to what `turned` makes of them, and what was done, a line each. */
export function withLinks(
  lessons: readonly Lesson[],
  links: readonly Written[],
  turned: (to: string) => string,
): { lessons: Lesson[]; said: string[] } {
  const textOf = (lesson: Lesson) =>
    links
      .filter((link) => link.lesson.id === lesson.id)
      // From the end, so that places stay true.
      .reduceRight(
        (text, { start, to }) => text.slice(0, start) + turned(to) + text.slice(start + to.length),
        lesson.text,
      );
  return {
    lessons: lessons.map((lesson) => ({ ...lesson, text: textOf(lesson) })),
    said: links.map((link) => `${placed(link)} → ${turned(link.to)}`),
  };
}

/** "  src/content/lessons/momentum.mdx:12: ../early-stopping/" */
export const placed = ({ lesson, line, to }: Written): string => `  ${fileOf(lesson)}:${line}: ${to}`;
