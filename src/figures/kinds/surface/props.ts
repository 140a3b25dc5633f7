/** What an author writes into `<Surface>`. */
import { z } from 'astro/zod';
import { identifier, interval, oneOrMany, text } from '../../../lib/schema/schema.ts';
import { optimizer } from '../common/settings.ts';

/** A path by its optimiser, or by its learning rate. */
const path = z.union([z.string(), z.number()]).describe('the name of a path’s optimizer, or a learning rate');

const claim = z.union([
  z.strictObject({
    /** Every path comes to a value below this … */
    below: z.number(),
    /** … at this step at the latest. Default: the last. */
    within: z.int().min(0).optional(),
  }),
  z.strictObject({
    /** The path of this optimiser, or of this learning rate, ends lowest. */
    lowest: path,
  }),
  z.strictObject({
    /** This path leaves for infinity; `false`: none does. */
    diverges: z.union([path, z.literal(false)]),
  }),
]);

export const surfaceProps = z.strictObject({
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: identifier,
  /** Stands first in the caption. */
  title: text,
  /** One of src/lib/surfaces: ½(x² + κy²), Goh’s valley, Beale’s function or a saddle. */
  surface: z.enum(['quadratic', 'goh', 'beale', 'saddle']),
  /** κ of `quadratic`, how much steeper it is along y. Default: 10. */
  condition: z.number().min(1).max(1000).optional(),
  /** Where all paths begin. The reader can drag it. Default: a place that suits the surface. */
  start: z
    .strictObject({
      /** From left to right. */
      x: z.number(),
      /** From below to above. */
      y: z.number(),
    })
    .optional(),
  /** By name, with its usual parameters, or in full. Several are compared. Default: sgd. */
  optimizer: oneOrMany(optimizer).prefault('sgd'),
  /** Several are compared, if there is one optimiser. Default: one that suits the surface. */
  learningRate: oneOrMany(z.number().min(0).max(1000)).optional(),
  /** Updates of each path. Default: 100. */
  steps: z.int().min(1).max(10_000).default(100),
  /** What the reader may change besides the start. Default: nothing. */
  knobs: z.array(z.enum(['learningRate', 'momentum', 'condition', 'steps'])).default([]),
  /** What the map shows, from left to right. Default: what suits the surface. */
  x: interval.optional(),
  /** The same from below to above. */
  y: interval.optional(),
  /** What the figure says of its result; the build fails where it is not so. */
  claim: claim.optional(),
  /** Places the figure where its claim is not so. */
  finding: z.literal('none').optional(),
});
