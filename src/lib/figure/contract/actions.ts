/** The buttons of a figure that change its settings. */
import type { AnyFigure } from './define.ts';
import type { Trial } from './knobs.ts';
import type { Settings } from './settings.ts';

/** What a button's `data-action` may say. Its `value` names the knob, or counts the preset. */
export type Action = 'play' | 'step' | 'rewind' | 'stop' | 'check-seeds' | 'share' | ChangingAction;
export type ChangingAction = 'restore' | 'preset' | 'new-seed' | 'add-trial' | 'remove-trial';

/** The settings that the button changes, with their new values. Nothing where it cannot: a full log stays full. */
export function valueAfter(
  action: ChangingAction,
  subject: string,
  figure: AnyFigure,
  base: Settings,
  values: Settings,
): Settings {
  const knob = figure.knobs[subject];
  switch (action) {
    case 'restore':
      return base;
    case 'preset':
      return { ...base, ...figure.presets![Number(subject)]!.knobs };
    case 'new-seed':
      return knob?.kind === 'seed' ? { [subject]: ((values[subject] as number) + 1) % (knob.max + 1) } : {};
    case 'add-trial': {
      const log = values[subject] as readonly Trial[];
      if (knob?.kind !== 'trials' || log.length >= knob.max) return {};
      return {
        [subject]: [...log, Object.fromEntries(knob.of.map((name) => [name, values[name]])) as Trial],
      };
    }
    case 'remove-trial':
      return knob?.kind === 'trials' ? { [subject]: (values[subject] as readonly Trial[]).slice(0, -1) } : {};
  }
}
