/** What the figure is made from: an author's props, settled. */
import type { z } from 'astro/zod';
import type { DataSpec } from '../../../lib/data/spec.ts';
import type { Budget, Loss } from '../../../lib/training/spec.ts';
import type { AxisName, Changes, KnobName, SweptValue } from './hyperparameters.ts';
import type { trainingProps } from './props.ts';

export type { SweptValue };
export type TrainingProps = z.input<typeof trainingProps>;
export type Settled = z.output<typeof trainingProps>;

export type Claim = NonNullable<Settled['claim']>;

/** A value of the one sweep, or of both: `{ learningRate: 0.1, batchSize: 32 }`. */
export type At = Extract<Claim, { than: unknown }>['than'];

/** Two ends, or words to choose from. */
export type KnobRange = readonly [from: number, to: number] | readonly string[];

type Views = Extract<Settled['show'], readonly unknown[]>;
export type View = Views[number];

export interface TrainingConfiguration extends Pick<
  Settled,
  'title' | 'base' | 'seed' | 'repetitions' | 'bestEpoch'
> {
  data: Omit<DataSpec, 'seed' | 'test'>;
  loss: Loss;
  /** The axes of the grid of runs: one, two or none. Named settings come first. */
  sweeps: { name: AxisName; values: readonly SweptValue[] }[];
  named: Readonly<Record<string, Changes>>;
  show: readonly View[];
  knobs: readonly KnobName[];
  /** Of knobs that have not their own. */
  ranges: Partial<Record<KnobName, KnobRange>>;
  budget: Budget;
  claim: Claim | null;
}

/** What a reader's knobs change, and within which ranges: of `<Search>`, too. */
export type Turnable = Pick<
  TrainingConfiguration,
  'base' | 'data' | 'budget' | 'named' | 'knobs' | 'ranges' | 'seed'
>;
