/** Conditions on what a figure shows, as an author writes them. */
import { z } from 'astro/zod';
import { text } from '../schema/schema.ts';

const equal = z.union([z.number(), z.string(), z.boolean()]);

const comparison = <Bound extends z.ZodType>(bound: Bound) =>
  z.strictObject({
    /** It is greater than this. */
    above: bound.optional(),
    /** It is less than this. */
    below: bound.optional(),
    /** It is this or greater. */
    atLeast: bound.optional(),
    /** It is this or less. */
    atMost: bound.optional(),
    /** It is anything but this. */
    not: equal.optional(),
  });

const elsewhere = z
  .strictObject({
    /** What differs there from the settings that the claim is about. */
    at: z
      .record(z.string(), z.unknown())
      .refine((at) => Object.keys(at).length > 0)
      .describe('an object with settings of the figure that differ'),
    /** So many times what it is there. Default: 1. */
    times: z.number().positive().default(1),
  })
  .describe('what it is at other settings, { at: { knob: value }, times: 2 }');
export type Elsewhere = z.infer<typeof elsewhere>;

const counting = comparison(z.number()).extend({
  /** So many different values were seen so far, this one included. */
  different: z.number().optional(),
});

const byName = <S extends z.ZodType>(comparison: S) =>
  z
    .record(z.string(), z.union([equal, comparison]))
    .describe('an object with a value, or comparisons, for each name');

/** By the name of a knob or a measure, or `holds`, or `diverged`: equal to a value, or all of these. All must be met. */
export const conditions = byName(counting);
export type Conditions = z.infer<typeof conditions>;

/** The same of a result alone, or of two: a bound may be what the figure shows at other settings, at the same seed. */
export const claimedConditions = byName(comparison(z.union([z.number(), elsewhere])));
export type ClaimedConditions = z.infer<typeof claimedConditions>;

export const option = z.strictObject({
  /** What the reader may expect. */
  says: text,
  /** What the figure shows when it is so. Of several that are met, the first counts. */
  when: conditions,
});
export type Option = z.infer<typeof option>;
