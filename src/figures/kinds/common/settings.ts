/** Optimisers, initial weights, schedules and normalisations as authors write them: by name, with their usual parameters, or in full. */
import { z } from 'astro/zod';
import {
  usualInitializers,
  usualNormalizations,
  usualOptimizers,
  usualSchedules,
} from '../../../lib/study/defaults.ts';
import type { Initializer, Normalization, Optimizer, Schedule } from '../../../lib/training/spec.ts';

const namesOf = <Name extends string>(usual: Record<Name, unknown>) => Object.keys(usual) as Name[];

/** Of averages that forget. */
const decay = z.number().min(0).lt(1);
const positive = z.number().positive();
const notNegative = z.number().min(0);
const share = z.number().min(0).max(1);
/** How many, at least one. */
const some = z.int().min(1);
const { momentum, nesterov, rmsprop, adam, adagrad, lion } = usualOptimizers;
const { linear, 'one-cycle': oneCycle, plateau } = usualSchedules;
const { batch, layer } = usualNormalizations;

export const optimizer = z
  .union([
    z.enum(namesOf(usualOptimizers)),
    z.discriminatedUnion('kind', [
      z.strictObject({
        /** w ← w − αg. */
        kind: z.literal('sgd'),
      }),
      z.strictObject({
        /** z ← βz + g, w ← w − αz. */
        kind: z.literal('momentum'),
        /** β. Default: 0.9. */
        beta: decay.default(momentum.beta),
        /** `ng` (as in Ng’s course): v ← βv + (1 − β)g, w ← w − αv; the same path at α · (1 − β). Default: goh. */
        form: z.enum(['goh', 'ng']).default(momentum.form),
      }),
      z.strictObject({
        /** z ← βz + g, w ← w − α(g + βz). */
        kind: z.literal('nesterov'),
        /** β. Default: 0.9. */
        beta: decay.default(nesterov.beta),
      }),
      z.strictObject({
        /** s ← βs + (1 − β)g², w ← w − αg / (√s + ε). */
        kind: z.literal('rmsprop'),
        /** β. Default: 0.9. */
        beta: decay.default(rmsprop.beta),
        /** ε. Default: 1e-7. */
        epsilon: positive.default(rmsprop.epsilon),
      }),
      z.strictObject({
        /** Kingma & Ba 2015, with bias correction. */
        kind: z.literal('adam'),
        /** β₁. Default: 0.9. */
        beta1: decay.default(adam.beta1),
        /** β₂. Default: 0.999. */
        beta2: decay.default(adam.beta2),
        /** ε. Default: 1e-7. */
        epsilon: positive.default(adam.epsilon),
        /** Whether m and s are divided by what they lack in the first steps. Default: true. */
        biasCorrection: z.boolean().optional(),
      }),
      z.strictObject({
        /** s ← s + g², w ← w − αg / (√s + ε). */
        kind: z.literal('adagrad'),
        /** ε. Default: 1e-7. */
        epsilon: positive.default(adagrad.epsilon),
      }),
      z.strictObject({
        /** w ← w − α · sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g: Chen et al. 2023. */
        kind: z.literal('lion'),
        /** β₁. Default: 0.9. */
        beta1: decay.default(lion.beta1),
        /** β₂. Default: 0.99. */
        beta2: decay.default(lion.beta2),
      }),
    ]),
  ])
  .transform((given): Optimizer => (typeof given === 'string' ? usualOptimizers[given] : given));

export const initializer = z
  .union([
    z.enum(namesOf(usualInitializers)),
    z.discriminatedUnion('kind', [
      z.strictObject({
        /** Every weight starts at 0. */
        kind: z.literal('zeros'),
      }),
      z.strictObject({
        /** N(0, deviation²). */
        kind: z.literal('normal'),
        /** Of the weights. The name alone has 0.5. */
        deviation: notNegative,
      }),
      z.strictObject({
        /** N(0, 2 / (fan in + fan out)): Glorot & Bengio 2010. */
        kind: z.literal('glorot'),
      }),
      z.strictObject({
        /** N(0, 2 / fan in): He et al. 2015. */
        kind: z.literal('he'),
      }),
      z.strictObject({
        /** Uniform, of the same variance as `glorot`. */
        kind: z.literal('glorot-uniform'),
      }),
      z.strictObject({
        /** Uniform, of the same variance as `he`. */
        kind: z.literal('he-uniform'),
      }),
      z.strictObject({
        /** N(0, 1 / fan in): LeCun et al. 1998. */
        kind: z.literal('lecun'),
      }),
      z.strictObject({
        /** Columns, or rows where these are fewer, at right angles to each other: Saxe et al. 2014. */
        kind: z.literal('orthogonal'),
        /** Their length. Default: 1. */
        gain: notNegative.default(usualInitializers.orthogonal.gain),
      }),
    ]),
  ])
  .transform((given): Initializer => (typeof given === 'string' ? usualInitializers[given] : given));

/** A loss that is waited for: early stopping and the plateau schedule have the same fields. */
export const patience = {
  /** The loss to watch. Default: validation. */
  on: z.enum(['training', 'validation']).default('validation'),
  /** Checkpoints in a row without improvement: a run has 60, with decision boundaries 20. */
  patience: some,
  /** By how much the loss has to fall below its best to count as better. Default: 0. */
  leastImprovement: notNegative.optional(),
};

/** Epochs count whole passes over the training data, from 0; progress goes from 0 to 1. */
const plainSchedules = [
  z.strictObject({
    /** α₀ throughout. */
    kind: z.literal('constant'),
  }),
  z.strictObject({
    /** α₀ / (1 + decayRate · epoch). */
    kind: z.literal('inverse-time'),
    /** The name alone has 0.1. */
    decayRate: notNegative,
  }),
  z.strictObject({
    /** α₀ · γ^epoch. */
    kind: z.literal('exponential'),
    /** γ. The name alone has 0.95. */
    gamma: positive,
  }),
  z.strictObject({
    /** α₀ · k / √epoch from epoch 1 on, never above α₀. */
    kind: z.literal('inverse-square-root'),
    /** The epoch at which it would be α₀ is k². */
    k: positive,
  }),
  z.strictObject({
    /** α₀ · factor^(number of `at` epochs reached). */
    kind: z.literal('staircase'),
    /** Of each stair. */
    factor: positive,
    /** The epochs at which the stairs stand. */
    at: z.array(z.int().min(0)),
  }),
  z.strictObject({
    /** Linear from α₀ to α₀ · endFactor, step by step. */
    kind: z.literal('linear'),
    /** Default: 0. */
    endFactor: notNegative.default(linear.endFactor),
  }),
  z.strictObject({
    /** α₀ · ½(1 + cos(π · progress)), step by step. */
    kind: z.literal('cosine'),
  }),
  z.strictObject({
    /** The same period after period, from α₀ anew in each: Loshchilov & Hutter 2017. */
    kind: z.literal('cosine-restarts'),
    /** Steps of the first. */
    period: some,
    /** How many times as long each next one is. Default: 1. */
    multiplier: some.default(1),
  }),
  z.strictObject({
    /** Up to α₀ and down from it, once: Smith & Topin 2018. */
    kind: z.literal('one-cycle'),
    /** The share of all steps in which the rate rises. Default: 0.3. */
    rise: z.number().gt(0).lt(1).default(oneCycle.rise),
    /** It starts at α₀ · startFactor. Default: 0.04. */
    startFactor: share.default(oneCycle.startFactor),
    /** It ends at α₀ · endFactor. Default: 0.000004. */
    endFactor: share.default(oneCycle.endFactor),
    /** Of each way. Default: cosine. */
    form: z.enum(['cosine', 'linear']).default(oneCycle.form),
  }),
  z.strictObject({
    /** Linear from α₀ · startFactor up to α₀ and back, over and over: Smith 2017. */
    kind: z.literal('triangle'),
    /** Steps of each way. */
    halfCycle: some,
    /** Default: 0.1. */
    startFactor: share.default(0.1),
  }),
  z.strictObject({
    /** α₀ · factor^(number of plateaus so far): the loss has not fallen for so many checkpoints. */
    kind: z.literal('plateau'),
    /** Of each fall. Default: 0.1. */
    factor: positive.default(plateau.factor),
    ...patience,
    /** Checkpoints in a row without improvement: a run has 60, with decision boundaries 20. Default: 10. */
    patience: some.default(plateau.patience),
  }),
  z.strictObject({
    /** α₀ · (to/α₀)^progress: a geometric ramp for the learning-rate range test. */
    kind: z.literal('range-test'),
    /** The learning rate at the end. */
    to: positive,
  }),
] as const;

const scheduleName = z.enum(namesOf(usualSchedules));
const scheduleOf = (given: keyof typeof usualSchedules | Schedule): Schedule =>
  typeof given === 'string' ? usualSchedules[given] : given;

export const schedule = z
  .union([
    scheduleName,
    z.discriminatedUnion('kind', [
      ...plainSchedules,
      z.strictObject({
        /** Linear from α₀/steps to α₀ over the first steps, then another schedule. */
        kind: z.literal('warm-up'),
        /** How many. */
        steps: some,
        /** The schedule after them, as if it had been there from the first step on. */
        then: z
          .union([scheduleName, z.discriminatedUnion('kind', plainSchedules)])
          .describe('another schedule, by name or in full, as in { kind: "constant" }')
          .transform(scheduleOf),
      }),
    ]),
  ])
  .transform(scheduleOf);

export const averaging = z.discriminatedUnion('kind', [
  z.strictObject({
    /** average ← decay · average + (1 − decay) · w after each step. */
    kind: z.literal('exponential'),
    /** How much of the average is kept. */
    decay,
  }),
  z.strictObject({
    /** The mean of the weights after each step from one on: Polyak & Juditsky 1992. */
    kind: z.literal('polyak'),
    /** Number of the first step, from 0. Before it the average is the weights. */
    from: z.int().min(0),
  }),
]);

export const normalization = z
  .union([
    z.enum(['none', ...namesOf(usualNormalizations)]),
    z.discriminatedUnion('kind', [
      z.strictObject({
        /**
         * Unit by unit over the examples of a batch, outside of training by running means: Ioffe & Szegedy 2015. Not with
         * a batch of one, nor where one example is left for an epoch’s last batch.
         */
        kind: z.literal('batch'),
        /** The share of a new batch in the running means. Default: 0.1, as in PyTorch; Keras’s is one minus it. */
        momentum: share.default(batch.momentum),
        /** ε. Default: 0.00001. */
        epsilon: positive.default(batch.epsilon),
      }),
      z.strictObject({
        /** Example by example over the units of a layer: Ba et al. 2016. */
        kind: z.literal('layer'),
        /** ε. Default: 0.00001. */
        epsilon: positive.default(layer.epsilon),
      }),
    ]),
  ])
  .transform((given): Normalization | 'none' =>
    given === 'none' || typeof given === 'object' ? given : usualNormalizations[given],
  );
