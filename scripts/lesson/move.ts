/** A lesson at another place of the book. */
import { suggest } from '../../src/lib/text/suggest.ts';
import { fileOf, lessonNamed, numbered, type Book, type Lesson, type Outcome } from './book.ts';
import { partNamed } from './names.ts';

interface Given {
  lesson: string;
  /** `['3']`, `['before', 'momentum']` or `['after', 'momentum']`. */
  place: readonly string[];
  /** Default: that of the lesson whose place it takes, or beside which it goes. */
  part?: string | undefined;
}

export function moveLesson(book: Book, given: Given): Outcome {
  const moved = lessonNamed(book, given.lesson);
  const others = book.lessons.filter((lesson) => lesson !== moved);
  const { index, beside } = placeFor(book, others, given.place);
  const part = given.part ? partNamed(given.part) : beside.part;
  assertBetween(part, moved, others[index - 1], others[index]);
  return {
    lessons: numbered(others.toSpliced(index, 0, { ...moved, part })),
    said: [`${fileOf(moved)} is lesson ${index + 1} of the book, in part ${part}.`],
  };
}

/** Where among the others it goes, and whose part it joins. */
function placeFor(
  book: Book,
  others: readonly Lesson[],
  [where = '', name]: readonly string[],
): { index: number; beside: Lesson } {
  if (name === undefined) {
    const beside = /^\d+$/.test(where) ? book.lessons[Number(where) - 1] : undefined;
    if (!beside)
      throw new Error(
        `no lesson can have the place "${where}". Allowed: a number from 1 to ${book.lessons.length}, or “before” or “after” and a lesson.`,
      );
    return { index: Number(where) - 1, beside };
  }
  if (where !== 'before' && where !== 'after')
    throw new Error(`no place is called "${where}". ${suggest(where, ['before', 'after'])}`);
  const beside = lessonNamed(book, name);
  if (!others.includes(beside))
    throw new Error(`"${beside.id}" cannot go ${where} itself: name another lesson`);
  return { index: others.indexOf(beside) + (where === 'after' ? 1 : 0), beside };
}

/** Parts are numbered as they follow each other. */
function assertBetween(part: number, moved: Lesson, previous?: Lesson, next?: Lesson): void {
  const wrong = previous && previous.part > part ? previous : next && next.part < part ? next : undefined;
  if (wrong)
    throw new Error(
      `in part ${part}, "${moved.id}" would stand on the wrong side of "${wrong.id}", which is in part ${wrong.part}: ` +
        'name another place, or another --part',
    );
}
