import type { Setting } from '../space.ts';

/** A trial of a study, whoever ran it. */
export interface StudyTrial {
  /** As the study counts. */
  number: number;
  setting: Setting;
  /** Stopped early by a scheduler: pruned. Without a result for another reason: failed. */
  state: 'done' | 'diverged' | 'pruned' | 'failed';
  /** What was minimised; of a pruned trial the last that is known. Null where there is none. */
  loss: number | null;
}
