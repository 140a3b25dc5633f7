/** Gradient descent on an analytic surface, by the trainer's own optimisers and schedules. */
import { stream } from '../math/random.ts';
import { initialState, update } from '../training/optimizers.ts';
import { clockAt, learningRateAt } from '../training/schedules.ts';
import type { Optimizer, Schedule } from '../training/spec.ts';
import { surface, type SurfaceSpec } from './surfaces.ts';

/** One walker: where it starts and how it steps. */
export interface Walk {
  /** As many numbers as the surface has parameters. */
  start: number[];
  learningRate: number;
  optimizer: Optimizer;
  /** Default: constant. */
  schedule?: Schedule;
  /** What the schedule takes for an epoch. Default 1. */
  stepsPerEpoch?: number;
  /** Standard deviation of the normal noise added to each component of the gradient. Default 0. */
  noise?: number;
  /** Seed of that noise. */
  seed?: number;
}

/** Descents are played step by step, hence an experiment: plain data in, plain data out. */
export interface Descent {
  kind: 'descent';
  surface: SurfaceSpec;
  steps: number;
  walks: Walk[];
}

export interface Path {
  /** `[steps done + 1][dimension]`, the start first. Only finite points. */
  points: number[][];
  /** The surface's value at each point. */
  values: number[];
  /** The first step whose result was not finite, or null. */
  divergedAt: number | null;
}

export interface DescentResult {
  kind: 'descent';
  steps: number;
  /** `[walks]` */
  paths: Path[];
}

export function descend({ surface: spec, steps, walks }: Descent): DescentResult {
  return { kind: 'descent', steps, paths: walks.map((walk) => follow(spec, steps, walk)) };
}

function follow(spec: SurfaceSpec, steps: number, walk: Walk): Path {
  const { value, gradient, dimension } = surface(spec);
  if (walk.start.length !== dimension)
    throw new RangeError(
      `start [${walk.start}] has ${walk.start.length} numbers; ${spec.name} takes ${dimension}`,
    );
  const clock = { totalSteps: steps, stepsPerEpoch: walk.stepsPerEpoch ?? 1 };
  const noise = walk.noise ? stream(walk.seed ?? 0, 'noise') : null;
  const position = Float64Array.from(walk.start);
  const slope = new Float64Array(dimension);
  const state = initialState(position);
  const path: Path = { points: [[...position]], values: [value([...position])], divergedAt: null };

  for (let step = 0; step < steps; step++) {
    gradient(position, slope);
    if (noise) for (let i = 0; i < dimension; i++) slope[i]! += walk.noise! * noise.normal();
    const rate = learningRateAt(
      walk.schedule ?? { kind: 'constant' },
      walk.learningRate,
      clockAt(step, clock),
    );
    update(walk.optimizer, position, slope, state, rate);
    const point = [...position];
    const height = value(point);
    if (!Number.isFinite(height)) return { ...path, divergedAt: step + 1 };
    path.points.push(point);
    path.values.push(height);
  }
  return path;
}
