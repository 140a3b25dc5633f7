/** What the components share that name a figure in a lesson's text: which figure, at which settings, with what result. */
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import type { Settings } from '../../lib/figure/contract/settings.ts';
import { outcomeOf, type Outcome } from '../../lib/figure/contract/outcome.ts';
import { checked, failAt, place } from '../../lib/figure/build/placement.ts';
import { stored } from '../../lib/figure/build/store.ts';
import type { Configured } from '../../markdown/configured-figures.ts';
import type { SourceLines } from '../../markdown/source-lines.ts';
import { figures } from '../../figures/built.ts';
import { propSchemas, type SettledPropsOf } from '../props.ts';
import { configuredFigure } from './kinds.ts';
import { readProps } from './read-props.ts';

type Following = 'Value' | 'Setting' | 'Predict' | 'Task';

export interface Companion<Name extends Following = Following> {
  /** The figure's name on its page. */
  id: string;
  figure: AnyFigure;
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
 * The figure that `of` (and `id`, where it has one) names, and its settings in the lesson: `at` where they are not its
 * own. Throws an Error with file and line for what is wrong.
 */
export function companion<Name extends Following>(element: Name, props: object): Companion<Name> {
  const own: SettledPropsOf<Following> = readProps(element, props);
  const { of, id, at } = own;
  const { configured, source } = props as Written;
  // A figure that the lesson configures is its own, before one of the same name in src/figures.
  const catalogue = configured ? { [of]: configuredFigure(configured) } : figures;
  const { name, figure, values } = place({ of, source, ...at }, catalogue, { element, reserved: [] });
  const knobs = Object.entries(own).filter(([prop]) => !Object.hasOwn(propSchemas[element].shape, prop));
  return {
    id: (configured ? undefined : id) ?? name,
    figure,
    placed: values,
    own: own as SettledPropsOf<Name>,
    knobs: Object.fromEntries(knobs),
    fail: (prop, message) => failAt({ ...props }, element, prop, message),
  };
}

/** Changes to the figure's settings, each checked by its knob. `prop` is where they were written. */
export function changesIn({ figure, fail }: Companion, changes: Props, prop?: string): Props {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [
      name,
      checked(figure, name, value, (message) => fail(prop ?? name, message)),
    ]),
  );
}

/** What the figure shows at its settings in the lesson, with these changes. */
export async function outcomeAt({ figure, placed }: Companion, changes: Props = {}): Promise<Outcome> {
  const values = { ...placed, ...changes };
  return outcomeOf(figure, await stored(figure.experiment(values), figure.title), values);
}
