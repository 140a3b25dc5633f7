/** A trial as the panels of this part draw it. */
import type { Setting } from '../../../lib/search/space.ts';

export interface Trial {
  setting: Setting;
  /** What the searcher is told; of a trial that diverged, what counts in its place. */
  loss: number;
  diverged: boolean;
}
