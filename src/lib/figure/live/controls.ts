/** Between a figure's form and its knobs' values. The form itself is made by src/components/internal/Knob.astro. */
import { withUnit } from '../../text/numbers.ts';
import { KnobError, type Knob, type Knobs, type Slider } from '../contract/knobs.ts';
import type { Settings } from '../contract/settings.ts';

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
      const value = readControl(form, name, knob);
      // An untouched slider may stand for a value between its positions, from a link.
      if (
        value !== undefined &&
        !(knob.kind === 'slider' && samePosition(knob, value as number, before[name] as number))
      )
        values[name] = value;
    } catch (error) {
      if (!(error instanceof KnobError)) throw error;
      errors[name] = `${knob.label}: ${error.message}.`;
    }
  }
  return { values, errors };
}

function readControl(form: HTMLFormElement, name: string, knob: Knob): unknown {
  const control = (suffix = '') => form.elements.namedItem(`${name}${suffix}`) as HTMLInputElement;
  switch (knob.kind) {
    case 'slider':
      return knob.fromPosition(Number(control().value));
    case 'choice':
      return knob.parse(control().value);
    case 'toggle':
      return control().checked;
    case 'seed':
      return knob.parse(control().value);
    case 'point':
      return knob.parse(`${control('.x').value},${control('.y').value}`);
    case 'trials':
      return undefined; // filled by its buttons
  }
}

/** Shows `values` in the form. A field that is being typed in is left alone while it means the same. */
export function writeControls(form: HTMLFormElement, knobs: Knobs, values: Settings): void {
  const set = (name: string, text: string) => {
    const control = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null;
    if (!control || control.value === text) return;
    if (
      control instanceof HTMLInputElement &&
      control === document.activeElement &&
      Number(control.value) === Number(text)
    )
      return;
    control.value = text;
  };
  for (const [name, knob] of Object.entries(knobs)) {
    const value = values[name];
    switch (knob.kind) {
      case 'slider': {
        set(name, String(knob.toPosition(value as number)));
        const control = form.elements.namedItem(name) as HTMLInputElement;
        control.setAttribute('aria-valuetext', spoken(knob, value as number));
        const output = form.querySelector(`output[for="${control.id}"]`);
        if (output && output.textContent !== spoken(knob, value as number))
          output.textContent = spoken(knob, value as number);
        break;
      }
      case 'toggle':
        (form.elements.namedItem(name) as HTMLInputElement).checked = value as boolean;
        break;
      case 'point':
        set(`${name}.x`, String((value as { x: number }).x));
        set(`${name}.y`, String((value as { y: number }).y));
        break;
      case 'choice':
      case 'seed':
        set(name, String(value));
        break;
      case 'trials':
        disable(form, 'add-trial', name, (value as readonly unknown[]).length >= knob.max);
        disable(form, 'remove-trial', name, (value as readonly unknown[]).length === 0);
        break;
    }
  }
}

/** Not `disabled`: a button that has the focus keeps it. */
function disable(form: HTMLFormElement, action: string, knob: string, isDisabled: boolean): void {
  const button = form.querySelector(`button[data-action="${action}"][value="${knob}"]`);
  if (button) button.ariaDisabled = String(isDisabled);
}

/** Marks the fields whose knobs have an error, and only those. */
export function markInvalid(form: HTMLFormElement, errors: Readonly<Record<string, string>>): void {
  for (const control of form.querySelectorAll('input')) {
    const [knob] = control.name.split('.');
    if (Object.hasOwn(errors, knob!)) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
}

/** A slider's value with its unit. */
export const spoken = (knob: Slider, value: number) =>
  knob.unit ? withUnit(knob.display(value), knob.unit) : knob.display(value);

const samePosition = (knob: Slider, a: number, b: number) => knob.toPosition(a) === knob.toPosition(b);
