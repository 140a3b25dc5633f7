/** What the components share that name a figure in a lesson's text: which figure, at which settings, with what result. */
import { checkNames } from '../../lib/figure/build/author-props.ts';
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import { outcomeOf, type Outcome } from '../../lib/figure/contract/outcome.ts';
import { checked, failAt, place } from '../../lib/figure/build/placement.ts';
import { stored } from '../../lib/figure/build/store.ts';
import type { Configured } from '../../markdown/configured-figures.ts';
import { figures } from '../../figures/built.ts';
import { configuredFigure } from './kinds.ts';

export interface Companion {
  /** The figure's name on its page. */
  id: string;
  figure: AnyFigure;
  /** The settings that the figure has in the lesson. */
  placed: Readonly<Record<string, unknown>>;
  fail: (prop: string, message: string) => never;
}

type Props = Record<string, unknown>;

/** A component's own props; without `optional` all others are knobs. */
interface Own {
  required?: readonly string[];
  optional?: readonly string[];
}

/** Props of every companion; the others are its own, or knobs. */
const shared = ['of', 'id', 'at', 'source', 'configured'];

/**
 * The figure that `of` (and `id`, where it has one) names, and its settings in the lesson: `at` where they are not its
 * own. Throws an Error with file and line for what is wrong.
 */
export function companion(element: string, props: object, { required = [], optional }: Own = {}): Companion {
  const fail = (prop: string, message: string): never => failAt(props as Props, element, prop, message);
  const { configured, ...written } = props as Props & { configured?: Configured };
  const { of, id, at, source } = written;
  // Without a list of the others, all of them are knobs.
  const others = optional ?? Object.keys(written);
  checkNames(written, { required: ['of', ...required], optional: ['id', 'at', ...others] }, fail);
  // A figure that the lesson configures is its own, before one of the same name in src/figures.
  const catalogue = configured ? { [String(of)]: configuredFigure(configured) } : figures;
  const { name, figure, values } = place({ of, source, ...(at as Props) }, catalogue, {
    element,
    reserved: [],
  });
  return { id: String((configured ? undefined : id) ?? name), figure, placed: values, fail };
}

/** Those of a component's props that are knobs: all but its `own` and those that every companion has. */
export const knobsIn = (props: Props, own: readonly string[] = []): Props =>
  Object.fromEntries(Object.entries(props).filter(([name]) => ![...shared, ...own].includes(name)));

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
  return outcomeOf(figure, await stored(figure.experiment(values as never), figure.title), values);
}
