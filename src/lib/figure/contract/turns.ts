/** What the reader has changed on the way of a run, among a figure's settings. */
import type { Settings } from './settings.ts';

/** From step `at` on the run has what the knobs show, or the next turn says; before it, it had this. */
export interface Turn {
  at: number;
  before: Readonly<Record<string, TurnedValue>>;
}

export type TurnedValue = number | string | boolean;

/** The name that their knob has in every figure. */
export const changesName = 'changes';

/** In the order of their steps. */
export const turnsIn = (settings: Settings): readonly Turn[] =>
  (settings[changesName] as readonly Turn[] | undefined) ?? [];
