/** Conditions on what a figure shows: its knobs, its measures, whether its finding holds, whether something diverged. */
import type { AnyFigure } from '../figure/contract/define.ts';
import type { Outcome } from '../figure/contract/outcome.ts';

/** Equal to a value, or all of these. `different` counts the values seen so far, this one included. */
export type Condition =
  | number
  | string
  | boolean
  | {
      above?: number;
      below?: number;
      atLeast?: number;
      atMost?: number;
      not?: number | string | boolean;
      different?: number;
    };

/** By the name of a knob or a measure, or `holds`, or `diverged`. All must be met. */
export type Conditions = Readonly<Record<string, Condition>>;

/** For each condition that counts, the values seen so far, as JSON. */
export type Seen = Map<string, Set<string>>;

const comparisons: Record<string, (value: never, bound: never) => boolean> = {
  above: (value: number, bound: number) => value > bound,
  below: (value: number, bound: number) => value < bound,
  atLeast: (value: number, bound: number) => value >= bound,
  atMost: (value: number, bound: number) => value <= bound,
  not: (value: unknown, other: unknown) => value !== other,
};

/** Whether the outcome meets all the conditions. `seen` is added to; without it nothing counts as seen before. */
export function meets(conditions: Conditions, outcome: Outcome, seen: Seen = new Map()): boolean {
  return Object.entries(conditions)
    .map(([name, condition]) => meetsOne(condition, valueOf(name, outcome), seenOf(seen, name)))
    .every(Boolean);
}

function meetsOne(condition: Condition, value: unknown, seen: Set<string>): boolean {
  if (typeof condition !== 'object') return value === condition;
  seen.add(JSON.stringify(value));
  return Object.entries(condition).every(([kind, bound]) => {
    if (kind === 'different') return seen.size >= (bound as number);
    return value !== null && value !== undefined && comparisons[kind]!(value as never, bound as never);
  });
}

function valueOf(name: string, { values, measures, holds, diverged }: Outcome): unknown {
  if (name === 'holds') return holds;
  if (name === 'diverged') return diverged !== '';
  return Object.hasOwn(measures, name) ? measures[name] : values[name];
}

function seenOf(seen: Seen, name: string): Set<string> {
  if (!seen.has(name)) seen.set(name, new Set());
  return seen.get(name)!;
}

/** What is wrong with the conditions, in words, with the names to choose from; null if nothing is. */
export function mistakeIn(
  conditions: Conditions,
  figure: AnyFigure,
  outcome: Outcome,
): { given: string; allowed: string[] } | null {
  const names = ['holds', 'diverged', ...Object.keys(figure.knobs), ...Object.keys(outcome.measures)];
  for (const [name, condition] of Object.entries(conditions)) {
    if (!names.includes(name)) return { given: name, allowed: names };
    if (typeof condition !== 'object') continue;
    const kinds = [...Object.keys(comparisons), 'different'];
    const wrong = Object.keys(condition).find((kind) => !kinds.includes(kind));
    if (wrong !== undefined) return { given: wrong, allowed: kinds };
  }
  return null;
}
