/** Every figure as the book shows it: those of the lessons, at the settings that they have there, then those that none shows. */
import { orderedLessons, type Lesson } from '../book/lessons.ts';
import { configuredAs } from '../components/internal/kinds.ts';
import { configuring } from '../components/manifest.ts';
import { figures } from '../figures/built.ts';
import { figureFiles } from '../figures/catalogue.ts';
import { place } from '../lib/figure/build/placement.ts';
import type { AnyFigure } from '../lib/figure/contract/define.ts';
import { defaults } from '../lib/figure/contract/knobs.ts';
import type { Settings } from '../lib/figure/contract/settings.ts';
import { writtenElements, type WrittenElement } from '../markdown/written-elements.ts';

export interface PlacedFigure {
  /** What places it, as a text: another text, another figure. */
  key: string;
  /** Its name on its page. */
  id: string;
  figure: AnyFigure;
  values: Settings;
  /** Where its code stands, from the project's folder. */
  file: string;
  /** None if no lesson shows it. */
  lesson?: Lesson;
}

export async function placedFigures(): Promise<PlacedFigure[]> {
  const shown = (await Promise.all((await orderedLessons()).map(figuresOf))).flat();
  const others = Object.keys(figures).filter((of) => !shown.some(({ file }) => file === figureFiles[of]));
  return [...shown, ...others.flatMap((of) => placedBy({ element: 'Figure', props: { of } }))];
}

const figuresOf = async (lesson: Lesson): Promise<PlacedFigure[]> =>
  (await writtenElements(lesson.body ?? ''))
    .flatMap(placedBy)
    .map((placed) => ({ ...placed, key: `${lesson.id} ${placed.key}`, lesson }));

/** What a component of a lesson places: one figure, or none. */
function placedBy({ element, props }: WrittenElement): PlacedFigure[] {
  const key = JSON.stringify([element, props]);
  if (element === 'Figure') {
    const { name, figure, values } = place(props, figures);
    return [{ key, id: String(props['id'] ?? name), figure, values, file: figureFiles[name]! }];
  }
  if (!configuring.some((name) => name === element)) return [];
  const { figure } = configuredAs({ element, props });
  const file = `src/figures/kinds/${element.toLowerCase()}.ts`;
  return [{ key, id: String(props['id']), figure, values: defaults(figure.knobs), file }];
}
