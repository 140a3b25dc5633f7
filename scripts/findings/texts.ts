/** The book's texts as they speak of figures: their components, and the figure that each of them means. */
import { placedAs } from '../../src/components/internal/companion.ts';
import { placing } from '../../src/components/manifest.ts';
import { checked } from '../../src/lib/figure/build/placement.ts';
import type { AnyFigure } from '../../src/lib/figure/contract/define.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import { changed, type Settings } from '../../src/lib/figure/contract/settings.ts';
import { messageOf } from '../../src/lib/text/errors.ts';
import { writtenElements, type WrittenElement } from '../../src/markdown/written-elements.ts';

const sources = import.meta.glob<string>(['../../src/content/lessons/*.mdx', '../../src/write/**/*.mdx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Text {
  /** "momentum.mdx" */
  file: string;
  elements: readonly WrittenElement[];
}

export const readTexts = (): Promise<Text[]> =>
  Promise.all(
    Object.entries(sources).map(async ([path, source]) => ({
      file: path.slice(path.lastIndexOf('/') + 1),
      elements: await writtenElements(source),
    })),
  );

/** What is made of a component. What is wrong is said with the text and the component, as a build would say it with the line. */
export async function placed<T>(
  { file }: Text,
  { element, props }: WrittenElement,
  make: () => Promise<T>,
): Promise<T> {
  try {
    return await make();
  } catch (error) {
    const name = String(props['id'] ?? props['of']);
    throw new Error(`${file}: <${element}> of "${name}": ${messageOf(error)}`, { cause: error });
  }
}

export interface Meant {
  /** What names it in a lock file: the figure's own name, or that of the text which configures it. */
  called: string;
  /** The figure's file, by name; of one that the text configures, its kind. */
  name: string;
  figure: AnyFigure;
  configuration?: object | undefined;
  values: Settings;
}

/** The figure that a component of this text names, as the text places it; one that stands elsewhere as it is. */
export function figureMeant({ file, elements }: Text, { of, id = of }: { of: string; id?: string }): Meant {
  const placements = elements.filter(({ element }) => placing.some((name) => name === element));
  const placement =
    placements.find(({ props: placed }) => (placed['id'] ?? placed['of']) === id) ??
    placements.find(({ props: placed }) => placed['of'] === of);
  const placed = placedAs(placement ?? { element: 'Figure', props: { of } });
  return { ...placed, called: placed.configuration ? `${file}: ${id}` : placed.name };
}

/** Its settings with these changes, each as its knob has it. */
export function settingsWith(
  { figure, values }: Pick<Meant, 'figure' | 'values'>,
  changes: Settings,
): Settings {
  const fail = (message: string): never => {
    throw new Error(message);
  };
  const known = Object.entries(changes).map(([knob, value]) => [knob, checked(figure, knob, value, fail)]);
  return { ...values, ...Object.fromEntries(known) };
}

/** The name in a lock file of a figure at these settings; `but` are knobs that are not told. */
export function nameAt(
  called: string,
  figure: AnyFigure,
  values: Settings,
  but: readonly string[] = [],
): string {
  const told = changed(defaults(figure.knobs), values)
    .filter((knob) => !but.includes(knob))
    .map((knob) => [knob, values[knob]]);
  return told.length === 0 ? called : `${called} ${JSON.stringify(Object.fromEntries(told))}`;
}
