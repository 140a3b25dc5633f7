/** A component's props as its author wrote them, checked and settled. */
import type { z } from 'astro/zod';
import { settledProps } from '../../lib/figure/build/author-props.ts';
import { failAt } from '../../lib/figure/build/placement.ts';
import { propSchemas, type ComponentName, type SettledPropsOf } from '../props.ts';

/** Throws an Error with file and line for what is wrong. */
export function readProps<Name extends ComponentName>(element: Name, props: object): SettledPropsOf<Name> {
  const fail = (prop: string, message: string) => failAt({ ...props }, element, prop, message);
  const schema: z.ZodType = propSchemas[element];
  return settledProps(schema, props, fail) as SettledPropsOf<Name>;
}
