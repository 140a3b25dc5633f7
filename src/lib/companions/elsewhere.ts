/** Conditions whose bounds are what the figure shows at other settings: `{ loss: { below: { at: { alpha: 0.3 }, times: 0.9 } } }`. */
import type { Judged } from '../figure/contract/outcome.ts';
import type { Settings } from '../figure/contract/settings.ts';
import { valueOf } from './condition.ts';
import type { ClaimedConditions, Conditions, Elsewhere } from './condition-schema.ts';

export interface Comparison extends Elsewhere {
  /** The knob or measure that is compared. */
  name: string;
}

/** All comparisons with other settings, in their order. */
export const comparisonsIn = (conditions: ClaimedConditions): Comparison[] =>
  Object.entries(conditions).flatMap(([name, condition]) =>
    typeof condition !== 'object'
      ? []
      : Object.values(condition)
          .filter((bound) => typeof bound === 'object')
          .map((bound) => ({ name, ...bound })),
  );

/** Each of the other settings once, as what differs there. */
export const placesIn = (conditions: ClaimedConditions): Settings[] => [
  ...new Map(comparisonsIn(conditions).map(({ at }) => [JSON.stringify(at), at])).values(),
];

/** The conditions with numbers for bounds, once it is known what the figure shows there, in the order of `placesIn`. */
export function bounded(conditions: ClaimedConditions, there: readonly Judged[]): Conditions {
  const places = placesIn(conditions).map((at) => JSON.stringify(at));
  const boundOf = (name: string, { at, times }: Elsewhere) =>
    times * numberOf(valueOf(name, there[places.indexOf(JSON.stringify(at))]!));
  return mapped(conditions, (condition, name) =>
    typeof condition !== 'object'
      ? condition
      : mapped(condition, (bound) => (typeof bound === 'object' ? boundOf(name, bound) : bound)),
  ) as Conditions;
}

/** What is not known, as the loss of a run that diverged, is no bound: nothing is above it, nor below. */
const numberOf = (value: unknown) => (value === null || value === undefined ? NaN : Number(value));

const mapped = <Of extends object>(of: Of, change: (value: Of[keyof Of], name: string) => unknown) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value as Of[keyof Of], name)]));
