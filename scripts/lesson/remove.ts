/** The book without a lesson. While others link to it, its address must lead somewhere. */
import { formerNames } from '../../src/book/links.ts';
import { fileOf, lessonNamed, numbered, type Book, type Lesson, type Outcome } from './book.ts';
import { withField } from './fields.ts';
import { linksTo, placed, withLinks } from './links.ts';
import { leftBehind, mentionsOf } from './mentions.ts';

/** @param given `to` is the lesson to which the address of the one that goes shall lead. */
export function removeLesson(book: Book, given: { lesson: string; to?: string | undefined }): Outcome {
  const gone = lessonNamed(book, given.lesson);
  const rest = book.lessons.filter((lesson) => lesson !== gone);
  const links = linksTo(gone.id, rest);
  const elsewhere = [...mentionsOf(gone.id, book.root), ...leftBehind(gone.id, book.root)];
  if (given.to === undefined) {
    if (links.length > 0)
      throw new Error([`lessons link to "${gone.id}":`, ...links.map(placed), advice].join('\n'));
    return {
      lessons: numbered(rest),
      said: [
        `${fileOf(gone)} is gone. /${gone.id}/ leads nowhere now, unless another lesson lists it: “formerly: [${gone.id}]”.`,
        ...elsewhere,
      ],
    };
  }
  const heir = lessonNamed(book, given.to);
  if (heir === gone) throw new Error(`--to ${heir.id}: name another lesson`);
  const turned = withLinks(rest, links, () => `../${heir.id}/`);
  return {
    lessons: numbered(
      turned.lessons.map((lesson) => (lesson.id === heir.id ? inheriting(lesson, gone) : lesson)),
    ),
    said: [
      `${fileOf(gone)} is gone, and /${gone.id}/ leads on to /${heir.id}/.`,
      ...(links.length > 0 ? ['Links to it, whose words may want another look:', ...turned.said] : []),
      ...elsewhere,
    ],
  };
}

const advice = 'Say with --to which lesson they, and its address, shall lead to; or take them out.';

/** With all addresses of the lesson that goes. */
function inheriting(heir: Lesson, gone: Lesson): Lesson {
  const names = [...formerNames(heir.text), ...formerNames(gone.text), gone.id];
  return { ...heir, text: withField(heir.text, 'formerly', `[${names.join(', ')}]`) };
}
