/** Whether, and how, a figure's runs can change on their way. */
import type { AnyFigure } from './define.ts';
import type { Changes } from './knobs/changes.ts';
import { changesName } from './turns.ts';

/** The knob that says what a figure's runs change; null where they cannot. */
export function changesOf({ knobs }: Pick<AnyFigure, 'knobs'>): Changes | null {
  const knob = Object.hasOwn(knobs, changesName) ? knobs[changesName]! : null;
  return knob?.kind === 'changes' ? knob : null;
}
