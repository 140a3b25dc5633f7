/** Conditions on what a figure shows, as an author writes them. */
import { z } from 'astro/zod';
import { text } from '../schema/schema.ts';

const equal = z.union([z.number(), z.string(), z.boolean()]);

const fixed = z.strictObject({
  /** It is greater than this. */
  above: z.number().optional(),
  /** It is less than this. */
  below: z.number().optional(),
  /** It is this or greater. */
  atLeast: z.number().optional(),
  /** It is this or less. */
  atMost: z.number().optional(),
  /** It is anything but this. */
  not: equal.optional(),
});

const counting = fixed.extend({
  /** So many different values were seen so far, this one included. */
  different: z.number().optional(),
});

const byName = <S extends z.ZodType>(comparison: S) =>
  z
    .record(z.string(), z.union([equal, comparison]))
    .describe('an object with a value, or comparisons, for each name');

/** By the name of a knob or a measure, or `holds`, or `diverged`: equal to a value, or all of these. All must be met. */
export const conditions = byName(counting);
/** The same of a result alone, whatever was seen before. */
export const fixedConditions = byName(fixed);
export type Conditions = z.infer<typeof conditions>;

export const option = z.strictObject({
  /** What the reader may expect. */
  says: text,
  /** What the figure shows when it is so. Of several that are met, the first counts. */
  when: conditions,
});
export type Option = z.infer<typeof option>;
