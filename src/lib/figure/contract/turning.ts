/** Knobs that are turned from a step of a run on: what comes into its changes, and what it has from which step on. */
import { changed, standAt, type Settings } from './settings.ts';
import { changesName, turnsIn, type Turn } from './turns.ts';

/** `after`, where the knobs `of` are turned from `step` on alone. Their later changes are gone. */
export function turnedFrom(step: number, of: readonly string[], before: Settings, after: Settings): Settings {
  const turned = changed(before, after).filter((name) => of.includes(name));
  if (turned.length === 0) return after;
  const turns = turnsIn(before);
  const until = Object.fromEntries(turned.map((name) => [name, valueUntil(step, name, turns, before)]));
  const kept = turned.filter((name) => !standAt(after, { [name]: until[name] }));
  const others = turns.map((turn) =>
    turn.at < step ? turn : { ...turn, before: without(turn.before, turned) },
  );
  const here = others.find(({ at }) => at === step) ?? { at: step, before: {} };
  const all = [
    ...others.filter(({ at }) => at !== step),
    { at: step, before: { ...here.before, ...Object.fromEntries(kept.map((name) => [name, until[name]])) } },
  ] as Turn[];
  return {
    ...after,
    [changesName]: all.filter((turn) => Object.keys(turn.before).length > 0).sort((a, b) => a.at - b.at),
  };
}

/** What a knob stood at in the run right before a step. */
const valueUntil = (step: number, name: string, turns: readonly Turn[], settings: Settings) =>
  turns.find(({ at, before }) => at >= step && name in before)?.before[name] ?? settings[name];

const without = (values: Turn['before'], names: readonly string[]): Turn['before'] =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** What a run has from a step on. */
export interface Stage {
  at: number;
  settings: Settings;
}

/** The stages of a run, the first from step 0 on. Without changes there is one. */
export function stagesOf(settings: Settings): [start: Stage, ...later: Stage[]] {
  const turns = turnsIn(settings);
  const from = (first: number): Settings =>
    turns.slice(first).reduceRight<Settings>((later, { before }) => ({ ...later, ...before }), settings);
  return [{ at: 0, settings: from(0) }, ...turns.map(({ at }, i): Stage => ({ at, settings: from(i + 1) }))];
}
