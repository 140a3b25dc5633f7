/** What an author writes into `<Plot>`. */
import { z } from 'astro/zod';
import { identifier, interval, oneOrMany, text } from '../../../lib/schema/schema.ts';

const scale = z.enum(['linear', 'log']);

const knob = z.strictObject({
  /** The least value. */
  from: z.number(),
  /** The greatest. */
  to: z.number(),
  /** Its value at first. Default: the middle. */
  at: z.number().optional(),
  /** Default: log where both ends are above 0 and far apart. */
  scale: scale.optional(),
  /** Its name in words. Default: the name in the formula. */
  label: text.optional(),
  /** A letter for it, as in β. */
  symbol: text.optional(),
});

export const plotProps = z.strictObject({
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: identifier,
  /** Stands first in the caption. */
  title: text,
  /**
   * The function, or several, of `x` and the knobs: `alpha / (1 + rate * x)`. There are + - * / ^ and parentheses, `pi`
   * and `e`, and abs, cos, erf, exp, floor, log, max, min, sigmoid, sin, sqrt, tanh.
   */
  of: oneOrMany(text),
  /** Where the horizontal axis begins and ends. */
  x: interval,
  /** The same of the vertical axis. Default: where the curves are. */
  y: interval.optional(),
  /** Each further name in the functions, with its range: `{ rate: [0, 2] }`. */
  knobs: z
    .record(z.string(), z.union([interval, knob]))
    .describe('an object with a range for each name')
    .default({}),
  /** What stands at each curve’s end. Default: the formula. */
  names: z.array(text).optional(),
  /** Default: linear. */
  xScale: scale.default('linear'),
  /** Default: linear. */
  yScale: scale.default('linear'),
  /** Default: x. */
  xLabel: text.default('x'),
  /** Default: none for several functions, the formula for one. */
  yLabel: z.string().optional(),
  /** Draws each function’s slope too, as a dashed line. Default: false. */
  derivative: z.boolean().default(false),
});
