/** A lesson under another title and address; the earlier address leads on to it. */
import { formerNames } from '../../src/book/links.ts';
import { assertFree, fileOf, lessonNamed, type Book, type Lesson, type Outcome } from './book.ts';
import { withField } from './fields.ts';
import { linksTo, withLinks } from './links.ts';
import { leftBehind, mentionsOf } from './mentions.ts';
import { slugOf } from './names.ts';

export function renameLesson(book: Book, given: { lesson: string; title: string }): Outcome {
  const old = lessonNamed(book, given.lesson);
  const title = given.title.trim();
  const id = slugOf(title);
  const titled = (lesson: Lesson) => ({
    ...lesson,
    text: withField(lesson.text, 'title', JSON.stringify(title)),
  });
  const replaced = (lessons: readonly Lesson[], change: (lesson: Lesson) => Lesson) =>
    lessons.map((lesson) => (lesson.id === old.id ? change(lesson) : lesson));
  if (id === old.id)
    return { lessons: replaced(book.lessons, titled), said: [`${fileOf(old)} keeps its address: /${id}/`] };

  assertFree(book, id, old);
  const links = linksTo(old.id, book.lessons);
  const turned = withLinks(book.lessons, links, (to) => to.replace(`${old.id}/`, `${id}/`));
  return {
    lessons: replaced(turned.lessons, (lesson) => moved(titled(lesson), id)),
    said: [
      `${fileOf(old)} is ${fileOf({ id })} now, and /${old.id}/ leads on to /${id}/.`,
      ...(links.length > 0 ? ['Links to it, whose words may want another look:', ...turned.said] : []),
      ...mentionsOf(old.id, book.root),
      ...leftBehind(old.id, book.root),
    ],
  };
}

/** With its address among the earlier ones. It may have had the new one before. */
function moved(lesson: Lesson, id: string): Lesson {
  const names = [...formerNames(lesson.text), lesson.id].filter((name) => name !== id);
  return { ...lesson, id, text: withField(lesson.text, 'formerly', `[${names.join(', ')}]`) };
}
