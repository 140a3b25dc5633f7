/** What a schedule says of itself. */

/** Where a run stands, as a schedule sees it. Descents on a surface choose how many steps make an "epoch". */
export interface Clock {
  /** 0 is the first. */
  step: number;
  totalSteps: number;
  /** Whole passes over the training data. */
  epoch: number;
  /** How often the loss has come to a plateau. Default 0. */
  falls?: number;
}

export interface ScheduleRule<Schedule> {
  /** Throws a `RangeError` that names the path at the first value that is not allowed. */
  check?(path: string, schedule: Schedule, baseRate: number): void;
  /** The learning rate of a step, for the base rate α₀. */
  rateAt(schedule: Schedule, baseRate: number, clock: Clock): number;
}
