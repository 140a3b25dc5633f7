/** What the reader has changed on the way of a run, as a knob: the other knobs show what it has at its end. */
import type { Settings } from '../settings.ts';
import { turnedFrom } from '../turning.ts';
import type { Turn, TurnedValue } from '../turns.ts';
import { KnobError, readNumber, show, type KnobOf } from './knob.ts';

export interface Changes extends KnobOf<readonly Turn[]> {
  kind: 'changes';
  /** Names of the knobs that a run can change on its way. */
  of: readonly string[];
  /** `after`, where these are turned from `step` on alone: the run keeps its past. */
  turnedFrom(step: number, before: Settings, after: Settings): Settings;
}

const mostTurns = 20;

/** Of a figure whose runs can change what these `knobs` say. */
export function changes(knobs: Readonly<Record<string, KnobOf<TurnedValue>>>): Changes {
  const knobOf = (name: string) => {
    if (!Object.hasOwn(knobs, name))
      throw new KnobError(`${show(name)} is not one of ${Object.keys(knobs).join(', ')}`);
    return knobs[name]!;
  };
  const check = (value: unknown) => {
    if (!Array.isArray(value) || value.length > mostTurns)
      throw new KnobError(`${show(value)} is not a list of at most ${mostTurns} changes`);
    const turns = value.map((turn): Turn => turnOf(turn, (name, one) => knobOf(name).check(one)));
    if (turns.some(({ at }, i) => i > 0 && at <= turns[i - 1]!.at))
      throw new KnobError('the steps of changes have to ascend');
    return turns;
  };
  const parseTurn = (text: string): Turn => {
    const [at = '', ...pairs] = text.split(',');
    const named = Array.from({ length: Math.ceil(pairs.length / 2) }, (_, i) => {
      const [name, value = ''] = pairs.slice(2 * i);
      return [name!, knobOf(name!).parse(value)] as const;
    });
    return { at: readNumber(at), before: Object.fromEntries(named) };
  };
  return {
    kind: 'changes',
    label: 'Changes on the way',
    of: Object.keys(knobs),
    turnedFrom: (step, before, after) => turnedFrom(step, Object.keys(knobs), before, after),
    default: [],
    check,
    parse: (text) => check(text === '' ? [] : text.split(';').map(parseTurn)),
    format: (turns) =>
      turns
        .map(({ at, before }) =>
          [at, ...Object.entries(before).flatMap(([name, value]) => [name, knobOf(name).format(value)])].join(
            ',',
          ),
        )
        .join(';'),
  };
}

function turnOf(value: unknown, checked: (name: string, value: unknown) => TurnedValue): Turn {
  const { at, before } = (value ?? {}) as Partial<Turn>;
  if (!Number.isInteger(at) || at! < 1) throw new KnobError(`${show(at)} is not a step, 1 or later`);
  const entries = Object.entries(before ?? {}).map(([name, one]) => [name, checked(name, one)] as const);
  return { at: at!, before: Object.fromEntries(entries) };
}
