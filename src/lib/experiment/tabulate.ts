/** Functions to tabulate: activation functions and learning-rate schedules, over an evenly spaced axis. */
import { activate, differentiate } from '../training/activations.ts';
import { clockAt, learningRateAt } from '../training/schedules.ts';
import type { Activation, Schedule } from '../training/spec.ts';

export type Tabulated =
  | { of: 'activation'; name: Activation }
  | { of: 'derivative'; name: Activation }
  /** Over epochs: x is rounded to whole steps of `stepsPerEpoch`. */
  | { of: 'schedule'; schedule: Schedule; learningRate: number; stepsPerEpoch: number };

export interface Tabulation {
  kind: 'tabulation';
  from: number;
  to: number;
  /** At least 2, both ends included. */
  points: number;
  functions: Tabulated[];
}

export interface TabulationResult {
  kind: 'tabulation';
  /** `[points]` */
  x: number[];
  /** `[functions][points]` */
  y: number[][];
}

export function tabulate({ from, to, points, functions }: Tabulation): TabulationResult {
  const x = Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
  return {
    kind: 'tabulation',
    x,
    y: functions.map((tabulated) => x.map((at) => evaluate(tabulated, at, to))),
  };
}

function evaluate(tabulated: Tabulated, x: number, end: number): number {
  switch (tabulated.of) {
    case 'activation':
      return activate(tabulated.name, x);
    case 'derivative':
      return differentiate(tabulated.name, x);
    case 'schedule': {
      const { schedule, learningRate, stepsPerEpoch } = tabulated;
      const totalSteps = Math.round(end * stepsPerEpoch);
      const clock = clockAt(Math.round(x * stepsPerEpoch), { totalSteps, stepsPerEpoch });
      return learningRateAt(schedule, learningRate, clock);
    }
  }
}
