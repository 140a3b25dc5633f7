/** The networks that are compared, and what is known of each. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Activation, RunHistory } from '../../../lib/training/spec.ts';

export const networks = [
  { activation: 'sigmoid', name: 'sigmoid' },
  { activation: 'tanh', name: 'tanh' },
  { activation: 'relu', name: 'ReLU' },
  { activation: 'identity', name: 'identity' },
] as const satisfies { activation: Activation; name: string }[];

export type Net = ReturnType<typeof netOf>;

/** Of the run at this place among the networks. */
export const netOf = ({ checkpoints, divergedAt }: RunHistory, index: number) => ({
  name: networks[index]!.name,
  color: plot.seriesColor(index, networks.length),
  /** `[layers]` ‖∂J/∂W‖ over the training set, input side first; empty before it is known. */
  before: checkpoints[0]?.gradientNorms ?? [],
  /** The same; empty of a net that has diverged. */
  now: (divergedAt === null ? checkpoints.at(-1)?.gradientNorms : undefined) ?? [],
  losses: checkpoints.map(({ step, trainingLoss }) => ({ step, loss: trainingLoss })),
  divergedAt,
});
