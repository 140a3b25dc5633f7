/** Conditions on what a figure shows: its knobs, its measures, whether its finding holds, whether something diverged. */
import type { AnyFigure } from '../figure/contract/define.ts';
import type { Judged } from '../figure/contract/outcome.ts';
import type { Conditions } from './condition-schema.ts';

type Condition = Conditions[string];

/** For each condition that counts, the values seen so far, as JSON. */
export type Seen = Map<string, Set<string>>;

/** A choice among numbers has words for values: they are compared as numbers. */
const comparisons: Record<string, (value: unknown, bound: unknown) => boolean> = {
  above: (value, bound) => Number(value) > Number(bound),
  below: (value, bound) => Number(value) < Number(bound),
  atLeast: (value, bound) => Number(value) >= Number(bound),
  atMost: (value, bound) => Number(value) <= Number(bound),
  not: (value, other) => value !== other,
};

/** Whether the outcome meets all the conditions. `seen` is added to; without it nothing counts as seen before. */
export function meets(conditions: Conditions, outcome: Judged, seen: Seen = new Map()): boolean {
  return Object.entries(conditions)
    .map(([name, condition]) => meetsOne(condition, valueOf(name, outcome), seenOf(seen, name)))
    .every(Boolean);
}

function meetsOne(condition: Condition, value: unknown, seen: Set<string>): boolean {
  if (typeof condition !== 'object') return value === condition;
  seen.add(JSON.stringify(value));
  return Object.entries(condition).every(([kind, bound]) => {
    if (kind === 'different') return seen.size >= Number(bound);
    return value !== null && value !== undefined && comparisons[kind]!(value, bound);
  });
}

/** What the result has under this name: a measure, a knob, `holds` or `diverged`. */
export function valueOf(name: string, { values, measures, holds, diverged }: Judged): unknown {
  if (name === 'holds') return holds;
  if (name === 'diverged') return diverged;
  return Object.hasOwn(measures, name) ? measures[name] : values[name];
}

function seenOf(seen: Seen, name: string): Set<string> {
  if (!seen.has(name)) seen.set(name, new Set());
  return seen.get(name)!;
}

/** A name in the conditions that the figure does not have, with those to choose from; null if there is none. */
export function mistakeIn(
  conditions: object,
  figure: AnyFigure,
  outcome: Judged,
): { given: string; allowed: string[] } | null {
  const allowed = ['holds', 'diverged', ...Object.keys(figure.knobs), ...Object.keys(outcome.measures)];
  const given = Object.keys(conditions).find((name) => !allowed.includes(name));
  return given === undefined ? null : { given, allowed };
}
