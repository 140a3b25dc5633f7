/** Between a figure's form and its knobs' values. How each kind of knob stands in the form is in controls/. */
import { KnobError, type Knob, type Knobs } from '../contract/knobs.ts';
import type { Settings } from '../contract/settings.ts';
import { changes } from './controls/changes.ts';
import type { Control } from './controls/control.ts';
import { Fields } from './controls/fields.ts';
import { point } from './controls/point.ts';
import { seed } from './controls/seed.ts';
import { slider } from './controls/slider.ts';
import { toggle } from './controls/toggle.ts';
import { trials } from './controls/trials.ts';
import { worded } from './controls/worded.ts';

const controls: Readonly<Record<Knob['kind'], Control>> = {
  ...{ slider, toggle, point, seed, trials, changes },
  choice: worded,
};

/** The values in the form. What is not allowed keeps its value from `before`, and its knob has an error, in words. */
export function readControls(
  form: HTMLFormElement,
  knobs: Knobs,
  before: Settings,
): { values: Settings; errors: Record<string, string> } {
  const values: Record<string, unknown> = { ...before };
  const errors: Record<string, string> = {};
  for (const [name, knob] of Object.entries(knobs)) {
    try {
      values[name] = controls[knob.kind].read(new Fields(form, name), knob, before[name]);
    } catch (error) {
      if (!(error instanceof KnobError)) throw error;
      errors[name] = `${knob.label}: ${error.message}.`;
    }
  }
  return { values, errors };
}

/** Shows `values` in the form. */
export function writeControls(form: HTMLFormElement, knobs: Knobs, values: Settings): void {
  for (const [name, knob] of Object.entries(knobs))
    controls[knob.kind].write(new Fields(form, name), knob, values[name]);
}

/** Marks the fields whose knobs have an error, and only those. */
export function markInvalid(form: HTMLFormElement, errors: Readonly<Record<string, string>>): void {
  for (const control of form.querySelectorAll('input')) {
    const [knob] = control.name.split('.');
    if (Object.hasOwn(errors, knob!)) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
}
