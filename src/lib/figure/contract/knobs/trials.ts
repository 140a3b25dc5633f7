/** Settings of the other knobs that the reader has set down, one after another: a log of trials. */
import { KnobError, show, type KnobOf } from './knob.ts';

type TrialValue = number | string | boolean;
export type Trial = Readonly<Record<string, TrialValue>>;

export interface Trials extends KnobOf<readonly Trial[]> {
  kind: 'trials';
  /** Names of the knobs that make a trial. */
  of: readonly string[];
  max: number;
}

/** Each trial is the values of `knobs` at the time it was added. */
export function trials(
  label: string,
  knobs: Readonly<Record<string, KnobOf<TrialValue>>>,
  { default: initial, max }: { default: readonly Trial[]; max: number },
): Trials {
  const names = Object.keys(knobs);
  const trialOf = (valueOf: (knob: KnobOf<TrialValue>, name: string, i: number) => TrialValue): Trial =>
    Object.fromEntries(Object.entries(knobs).map(([name, knob], i) => [name, valueOf(knob, name, i)]));
  const check = (value: unknown) => {
    if (!Array.isArray(value) || value.length > max)
      throw new KnobError(`${show(value)} is not a list of at most ${max} trials`);
    return value.map((trial) => trialOf((knob, name) => knob.check(fieldOf(trial, name))));
  };
  return {
    kind: 'trials',
    ...{ label, max, check },
    of: names,
    default: initial,
    parse: (text) => {
      const rows = text === '' ? [] : text.split(';').map((row) => row.split(','));
      const wrong = rows.find((row) => row.length !== names.length);
      if (wrong) throw new KnobError(`${show(wrong.join(','))} is not a trial "${names.join(',')}"`);
      return check(rows.map((row) => trialOf((knob, _, i) => knob.parse(row[i]!))));
    },
    format: (value) =>
      value.map((trial) => names.map((name) => knobs[name]!.format(trial[name]!)).join(',')).join(';'),
  };
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
