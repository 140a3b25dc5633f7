/** The lessons as texts. A command makes another book of them; what differs is written, all of it or nothing. */
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isPage } from '../../src/book/lesson-files.ts';
import { formerNames } from '../../src/book/links.ts';
import { suggest } from '../../src/lib/text/suggest.ts';
import { numberIn, withField } from './fields.ts';

export interface Lesson {
  /** Its address and its file's name. */
  id: string;
  part: number;
  text: string;
}

export interface Book {
  /** The project's folder. */
  root: string;
  /** In the order of the book. */
  lessons: readonly Lesson[];
}

/** What a command comes to: the lessons as they shall be, and what their author is told besides what changes. */
export interface Outcome {
  lessons: readonly Lesson[];
  said: readonly string[];
}

/** Of a file, from the project's folder: its new text, or that it is to go. */
interface Change {
  file: string;
  text: string | undefined;
}

const folder = 'src/content/lessons';
export const fileOf = ({ id }: Pick<Lesson, 'id'>): string => `${folder}/${id}.mdx`;
const orderOf = (lesson: Lesson) => numberIn(lesson.text, 'order', fileOf(lesson));

/** Throws where a lesson does not say its place. */
export function readBook(root: string): Book {
  const lessons = globSync('*.mdx', { cwd: join(root, folder) }).map((name) => {
    const id = basename(name, '.mdx');
    const text = readFileSync(join(root, folder, name), 'utf8');
    return { id, text, part: numberIn(text, 'part', fileOf({ id })) };
  });
  return { root, lessons: lessons.sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1)) };
}

/** The lesson of this address, of this file, or of this path. Throws with the nearest if there is none. */
export function lessonNamed({ lessons }: Book, given: string): Lesson {
  const id = basename(given.replaceAll('\\', '/'), '.mdx');
  const found = lessons.find((lesson) => lesson.id === id);
  if (found) return found;
  throw new Error(
    `there is no lesson "${id}". ${suggest(
      id,
      lessons.map((lesson) => lesson.id),
    )}`,
  );
}

/** Throws if something has this address, or had it; a lesson may take back its own. */
export function assertFree({ root, lessons }: Book, id: string, own?: Lesson): void {
  const taken = (why: string): never => {
    throw new Error(`${why}: give another title`);
  };
  if (lessons.some((lesson) => lesson.id === id)) taken(`${fileOf({ id })} is there already`);
  if (isPage(id, root)) taken(`/${id}/ is a page of the site already (src/pages)`);
  const former = lessons.find((lesson) => lesson !== own && formerNames(lesson.text).includes(id));
  if (former) taken(`/${id}/ leads on to ${fileOf(former)}, which lists it as “formerly”`);
}

/** The lessons numbered from 1, without holes. */
export const numbered = (lessons: readonly Lesson[]): Lesson[] =>
  lessons.map((lesson, i) => {
    const ordered = withNumber(lesson, 'order', i + 1);
    return { ...lesson, text: withNumber({ ...lesson, text: ordered }, 'part', lesson.part) };
  });

/** The lesson's text, untouched where it has the number already. */
const withNumber = (lesson: Lesson, field: string, number: number): string =>
  numberIn(lesson.text, field, fileOf(lesson)) === number
    ? lesson.text
    : withField(lesson.text, field, String(number));

/** The lessons of both that have another number now, a line each. */
export const renumberings = (before: readonly Lesson[], after: readonly Lesson[]): string[] =>
  after.flatMap((lesson) => {
    const old = before.find(({ id }) => id === lesson.id);
    const [from, to] = [old && orderOf(old), orderOf(lesson)];
    return from === undefined || from === to ? [] : [`  ${fileOf(lesson)}: order ${from} → ${to}`];
  });

export function changesBetween(before: readonly Lesson[], after: readonly Lesson[]): Change[] {
  const texts = (lessons: readonly Lesson[]) =>
    new Map(lessons.map((lesson) => [fileOf(lesson), lesson.text]));
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((file) => old.get(file) !== now.get(file))
    .map((file) => ({ file, text: now.get(file) }));
}

/** Makes all the changes. If one cannot be made, those before it are taken back and the error is thrown. */
export function write(root: string, changes: readonly Change[]): void {
  const before = changes.map(({ file }) => {
    const path = join(root, file);
    return { file, text: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
  });
  const made: Change[] = [];
  try {
    changes.forEach((change, i) => {
      make(root, change);
      made.push(before[i]!);
    });
  } catch (error) {
    for (const change of made) make(root, change);
    throw error;
  }
}

function make(root: string, { file, text }: Change): void {
  if (text === undefined) rmSync(join(root, file));
  else writeFileSync(join(root, file), text);
}
