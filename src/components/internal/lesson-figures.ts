/** The figures that lessons make for themselves, with `<Training>` and its like: each has pages of its own. */
import { render } from 'astro:content';
import { orderedLessons, type Lesson } from '../../book/lessons.ts';
import { writtenElements, type WrittenElement } from '../../markdown/written-elements.ts';
import { configuring } from '../manifest.ts';
import { configuredAs, type ConfiguredFigure } from './kinds.ts';
import { nameIn } from './own-pages.ts';

export interface LessonFigure extends ConfiguredFigure {
  /** In addresses. */
  name: string;
  /** On its page. */
  id: string;
  element: string;
  /** As its author wrote them, and where. */
  placed: Record<string, unknown>;
  lesson: Lesson;
}

export const lessonFigures = async (): Promise<LessonFigure[]> =>
  (await Promise.all((await orderedLessons()).map(figuresOf))).flat();

/** What is wrong with a lesson is told by its own page, with the line; here it has no figures then. */
export async function figuresOf(lesson: Lesson): Promise<LessonFigure[]> {
  try {
    const made = (await writtenElements(lesson.body ?? '')).filter(({ element }) =>
      configuring.some((name) => name === element),
    );
    if (made.length === 0) return [];
    const lines = await linesOf(lesson);
    return made.map((written) => madeBy(written, lesson, lines));
  } catch {
    return [];
  }
}

/** The line of each figure, by its name. */
async function linesOf(lesson: Lesson): Promise<Record<string, number>> {
  const { remarkPluginFrontmatter } = await render(lesson);
  return (remarkPluginFrontmatter['lines'] as { figures: Record<string, number> }).figures;
}

function madeBy(
  { element, props }: WrittenElement,
  lesson: Lesson,
  lines: Record<string, number>,
): LessonFigure {
  const id = String(props['id']);
  const source = { file: lesson.filePath ?? '', line: lines[id] ?? 1, props: {} };
  const placed = { ...props, source };
  return {
    ...configuredAs({ element, props: placed }),
    name: nameIn(lesson.id, id),
    id,
    element,
    placed,
    lesson,
  };
}
