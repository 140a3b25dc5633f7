/** Reads what an author wrote into a component: the first mistake is told with its place and what is allowed. */
import { z } from 'astro/zod';
import { mistakesIn, type Mistake } from '../../schema/mistakes.ts';
import type { Schema } from '../../schema/schema.ts';

/** Throws an Error that names file, line and component; `prop` is where the mistake was written. */
export type Fail = (prop: string, message: string) => never;

/** What an author wrote into a component: it may be anything. */
export type Written = Readonly<Record<string, unknown>>;

/** What Markdown writes into a component's props, besides the author. */
const given = ['source', 'class', 'configured'];

/** The props as the schema settles them. */
export function settledProps<S extends Schema>(schema: S, props: object, fail: Fail): z.output<S> {
  const written = Object.fromEntries(Object.entries(props).filter(([name]) => !given.includes(name)));
  return settled(schema, written, [], fail);
}

/** A value within the props as the schema settles it. `path` is where it stands: `['start', 'x']`. */
export function settled<S extends Schema>(
  schema: S,
  value: unknown,
  path: readonly string[],
  fail: Fail,
): z.output<S> {
  const { success, data } = z.safeParse(schema, value);
  if (success) return data;
  const [{ prop, sentence }] = mistakesIn(schema, value, path) as [Mistake];
  return fail(prop, sentence);
}
