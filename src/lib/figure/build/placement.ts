/** Where a lesson places a figure: which figure, with which knobs. What is wrong is said with file and line. */
import type { AnyFigure } from '../contract/define.ts';
import { suggest } from '../../text/suggest.ts';
import { defaults, KnobError } from '../contract/knobs.ts';
import type { Settings } from '../contract/settings.ts';

/** Where the `<Figure>` stands in its lesson; written into its props when the Markdown is read. */
export interface Source {
  file: string;
  line: number;
  /** The line of each prop. */
  props: Record<string, number>;
}

export type Catalogue = Readonly<Record<string, AnyFigure>>;

/** A component that names a figure, and those of its props that are no knobs. */
export interface Placed {
  element: string;
  reserved: readonly string[];
}

const asFigure: Placed = { element: 'Figure', reserved: ['finding', 'embedded'] };
const alwaysReserved = ['of', 'id', 'source', 'class'];

/** Throws an Error about a prop that names file, line and component. */
export function failAt(
  props: Record<string, unknown>,
  element: string,
  prop: string,
  message: string,
): never {
  const source = props['source'] as Source | undefined;
  const where = source ? `${source.file}:${source.props[prop] ?? source.line}: ` : '';
  const [name, value] = ['of', 'id'].map((one) => [one, props[one]] as const).find((one) => one[1]) ?? [];
  throw new Error(`${where}<${element}${name ? ` ${name}="${String(value)}"` : ''}>: ${message}`);
}

/** The figure and its knobs' values at this place. Throws an Error that names file, line, value and what is allowed. */
export function place(
  props: Record<string, unknown>,
  catalogue: Catalogue,
  { element, reserved }: Placed = asFigure,
): { name: string; figure: AnyFigure; values: Settings } {
  const fail = (prop: string, message: string): never => failAt(props, element, prop, message);
  const name = String(props['of']);
  if (!Object.hasOwn(catalogue, name))
    fail('of', `there is no figure "${name}". ${suggest(name, Object.keys(catalogue))}`);
  const figure = catalogue[name]!;
  const values: Record<string, unknown> = { ...defaults(figure.knobs) };
  for (const [prop, value] of Object.entries(props)) {
    if (alwaysReserved.includes(prop) || reserved.includes(prop)) continue;
    values[prop] = checked(figure, prop, value, (message) => fail(prop, message));
  }
  return { name, figure, values };
}

/** A knob's value as an author gave it. What is wrong goes to `fail`, in words. */
export function checked(
  figure: AnyFigure,
  name: string,
  value: unknown,
  fail: (message: string) => never,
): unknown {
  if (!Object.hasOwn(figure.knobs, name))
    return fail(`it has no knob "${name}". ${suggest(name, Object.keys(figure.knobs))}`);
  try {
    return figure.knobs[name]!.check(value);
  } catch (error) {
    if (!(error instanceof KnobError)) throw error;
    return fail(`${name}: ${error.message}.`);
  }
}

/** Fails the build when the figure's finding is not true of what was computed for this place. */
export function assertFinding(
  props: Record<string, unknown>,
  figure: AnyFigure,
  data: unknown,
  values: Settings,
  element: string,
): void {
  if (props['finding'] === 'none' || figure.finding.holds(data, values)) return;
  failAt(
    props,
    element,
    '',
    `its finding does not hold here: “${figure.finding.says(data, values)}” ` +
      `(knobs: ${JSON.stringify(values)}). Set other knobs, or finding="none".`,
  );
}
