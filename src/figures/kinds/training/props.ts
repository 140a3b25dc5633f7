/** What an author writes into `<Training>`. */
import { z } from 'astro/zod';
import { dataNames } from '../../../lib/data/spec.ts';
import { seed } from '../../../lib/figure/contract/knobs.ts';
import { identifier, oneOrMany, text } from '../../../lib/schema/schema.ts';
import { usualRun } from '../../../lib/study/defaults.ts';
import { measures } from '../../../lib/study/outcomes.ts';
import { activations } from '../../../lib/training/spec.ts';
import { initializer, optimizer, schedule } from '../common/settings.ts';
import {
  hyperparameters,
  isWords,
  knobNames,
  sweptNames,
  type SweptName,
  type SweptValue,
} from './hyperparameters.ts';

const data = z.strictObject({
  /** The data set. */
  name: z.enum(dataNames),
  /** Examples to train on. Default: 256; for `arch` 40. */
  training: z.number().optional(),
  /** Examples to validate with. Default: 256; for `arch` 200. */
  validation: z.number().optional(),
  /** Standard deviation of the noise. Default: 0.2; `digits` have none to set. */
  noise: z.number().optional(),
  /** Of `blobs` only. Default: 2. */
  classes: z.number().optional(),
});

/** Bounds are the trainer's to check: src/lib/training/check.ts. */
const base = z.strictObject({
  /** Units of each hidden layer; `[]` is a linear model. Default: [8, 8]. */
  hidden: z
    .array(z.number())
    .describe('a list of layers’ units, as in [8, 8]')
    .default([...usualRun.hidden]),
  /** Of the hidden units. Default: tanh. */
  activation: z.enum(activations).default(usualRun.activation),
  /** How the weights of every layer start; biases start at 0. Default: glorot. */
  initializer: initializer.prefault('glorot'),
  /** The rule of each update. Default: sgd. */
  optimizer: optimizer.prefault('sgd'),
  /** α₀, before the schedule. 0 freezes the weights. Default: 0.1. */
  learningRate: z.number().default(usualRun.learningRate),
  /** How the learning rate moves from α₀ during a run. Default: constant. */
  schedule: schedule.prefault('constant'),
  /** Examples per step, at most the training set; the last of an epoch may be fewer. Default: 32. */
  batchSize: z.number().default(usualRun.batchSize),
  /** λ of the penalty (λ/2)‖W‖² on weights, not biases. Recorded losses leave the penalty out. Default: 0. */
  l2: z.number().default(usualRun.l2),
  /** Probability with which each hidden unit is dropped at a training step. Default: 0. */
  dropout: z.number().default(usualRun.dropout),
  /** Fraction of the training labels that are replaced by another class. Default: 0. */
  labelNoise: z.number().default(usualRun.labelNoise),
});

/** An object that may have a field for each hyperparameter that can be swept. */
const bySweptName = <S extends z.ZodType>(fieldOf: (name: SweptName) => S) =>
  z.strictObject(
    Object.fromEntries(sweptNames.map((name) => [name, fieldOf(name).optional()])) as {
      [Name in SweptName]: z.ZodOptional<S>;
    },
  );

const sweep = bySweptName((name) => {
  const { range } = hyperparameters[name];
  const value: z.ZodType<SweptValue, SweptValue> = isWords(range) ? z.enum(range) : z.number();
  return z.array(value).min(2);
});

const sweptValue = z.union([z.number(), z.string()]).describe('a value of the sweep');
const place = z
  .union([sweptValue, bySweptName(() => sweptValue)])
  .describe('a value of the sweep, or one for each of two, as in { learningRate: 0.1, batchSize: 32 }');
const measure = z.enum(measures);
const everyClaim = {
  /** For how many of the 20 held-out seeds it must be so. Default: 16. */
  atLeast: z.int().min(1).max(20).optional(),
};

const claim = z.union([
  z.strictObject({
    /** Of all settings this is lowest … */
    lowest: measure,
    /** … at this one, or at one of these. */
    at: oneOrMany(place),
    ...everyClaim,
  }),
  z.strictObject({
    /** At the end it is below this number: … */
    below: z.number(),
    /** … this of the runs … */
    of: measure,
    /** … at this setting. Default: everywhere. */
    at: place.optional(),
    ...everyClaim,
  }),
  z.strictObject({
    /** At the end it is above this number: … */
    above: z.number(),
    /** … this of the runs … */
    of: measure,
    /** … at this setting. Default: everywhere. */
    at: place.optional(),
    ...everyClaim,
  }),
  z.strictObject({
    /** This is lower … */
    lower: measure,
    /** … at this setting … */
    at: place,
    /** … than at that one … */
    than: place,
    /** … by this factor. Default: 1. */
    factor: z.number().optional(),
    ...everyClaim,
  }),
  z.strictObject({
    /** It falls from each swept value to the next. */
    falls: measure,
    ...everyClaim,
  }),
  z.strictObject({
    /** It rises from each swept value to the next. */
    rises: measure,
    ...everyClaim,
  }),
  z.strictObject({
    /** The runs of this setting diverge; `false`: none does. */
    diverges: z.union([place, z.literal(false)]),
    ...everyClaim,
  }),
]);

const view = z.enum([
  'loss',
  'validation-loss',
  'final-loss',
  'heat-map',
  'decision-boundary',
  'gradient-norms',
  'learning-rate',
]);

const budget = z.int().min(1).max(100_000);

export const trainingProps = z.strictObject({
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: identifier,
  /** Stands first in the caption. */
  title: text,
  /** A data set by name, or with its size and noise. */
  data: z.union([z.enum(dataNames), data]),
  /** What the runs have in common. Default: two hidden layers of 8 tanh units, SGD with learning rate 0.1, batches of 32. */
  base: base.prefault({}),
  /** One or two hyperparameters, each with the values to try: `{ learningRate: [0.003, 0.03, 0.3] }`. Default: a single run. */
  sweep: sweep.default({}),
  /** What is drawn, one below the other. Default: the loss, or after two sweeps a heat map. */
  show: oneOrMany(view).optional(),
  /** What the reader may change besides the seed. Default: nothing. */
  knobs: z.array(z.enum(knobNames)).default([]),
  /** How long each run trains: updates … */
  steps: budget.optional(),
  /** … or passes over the training data. Default: 30 epochs. */
  epochs: budget.optional(),
  /** The seed at first: data, start weights and order of examples come from it. Default: 1. */
  seed: z.int().min(0).max(seed().max).default(1),
  /** Runs of each setting, each with a seed of its own; the thick line is their mean. Default: 1. */
  repetitions: z.int().min(1).max(20).default(1),
  /** What the figure says of its result. Checked here and on 20 held-out seeds; the build fails where it is not so. */
  claim: claim.optional(),
  /** Places the figure where its claim is not so. */
  finding: z.literal('none').optional(),
});
