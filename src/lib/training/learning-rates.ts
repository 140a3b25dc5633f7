/** The learning rates of a run, known before it trains. */
import { batchSizeOf, examplesOf, stepsOf } from './plan.ts';
import { learningRateAt, plateauOf } from './schedules.ts';
import type { Run, Study } from './spec.ts';

/**
 * `[steps]`: the rate of each step that the run's budget gives it, with its changes on the way; null if a schedule waits
 * for plateaus of the loss, which nobody knows before.
 */
export function learningRates(study: Study, run: Run): Float32Array | null {
  const { changes = [] } = run;
  const schedules = [run.schedule, ...changes.map(({ set }) => set.schedule)];
  if (schedules.some((schedule) => schedule && plateauOf(schedule))) return null;
  const totalSteps = stepsOf(study, run);
  const rates = new Float32Array(totalSteps);
  const examples = examplesOf(run, study.data.training);
  let now = run;
  // An epoch has other numbers of steps once the batch size has changed, so its examples are counted.
  for (let step = 0, epoch = 0, seen = 0, next = 0; step < totalSteps; step++) {
    if (changes[next]?.at === step) now = { ...now, ...changes[next++]!.set };
    if (seen === examples) {
      seen = 0;
      epoch++;
    }
    rates[step] = learningRateAt(now.schedule, now.learningRate, { step, totalSteps, epoch });
    seen += Math.min(batchSizeOf(now, study.data.training), examples - seen);
  }
  return rates;
}
