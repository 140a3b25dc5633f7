/** What the figure is made from: an author's props, settled. */
import type { z } from 'astro/zod';
import type { DataSpec } from '../../../lib/data/spec.ts';
import type { Loss } from '../../../lib/training/spec.ts';
import type { SweptName, SweptValue } from './hyperparameters.ts';
import type { trainingProps } from './props.ts';

export type { SweptValue };
export type TrainingProps = z.input<typeof trainingProps>;
export type Settled = z.output<typeof trainingProps>;

export type Claim = NonNullable<Settled['claim']>;

/** A value of the one sweep, or of both: `{ learningRate: 0.1, batchSize: 32 }`. */
export type At = Extract<Claim, { than: unknown }>['than'];

type Views = Extract<Settled['show'], readonly unknown[]>;
export type View = Views[number];

export interface TrainingConfiguration extends Pick<
  Settled,
  'title' | 'base' | 'knobs' | 'seed' | 'repetitions'
> {
  data: Omit<DataSpec, 'seed' | 'test'>;
  loss: Loss;
  sweeps: { name: SweptName; values: readonly SweptValue[] }[];
  show: readonly View[];
  budget: { steps: number } | { epochs: number };
  claim: Claim | null;
}
