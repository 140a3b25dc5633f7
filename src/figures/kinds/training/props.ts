/** What an author writes into `<Training>`. */
import { z } from 'astro/zod';
import { dataNames, scalings } from '../../../lib/data/spec.ts';
import { seed } from '../../../lib/figure/contract/knobs.ts';
import { identifier, interval, oneOrMany, text } from '../../../lib/schema/schema.ts';
import { usualRun } from '../../../lib/study/defaults.ts';
import { measures } from '../../../lib/study/outcomes.ts';
import { activations, adjustable, orders, outputBiases } from '../../../lib/training/spec.ts';
import { averaging, initializer, normalization, optimizer, patience, schedule } from '../common/settings.ts';
import {
  axisNames,
  hiddenWord,
  hyperparameters,
  isWords,
  knobNames,
  shortcutsWord,
  sweptNames,
  type SweptValue,
} from './hyperparameters.ts';

/** A table has its rows with it: figures that are written in code hand one in. */
export const dataName = z.enum(dataNames).exclude(['table']);

export const data = z.strictObject({
  /** The data set. */
  name: dataName,
  /** Examples to train on. Default: 256; for `arch` 40. Each seed draws its own; of `digits` there are 7,000 to draw from. */
  training: z.number().optional(),
  /** Examples to validate with. Default: 256; for `arch` 200. Of `digits` there are 2,000 others to draw from. */
  validation: z.number().optional(),
  /** Standard deviation of the noise. Default: 0.2; `digits` have none to set. */
  noise: z.number().optional(),
  /** Of `blobs` only. Default: 2. */
  classes: z.number().optional(),
  /** How much of all examples each class has, in proportion, as in `[9, 1]`. Default: the same of each. */
  shares: z.array(z.number()).optional(),
  /** What each input is multiplied by, before `scaling`: a number for each. Default: 1. */
  scales: z.array(z.number()).optional(),
  /**
   * What is done to inputs: `raw`, as they are measured; `zero-one`, each from 0 to 1; `standardized`, each to mean 0 and
   * variance 1 over the training examples; `standardized-together`, all with one mean and variance. Default: raw; for
   * `digits` zero-one.
   */
  scaling: z.enum(scalings).optional(),
});

const hidden = z.array(z.number()).describe('a list of layers’ units, as in [8, 8]');
export const duration = z.int().min(1).max(100_000);

const notNegative = z.number().min(0);
/** Of what is dropped, or shared out: not all. */
const share = z.number().min(0).lt(1);

/** What a run has from its first step on. What depends on the data is the trainer's to check: src/lib/training/check.ts. */
const ofStart = z
  .strictObject({
    /** Units of each hidden layer; `[]` is a linear model. Default: [8, 8]. */
    hidden,
    /** Of the hidden units. Default: tanh. */
    activation: z.enum(activations),
    /** What hidden layers do before their activation: their sums get mean 0 and variance 1, then a scale γ and a bias β that are learnt. Default: none. */
    normalization,
    /** h ← h + f(…) around every hidden layer as wide as the hidden layer before it: He et al. 2016. Default: false. */
    shortcuts: z.boolean(),
    /** What f(…) is multiplied by before a shortcut adds it: less than 1 where many add up. Default: 1. */
    branchScale: z.number().positive(),
    /** How the weights of every layer start; biases start at 0, but see `outputBias`. Default: glorot. */
    initializer,
    /**
     * How the last layer’s biases start: at zero, or at the log odds of the classes, so that the untrained network gives
     * each its share. Default: zero.
     */
    outputBias: z.enum(outputBiases),
  })
  .partial();

/** What a run may change on its way. */
const ofEveryStep = z
  .strictObject({
    /** The rule of each update. Default: sgd. */
    optimizer,
    /** α₀, before the schedule. 0 freezes the weights. Default: 0.1. */
    learningRate: notNegative,
    /** How the learning rate moves from α₀ during a run. Default: constant. */
    schedule,
    /** Examples per step, at most the training set; the last of an epoch may be fewer. Default: 32. */
    batchSize: z.int().min(1),
    /**
     * λ of the penalty (λ/2)‖W‖² on weights, not biases, whose gradient the optimiser sees. Recorded losses leave the
     * penalty out. With plain gradient descent the same as `weightDecay`, with Adam not. Default: 0.
     */
    l2: notNegative,
    /** λ of the penalty λ|w| on each weight, not biases, whose gradient the optimiser sees. Default: 0. */
    l1: notNegative,
    /**
     * λ of the same penalty, taken by its proximal step: after the optimiser’s step each weight moves by αλ towards zero, and
     * stops there. Weights become exactly zero. Default: 0.
     */
    softThreshold: notNegative,
    /**
     * λ of decoupled weight decay: w ← w − αλw on weights, before the optimiser’s step, which does not see it. With
     * `adam` this is AdamW. Default: 0.
     */
    weightDecay: notNegative,
    /** Probability with which each hidden unit is dropped at a training step. Default: 0. */
    dropout: share,
    /**
     * A gradient whose norm over all weights and biases is larger is scaled down to this norm; with its penalties, before
     * the optimiser sees it. Default: no clipping.
     */
    clipNorm: z.number().positive(),
  })
  .partial();

const change = z.strictObject({
  /** The step from which on it trains so: the first is 0, which has what `base` says. */
  at: z.int().min(1),
  /** What changes then, written as in `base`. The optimiser keeps its kind. */
  set: z.union([ofEveryStep]).describe(`an object with some of ${adjustable.join(', ')}`),
});

const ofData = z
  .strictObject({
    /** ε: of each label that is trained on, the share ε is spread evenly over all classes. Default: 0. */
    labelSmoothing: share,
    /** Fraction of the training labels that are replaced by another class. Default: 0. */
    labelNoise: z.number().min(0).max(1),
    /** In which order an epoch visits the examples: a new one each time, or always as they lie. Default: shuffled. */
    order: z.enum(orders),
    /** Digits are shifted by up to so many pixels whenever they are trained on, each way at random. Default: 0. */
    shift: z.int().min(0),
    /** A second set of weights, an average over the steps, drawn dashed beside the weights themselves. Default: none. */
    averaging,
    /**
     * Ends a run whose loss no longer falls, as in `{ on: 'validation', patience: 5 }`. What the figure says of its end is
     * of the weights at its best checkpoint. Default: none.
     */
    earlyStopping: z.strictObject(patience),
    /** Other hyperparameters from a step on, as in `[{ at: 100, set: { learningRate: 0.01 } }]`. Default: none. */
    changes: z.array(change),
  })
  .partial();

const ofRun = ofStart.extend(ofEveryStep.shape).extend(ofData.shape);

export const base = ofRun.transform(({ normalization, ...given }) => ({
  ...usualRun,
  ...given,
  ...(normalization && normalization !== 'none' && { normalization }),
}));

/** What `base` has, and how much a run trains on and for how long. */
const setting = ofRun.extend({
  /** Trains on the first so many of the training examples. Default: all. */
  examples: z.int().min(1).optional(),
  /** Default: those of the figure. */
  steps: duration.optional(),
  /** Default: those of the figure. */
  epochs: duration.optional(),
});

/** An object that may have a field for each of these names. */
export const byName = <Name extends string, S extends z.ZodType>(
  names: readonly Name[],
  fieldOf: (name: NoInfer<Name>) => S,
) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, fieldOf(name).optional()])) as {
      [One in Name]: z.ZodOptional<S>;
    },
  );

const sweep = byName(
  sweptNames.filter((name) => name !== 'hidden' && name !== 'shortcuts'),
  (name) => {
    const { range } = hyperparameters[name];
    const value: z.ZodType<SweptValue, SweptValue> = isWords(range) ? z.enum(range) : z.number();
    return z.array(value).min(2);
  },
).extend({
  /** The layers of each network, as in `[[16], [8, 8]]`. Claims and measures name them "[16]" and "[8, 8]". */
  hidden: z.array(hidden.transform(hiddenWord)).min(2).optional(),
  /** `[false, true]`. Claims and measures name them "no shortcuts" and "shortcuts". */
  shortcuts: z.array(z.boolean().transform(shortcutsWord)).min(2).optional(),
});

const sweptValue = z.union([z.number(), z.string()]).describe('a value of the sweep');
const place = z
  .union([sweptValue, byName(axisNames, () => sweptValue)])
  .describe('a value of the sweep, or one for each of two, as in { learningRate: 0.1, batchSize: 32 }');
const measure = z.enum(measures);
/** All of the held-out seeds show no more. */
const mostShown = 0.97;
export const everyClaim = {
  /** For which share of all seeds it is so, as far as 100 held-out seeds show. Default: 0.8. */
  atLeast: z.number().min(0.5).max(mostShown).optional(),
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
    /** Of all settings this is highest … */
    highest: measure,
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
    /** This is higher … */
    higher: measure,
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
  'accuracy',
  'validation-accuracy',
  'final-accuracy',
  'accuracy-heat-map',
  'decision-boundary',
  'gradient-norms',
  'learning-rate',
  'weight-norms',
  'update-ratios',
  'pre-activations',
  'histograms',
  'zero-units',
  'sharpness',
]);

/** A knob with the range that it has of itself, with two ends, or with words to choose from. */
export const range = z
  .union([z.literal(true), interval, z.array(z.string()).min(2)])
  .describe('true for its own range, two ascending numbers, as in [0, 1], or a list of words');

export const trainingProps = z.strictObject({
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: identifier,
  /** Stands first in the caption. */
  title: text,
  /** A data set by name, or with its size and noise. */
  data: z.union([dataName, data]),
  /** What the runs have in common. Default: two hidden layers of 8 tanh units, SGD with learning rate 0.1, batches of 32. */
  base: base.prefault({}),
  /** One or two hyperparameters, each with the values to try: `{ learningRate: [0.003, 0.03, 0.3] }`. Default: a single run. */
  sweep: sweep.default({}),
  /**
   * Settings to compare, by names of the author’s own, each with what it has besides `base`:
   * `{ SGD: { learningRate: 0.3 }, Adam: { optimizer: 'adam', learningRate: 0.01 } }`. With a sweep, each is swept.
   */
  settings: z.record(text, setting).describe('an object with a setting for each name').default({}),
  /**
   * What is drawn, one below the other. The learning rate is there before anything is trained. `update-ratios` are
   * ‖ΔW‖ / ‖W‖ of a step, `pre-activations` the spread of each hidden layer’s, `histograms`
   * how they are distributed at the end, `zero-units` those whose activation is zero
   * for every training example, `sharpness` the largest eigenvalue of the loss’s Hessian, of small networks. Default: the loss, or after
   * two sweeps a heat map.
   */
  show: oneOrMany(view).optional(),
  /**
   * What the reader may change besides the seed: names, or names with ranges, as in
   * `{ learningRate: [0.01, 1], activation: ['tanh', 'relu'], noise: true }`. Default: nothing.
   */
  knobs: z
    .union([z.array(z.enum(knobNames)), byName(knobNames, () => range)])
    .describe('a list of names, or an object with a range for each name')
    .default([]),
  /** How long each run trains: updates … */
  steps: duration.optional(),
  /**
   * … or passes over the training data. Default: 30 epochs. A figure whose steps × weights × examples of a step come to more
   * than 2 × 10⁹ over all of its runs is refused before anything is computed.
   */
  epochs: duration.optional(),
  /** The seed at first: data, start weights and order of examples come from it. Default: 1. */
  seed: z.int().min(0).max(seed().max).default(1),
  /** Runs of each setting, each with a seed of its own; lines are their mean, and the figure says so. Default: 1. */
  repetitions: z.int().min(1).max(20).default(1),
  /** Marks on each line of the validation loss, or accuracy, where it is best. Default: false. */
  bestEpoch: z.boolean().default(false),
  /** What the figure says of its result. Checked here and on 100 held-out seeds; the build fails where it is not so. */
  claim: claim.optional(),
  /** Places the figure where its claim is not so. */
  finding: z.literal('none').optional(),
});
