/** Functions to tabulate over an evenly spaced axis: activation functions, learning-rate schedules, what a gradient check says. */
import { activate, differentiate } from '../training/activations.ts';
import { clockAt, learningRateAt } from '../training/schedules.ts';
import type { Activation, Schedule } from '../training/spec.ts';
import { gradientCheck, type GradientCheck } from './gradient-check.ts';

export type Tabulated =
  | { of: 'activation'; name: Activation }
  | { of: 'derivative'; name: Activation }
  /** Over epochs: x is rounded to whole steps of `stepsPerEpoch`. */
  | { of: 'schedule'; schedule: Schedule; learningRate: number; stepsPerEpoch: number }
  | GradientCheck;

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
    y: functions.map((tabulated) => x.map(functionOf(tabulated, to))),
  };
}

/** `end`: where the axis does. */
function functionOf(tabulated: Tabulated, end: number): (x: number) => number {
  switch (tabulated.of) {
    case 'activation':
      return (x) => activate(tabulated.name, x);
    case 'derivative':
      return (x) => differentiate(tabulated.name, x);
    case 'schedule': {
      const { schedule, learningRate, stepsPerEpoch } = tabulated;
      const totalSteps = Math.round(end * stepsPerEpoch);
      return (x) => {
        const clock = clockAt(Math.round(x * stepsPerEpoch), { totalSteps, stepsPerEpoch });
        return learningRateAt(schedule, learningRate, clock);
      };
    }
    case 'gradient-check':
      return gradientCheck(tabulated);
  }
}
