/** The buttons of a figure that change its settings. */
import type { AnyFigure } from './define.ts';
import type { Settings } from './settings.ts';

/** What a button's `data-action` may say. Its `value` names the knob, or counts the preset. */
export type Action = 'play' | 'step' | 'rewind' | 'stop' | 'from-here' | OpeningAction | ChangingAction;
/** Opens what is loaded only then. */
export type OpeningAction = 'check-seeds' | 'sweep-knob' | 'share';
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
      return knob?.kind === 'seed' ? { [subject]: (knob.check(values[subject]) + 1) % (knob.max + 1) } : {};
    case 'add-trial': {
      if (knob?.kind !== 'trials') return {};
      const log = knob.check(values[subject]);
      const trial = Object.fromEntries(knob.of.map((name) => [name, values[name]]));
      return log.length < knob.max ? { [subject]: knob.check([...log, trial]) } : {};
    }
    case 'remove-trial':
      return knob?.kind === 'trials' ? { [subject]: knob.check(values[subject]).slice(0, -1) } : {};
  }
}
