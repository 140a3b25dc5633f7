/** What every scheduler is: it says how far trials are trained, before anybody knows what they come to. */

export interface Scheduler {
  /** The step at which a trial that stands at `step` is reported next; at most `steps`, its whole. */
  until(step: number, steps: number): number;
  /** What becomes of a trial that stands at a step before its last. Those that diverged, or are whole, are not asked about. */
  report(standing: Standing): Verdict;
  /** The paused trial that a free worker goes on with, before a new one begins; null for none. */
  resume(): number | null;
}

export interface Standing {
  /** Its place in the order in which trials were suggested. */
  trial: number;
  step: number;
  loss: number;
}

/** A trial that stops is told to the searcher with the loss that it has; one that pauses, when it ends. */
export type Verdict = 'go on' | 'pause' | 'stop';

/** Every trial is trained whole. */
export const trainWhole: Scheduler = {
  until: (_, steps) => steps,
  report: () => 'go on',
  resume: () => null,
};
