/** What an author writes into `<Search>`. What is trained is described as in `<Training>`. */
import { z } from 'astro/zod';
import { seed } from '../../../lib/figure/contract/knobs.ts';
import { identifier, oneOrMany, text } from '../../../lib/schema/schema.ts';
import { knobNames } from '../training/hyperparameters.ts';
import { base, byName, data, dataName, duration, everyClaim, range } from '../training/props.ts';
import { choiceNames, numberNames, searchedNames, wordsOf } from './parameters.ts';

const trials = z.int().min(2).max(200);

const between = z.strictObject({
  /** The least value, included. */
  from: z.number(),
  /** The greatest, included. */
  to: z.number(),
  /** What is spread evenly: the value, its logarithm, or that of one minus it. */
  scale: z.enum(['linear', 'log', 'one-minus-log']).optional(),
  /** Asked for only where a choice has one of these values. */
  when: byName(choiceNames, (name) => oneOrMany(z.enum(wordsOf(name)))).optional(),
});

const ofNumbers = z
  .union([between, z.array(z.number()).min(2)])
  .describe('a range, as in { from: 0, to: 1 }, or a list of numbers');

const space = byName(numberNames, () => ofNumbers).extend(
  byName(choiceNames, (name) => z.array(z.enum(wordsOf(name))).min(2)).shape,
);

const ofEverySearcher = {
  /** What it is called in the drawing and in claims. Needed where two are of one kind. Default: its kind. */
  name: text.optional(),
  /** Trials of each of its searches. Default: those of the figure. */
  trials: trials.optional(),
};

const inFull = z.discriminatedUnion('kind', [
  z.strictObject({
    /** Independent settings, each uniform on its parameter’s scale. */
    kind: z.literal('random'),
    ...ofEverySearcher,
  }),
  z.strictObject({
    /** All combinations of a few values of each parameter. */
    kind: z.literal('grid'),
    /** Of each parameter that is a number. Default: as many as the trials allow. */
    values: z.union([z.int().min(1), byName(searchedNames, () => z.int().min(1))]).optional(),
    /** Which setting comes first. Default: in-order. */
    order: z.enum(['in-order', 'shuffled']).optional(),
    ...ofEverySearcher,
  }),
  z.strictObject({
    /** Points of a Halton sequence, scrambled by the seed. */
    kind: z.literal('halton'),
    ...ofEverySearcher,
  }),
  z.strictObject({
    /** Points of Sobol’s sequence, scrambled by the seed. */
    kind: z.literal('sobol'),
    ...ofEverySearcher,
  }),
  z.strictObject({
    /** Bayesian optimisation: the next trial is where a Gaussian process promises most. */
    kind: z.literal('gaussian-process'),
    /** What is a promise. Default: log-expected-improvement. */
    acquisition: z
      .enum([
        ...(['expected-improvement', 'log-expected-improvement', 'probability-of-improvement'] as const),
        ...(['confidence-bound', 'thompson'] as const),
      ])
      .optional(),
    /** Trials before the process is asked. Default: 5. */
    start: z.int().min(1).optional(),
    ...ofEverySearcher,
  }),
  z.strictObject({
    /** The tree-structured Parzen estimator: densities of good trials and of the others. */
    kind: z.literal('tpe'),
    /** Trials before it learns from them. Default: 10. */
    randomTrials: z.int().min(1).optional(),
    ...ofEverySearcher,
  }),
  z.strictObject({
    /** An evolution strategy: generations of trials around a mean that moves. */
    kind: z.literal('cma-es'),
    /** Where the first generation lies. Default: random. */
    start: z.enum(['random', 'middle']).optional(),
    /** Trials of a generation. Default: from 6 on, more with more parameters. */
    population: z.int().min(4).optional(),
    ...ofEverySearcher,
  }),
]);

type InFull = z.output<typeof inFull>;

const searcher = z
  .union([z.enum(['random', 'grid', 'halton', 'sobol', 'gaussian-process', 'tpe', 'cma-es']), inFull])
  .transform((given): InFull => (typeof given === 'string' ? { kind: given } : given));

const view = z.enum(['best-so-far', 'trials', 'space', 'curves']);

const claimed = {
  /** … after so many trials. Default: all. */
  after: z.int().min(1).optional(),
  ...everyClaim,
};

const claim = z.union([
  z.strictObject({
    /** The best loss so far, of this searcher, is lower … */
    lower: text,
    /** … than that of this one … */
    than: text,
    /** … by this factor … Default: 1. */
    factor: z.number().optional(),
    ...claimed,
  }),
  z.strictObject({
    /** The best loss so far is lowest with this searcher … */
    lowest: text,
    ...claimed,
  }),
  z.strictObject({
    /** The best loss so far is below this number … */
    below: z.number(),
    /** … with this searcher … Default: every one. */
    of: text.optional(),
    ...claimed,
  }),
  z.strictObject({
    /** The best loss so far is above this number … */
    above: z.number(),
    /** … with this searcher … Default: every one. */
    of: text.optional(),
    ...claimed,
  }),
]);

/** Which of the searches is shown: of `<Search>` alone. */
export const whichSearch = 'search';
const turnable = [...knobNames, whichSearch] as const;

export const searchProps = z.strictObject({
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: identifier,
  /** Stands first in the caption. */
  title: text,
  /** A data set by name, or with its size and noise. */
  data: z.union([dataName, data]),
  /** What all trials have, where the space does not say. Default: two hidden layers of 8 tanh units, SGD with learning rate 0.1, batches of 32. */
  base: base.prefault({}),
  /**
   * What is searched: ranges, as in `{ learningRate: { from: 0.001, to: 10 } }`, or lists of values to choose from, as in
   * `{ optimizer: ['momentum', 'adam'] }`. A range has a `scale`, `linear`, `log` or `one-minus-log`; by default the one that
   * the hyperparameter’s knob has. `when` says where it is asked for: `{ from: 0, to: 0.9, when: { optimizer: 'momentum' } }`.
   */
  space: space.describe('an object with a range, or a list of values, for each name'),
  /** Who searches: names, or objects with a `kind` and more. Several are compared, on the same data. */
  searchers: oneOrMany(searcher),
  /** Trials of each search. Default: 20. */
  trials: trials.default(20),
  /** Searches of each searcher, each with a seed of its own: lines are their median, bands nine of ten. Default: 10. */
  searches: z.int().min(1).max(50).default(10),
  /** Trials at a time, by a clock that counts steps. Default: 1. */
  workers: z.int().min(1).max(16).default(1),
  /** What is searched for: the setting at which this is lowest, at the end of a trial. Default: validationLoss. */
  objective: z.enum(['trainingLoss', 'validationLoss']).default('validationLoss'),
  /**
   * Whether all trials start from the `same` weights, so that a setting always comes to the same, or each `fresh`. Default:
   * same.
   */
  starts: z.enum(['same', 'fresh']).default('same'),
  /**
   * What is drawn, one below the other: the best loss so far, over the trials; and of one search of each searcher its trials
   * in their order, where they lie in the `space`, and their `curves`. Default: best-so-far and trials.
   */
  show: oneOrMany(view).default(['best-so-far', 'trials']),
  /** The two parameters that `space` shows, across and up. Default: the first two. */
  axes: z.array(z.enum(searchedNames)).length(2).describe('a list of two names').optional(),
  /**
   * What the reader may change besides the seed, and `search`, which of the searches is shown: names, or names with ranges,
   * as in `{ noise: [0, 0.5], search: true }`. What is searched is not among them. Default: nothing.
   */
  knobs: z
    .union([z.array(z.enum(turnable)), byName(turnable, () => range)])
    .describe('a list of names, or an object with a range for each name')
    .default([]),
  /** How long each trial trains: updates … */
  steps: duration.optional(),
  /**
   * … or passes over the training data. Default: 30 epochs. A figure whose steps × weights × examples of a step come to more
   * than 2 × 10⁹ over all trials, were they the largest of the space, is refused before anything is computed.
   */
  epochs: duration.optional(),
  /** The seed at first: data, start weights and what searchers draw come from it. Default: 1. */
  seed: z.int().min(0).max(seed().max).default(1),
  /** What the figure says of its result: of the median over the searches. Checked here and on 100 held-out seeds; the build fails where it is not so. */
  claim: claim.optional(),
  /** Places the figure where its claim is not so. */
  finding: z.literal('none').optional(),
});
