import { turnFor } from '../../turns.ts';
import { knobsOf, restore, settingsOf, turn } from '../knobs.ts';
import type { Check } from './visit.ts';

export const knob: Check = {
  name: 'with a knob turned to its end the figure computes, draws and speaks (test:all turns all of them)',
  kinds: ['figure'],
  async run({ page, index }) {
    const figure = page.locator('live-figure');
    const knobs = await knobsOf(figure).all();
    if (knobs.length === 0) return;
    const control = turnFor(index, knobs);
    const [setting] = await settingsOf(control);
    if (setting !== undefined) await turn(figure, control, setting);
    await restore(figure);
  },
};
