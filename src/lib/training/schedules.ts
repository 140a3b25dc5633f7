/** The schedules by their names: the learning rate at each step of a run. Each is a file in schedules/. */
import { checkOneOf, checkWhole } from './check/values.ts';
import { constant, type Constant } from './schedules/constant.ts';
import { cosineRestarts, type CosineRestarts } from './schedules/cosine-restarts.ts';
import { cosine, type Cosine } from './schedules/cosine.ts';
import { exponential, type Exponential } from './schedules/exponential.ts';
import { inverseSquareRoot, type InverseSquareRoot } from './schedules/inverse-square-root.ts';
import { inverseTime, type InverseTime } from './schedules/inverse-time.ts';
import { linear, type Linear } from './schedules/linear.ts';
import { oneCycle, type OneCycle } from './schedules/one-cycle.ts';
import { plateau, type Plateau } from './schedules/plateau.ts';
import { rangeTest, type RangeTest } from './schedules/range-test.ts';
import type { Clock, ScheduleRule } from './schedules/rule.ts';
import { staircase, type Staircase } from './schedules/staircase.ts';
import { triangle, type Triangle } from './schedules/triangle.ts';

export type Schedule =
  | Constant
  | InverseTime
  | Exponential
  | InverseSquareRoot
  | Staircase
  | Linear
  | Cosine
  | CosineRestarts
  | OneCycle
  | Triangle
  | Plateau
  | WarmUp
  | RangeTest;
export type ScheduleKind = Schedule['kind'];

/**
 * Linear from α₀/steps to α₀ over the first `steps` steps, then `then`, as if it had been there from the first step on.
 * PyTorch: `LinearLR(start_factor=1/steps)`, and `then` after it.
 */
export interface WarmUp {
  kind: 'warm-up';
  steps: number;
  then: Schedule;
}

/** Here, not in a file of its own, because it has another schedule in it. */
const warmUp: ScheduleRule<WarmUp> = {
  check(path, { steps, then }, baseRate) {
    checkWhole(`${path}.steps`, steps, 1);
    checkSchedule(`${path}.then`, then, baseRate);
  },
  rateAt: ({ steps, then }, baseRate, clock) =>
    clock.step < steps ? (baseRate * (clock.step + 1)) / steps : learningRateAt(then, baseRate, clock),
};

const rules: { [Kind in ScheduleKind]: ScheduleRule<Extract<Schedule, { kind: Kind }>> } = {
  constant,
  'inverse-time': inverseTime,
  exponential,
  'inverse-square-root': inverseSquareRoot,
  staircase,
  linear,
  cosine,
  'cosine-restarts': cosineRestarts,
  'one-cycle': oneCycle,
  triangle,
  plateau,
  'warm-up': warmUp,
  'range-test': rangeTest,
};
export const scheduleKinds = Object.keys(rules) as ScheduleKind[];

const ruleOf = (schedule: Schedule) => rules[schedule.kind] as ScheduleRule<Schedule>;

/** Throws a `RangeError` at the first value that a schedule may not have. */
export function checkSchedule(path: string, schedule: Schedule, baseRate: number): void {
  checkOneOf(`${path}.kind`, schedule.kind, scheduleKinds);
  ruleOf(schedule).check?.(path, schedule, baseRate);
}

/** The learning rate of the step at which `clock` stands, for the base rate α₀. */
export const learningRateAt = (schedule: Schedule, baseRate: number, clock: Clock): number =>
  ruleOf(schedule).rateAt(schedule, baseRate, clock);

/** The clock of a run whose epochs all have the same number of steps. */
export const clockAt = (
  step: number,
  { totalSteps, stepsPerEpoch }: { totalSteps: number; stepsPerEpoch: number },
): Clock => ({ step, totalSteps, epoch: Math.floor(step / stepsPerEpoch) });

/** The plateaus that a schedule waits for, if it does. */
export const plateauOf = (schedule: Schedule): Plateau | null =>
  schedule.kind === 'warm-up' ? plateauOf(schedule.then) : schedule.kind === 'plateau' ? schedule : null;
