/** Performs experiments. For workers and Node: a page has no need of the code that computes. */
import type { Experiment, Frame, Kinds, Result, ResultOf } from './experiment.ts';
import { descent } from './performers/descent.ts';
import { judging } from './performers/judging.ts';
import type { Performance, Performer, PerformerOf } from './performers/performer.ts';
import { randomFeatures } from './performers/random-features.ts';
import { search } from './performers/search.ts';
import { studies } from './performers/studies.ts';
import { study } from './performers/study.ts';
import { tabulation } from './performers/tabulation.ts';

const performers: { [K in keyof Kinds]: PerformerOf<Kinds[K]> } = {
  study,
  studies,
  judging,
  'random-features': randomFeatures,
  descent,
  tabulation,
  search,
};

export async function perform<E extends Experiment>(
  experiment: E,
  performance: Performance<Frame> = {},
): Promise<ResultOf<E>> {
  const performer = performers[experiment.kind] as Performer<Experiment, Result, Frame>;
  return (await performer(experiment, performance)) as ResultOf<E>;
}
