/** All that texts quote and ask of figures at settings at which they do not draw them. */
import { judgeOfMeasures } from '../../src/figures/built.ts';
import { placesIn } from '../../src/lib/companions/elsewhere.ts';
import { digestOfNumbers, type Place } from '../../src/lib/figure/build/numbers.ts';
import { sameSettings, type Settings } from '../../src/lib/figure/contract/settings.ts';
import type { WrittenElement } from '../../src/markdown/written-elements.ts';
import { knobsAmong, propSchemas } from '../../src/components/props.ts';
import { figureMeant, nameAt, placed, readTexts, settingsWith, type Meant, type Text } from './texts.ts';

export interface BookNumbers extends Place {
  name: string;
  digest: string;
}

/** In the order of their names. */
export async function bookNumbers(): Promise<BookNumbers[]> {
  const texts = await readTexts();
  const all = await Promise.all(
    texts.flatMap((text) =>
      text.elements.map((written) => placed(text, written, () => numbersOf(text, written))),
    ),
  );
  const byName = new Map(all.flat().map((numbers) => [numbers.name, numbers]));
  const other = all.flat().find(({ name, digest }) => byName.get(name)!.digest !== digest);
  if (other) throw new Error(`Two texts mean different figures by ${other.name}: give one another name.`);
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function numbersOf(text: Text, { element, props }: WrittenElement): Promise<BookNumbers[]> {
  const asked = askedBy(element, props);
  if (!asked) return [];
  const meant = figureMeant(text, asked);
  const places = asked
    .changes(meant)
    .map((changes) => settingsWith(meant, changes))
    .filter((values) => !sameSettings(values, meant.values));
  return Promise.all(places.map((values) => named(meant, values)));
}

async function named({ called, name, figure, configuration }: Meant, values: Settings) {
  const place = { figure, judge: await judgeOfMeasures(name, configuration), values };
  return { ...place, name: nameAt(called, figure, values), digest: digestOfNumbers(place) };
}

interface Asked {
  of: string;
  id?: string | undefined;
  /** Changes of the lesson's settings, each of which the component asks about. */
  changes(meant: Meant): Settings[];
}

/** Of which figure a component asks numbers, and at which settings. */
function askedBy(element: string, props: Settings): Asked | null {
  if (element === 'Value') {
    const { of, id, ...own } = propSchemas.Value.parse(props);
    return { of, id, changes: () => [knobsAmong('Value', own)] };
  }
  if (element === 'Claim') {
    const { of, id, when, ...own } = propSchemas.Claim.parse(props);
    const knobs = knobsAmong('Claim', own);
    const compared = placesIn(when).map((at) => ({ ...knobs, ...at }));
    // Of what is random the seeds decide; elsewhere both sides are looked at.
    return { of, id, changes: ({ figure }) => ('seed' in figure.knobs ? [knobs] : [knobs, ...compared]) };
  }
  if (element === 'Predict') {
    const { of, id, set, options } = propSchemas.Predict.parse(props);
    // A curve is drawn from the result itself.
    return { of, id, changes: () => (options ? [set] : []) };
  }
  if (element !== 'Task') return null;
  const { of, id, solution } = propSchemas.Task.parse(props);
  return { of, id, changes: () => [solution] };
}
