/** The changes that a figure's runs make on their way, among its knobs and its settings. */
import type { AnyFigure } from './define.ts';
import type { Changes, Turn } from './knobs/changes.ts';
import type { Settings } from './settings.ts';

/** The name that their knob has in every figure. */
export const changesName = 'changes';

/** The knob that says what a figure's runs change; null where they cannot. */
export function changesOf({ knobs }: Pick<AnyFigure, 'knobs'>): Changes | null {
  const knob = Object.hasOwn(knobs, changesName) ? knobs[changesName]! : null;
  return knob?.kind === 'changes' ? knob : null;
}

/** In the order of their steps. */
export const turnsIn = (settings: Settings): readonly Turn[] =>
  (settings[changesName] as readonly Turn[] | undefined) ?? [];
