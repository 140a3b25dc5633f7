/** All schedulers, by their names. A scheduler is a file in schedulers/, named here. */
import { suggest } from '../text/suggest.ts';
import { trainWhole, type Scheduler, type SchedulerMaker } from './scheduler.ts';
import { ashaScheduler, type AshaSpec } from './schedulers/asha.ts';
import { halvingScheduler, type HalvingSpec } from './schedulers/halving.ts';
import { hyperbandScheduler, type HyperbandSpec } from './schedulers/hyperband.ts';
import { medianScheduler, type MedianSpec } from './schedulers/median.ts';
import {
  populationBasedTrainingScheduler,
  type PopulationBasedTrainingSpec,
} from './schedulers/population-based-training.ts';
import type { Space } from './space.ts';

/** Every trial is trained whole. */
export interface NoSchedulerSpec {
  kind: 'none';
}

export type SchedulerSpec =
  NoSchedulerSpec | MedianSpec | HalvingSpec | HyperbandSpec | AshaSpec | PopulationBasedTrainingSpec;

type Makers = { [Kind in SchedulerSpec['kind']]: SchedulerMaker<Extract<SchedulerSpec, { kind: Kind }>> };

const makers: Makers = {
  none: () => trainWhole,
  median: medianScheduler,
  halving: halvingScheduler,
  hyperband: hyperbandScheduler,
  asha: ashaScheduler,
  'population-based-training': populationBasedTrainingScheduler,
};

/** The scheduler of a spec, from its beginning. Throws a `RangeError` if the spec is wrong. The space was checked. */
export function schedulerFor<Spec extends SchedulerSpec>(spec: Spec, space: Space, seed: number): Scheduler {
  if (!Object.hasOwn(makers, spec.kind))
    throw new RangeError(`There is no scheduler "${spec.kind}". ${suggest(spec.kind, Object.keys(makers))}`);
  // Of each kind the maker takes the specs of that kind: TypeScript does not follow it through the record.
  return (makers[spec.kind] as SchedulerMaker<SchedulerSpec>)(spec, space, seed);
}
