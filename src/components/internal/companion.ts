/** What the components share that name a figure in a lesson's text: which figure, at which settings, with what result. */
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import { defaults } from '../../lib/figure/contract/knobs.ts';
import { sameSettings, type Settings } from '../../lib/figure/contract/settings.ts';
import type { Judged, Outcome } from '../../lib/figure/contract/outcome.ts';
import { checked, failAt, place } from '../../lib/figure/build/placement.ts';
import { numbersAt } from '../../lib/figure/build/numbers.ts';
import { outcomeShownAt } from '../../lib/figure/build/shown.ts';
import type { Configured } from '../../markdown/configured-figures.ts';
import type { SourceLines } from '../../markdown/source-lines.ts';
import { figures, judgeOfMeasures } from '../../figures/built.ts';
import { knobsAmong, type SettledPropsOf } from '../props.ts';
import { configuredAs } from './kinds.ts';
import { readProps } from './read-props.ts';

type Following = 'Value' | 'Claim' | 'Setting' | 'Mark' | 'Predict' | 'Task';

export interface Companion<Name extends Following = Following> {
  /** The figure's name on its page. */
  id: string;
  figure: AnyFigure;
  /** The figure's file, by name; of one that the text configures, its kind. */
  name: string;
  configuration?: object | undefined;
  /** The settings that the figure has in the lesson. */
  placed: Settings;
  /** The component's own props, defaults filled in. */
  own: SettledPropsOf<Name>;
  /** Its others, which are knobs; not yet checked. */
  knobs: Props;
  fail: (prop: string, message: string) => never;
}

type Props = Record<string, unknown>;

/** What Markdown writes into the props besides the author. */
interface Written {
  source?: SourceLines;
  configured?: Configured;
}

/**
 * The figure that `of` (and `id`, where it has one) names, as the lesson places it; one that stands elsewhere at its own
 * settings. Throws an Error with file and line for what is wrong.
 */
export function companion<Name extends Following>(element: Name, props: object): Companion<Name> {
  const own = readProps(element, props);
  const { of } = own;
  const { configured, source } = props as Written;
  const { name, figure, values, configuration } = configured
    ? placedAs(configured)
    : { ...place({ of, source }, figures, { element, reserved: [] }), configuration: undefined };
  const fail: Companion['fail'] = (prop, message) => failAt({ ...props }, element, prop, message);
  // A number can be quoted from elsewhere; what asks something of a figure has to have it on its page.
  if (!configured && element !== 'Value' && element !== 'Claim')
    fail('of', `the lesson does not show this figure. Place it with <Figure of="${of}" />.`);
  return {
    id: idOf(configured) ?? of,
    ...{ figure, name, configuration },
    placed: values,
    own,
    knobs: knobsAmong(element, own),
    fail,
  };
}

type PlacedFigure = Pick<Companion, 'name' | 'figure' | 'configuration'> & { values: Settings };

/** A figure as a text places it. */
export function placedAs(placed: Configured): PlacedFigure {
  if (placed.element === 'Figure') return place(placed.props, figures);
  const made = configuredAs(placed);
  return { ...made, name: placed.element.toLowerCase(), values: defaults(made.figure.knobs) };
}

/** A figure's name on its page. */
const idOf = (configured?: Configured) =>
  (configured?.props['id'] ?? configured?.props['of']) as string | undefined;

/** Changes to the figure's settings, each checked by its knob. `prop` is where they were written. */
export function changesIn({ figure, fail }: Companion, changes: Props, prop?: string): Props {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [
      name,
      checked(figure, name, value, (message) => fail(prop ?? name, message)),
    ]),
  );
}

/** What the figure shows at its settings in the lesson, with these changes; in words as well. */
export const outcomeAt = ({ figure, placed }: Companion, changes: Props = {}): Promise<Outcome> =>
  outcomeShownAt(figure, { ...placed, ...changes });

/** The same without the words. Where the lesson draws it, it is computed; elsewhere it may be known. */
export async function judgedAt(about: Companion, changes: Props = {}): Promise<Judged> {
  const { figure, name, configuration, placed } = about;
  const values = { ...placed, ...changes };
  if (sameSettings(values, placed)) return outcomeAt(about);
  return numbersAt({ figure, judge: await judgeOfMeasures(name, configuration), values });
}
