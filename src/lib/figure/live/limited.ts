/** What an address takes away from a figure's controls: what is hidden is not there, what is locked cannot be turned. */
import type { AnyFigure } from '../contract/define.ts';
import type { Limits } from '../contract/limits.ts';

const told = 'Fixed by the address of this figure';

/** Anew for the limits that the address has now. */
export function limitControls(form: HTMLFormElement, figure: AnyFigure, { locked, hidden }: Limits): void {
  for (const name of Object.keys(figure.knobs)) {
    const fields = fieldsOf(form, name);
    for (const field of fields) {
      field.disabled = locked.has(name);
      field.title = locked.has(name) ? told : '';
      hide(field.closest<HTMLElement>('.knob'), hidden.has(name));
    }
  }
  const { presets = [] } = figure;
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-action="preset"]'))
    button.disabled = Object.keys(presets[Number(button.value)]!.knobs).some((name) => locked.has(name));
  hide(form.querySelector('.presets'), hidden.has('presets'));
  for (const part of form.querySelectorAll<HTMLElement>(
    '.time, :is([data-action="play"], [data-action="step"], [data-action="rewind"], [data-action="from-here"])',
  ))
    hide(part, hidden.has('time'));
}

/** Every time that they have been drawn: a handle that cannot be moved is none. */
export function lockHandles(svg: Element, { locked }: Limits): void {
  for (const handle of svg.querySelectorAll<SVGElement>('[data-handle]')) {
    const { handle: name, up } = handle.dataset;
    const isLocked = locked.has(name!) || (up !== undefined && locked.has(up));
    if (isLocked) {
      handle.setAttribute('aria-disabled', 'true');
      handle.removeAttribute('tabindex');
    } else {
      handle.removeAttribute('aria-disabled');
      handle.setAttribute('tabindex', '0');
    }
  }
}

/** The inputs of a knob, and the buttons that belong to it. */
const fieldsOf = (form: HTMLFormElement, name: string) =>
  [
    ...form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLButtonElement>(
      'input, select, button[value]',
    ),
  ].filter(
    (field) =>
      field.name === name || field.name.startsWith(`${name}.`) || (isOfKnob(field) && field.value === name),
  );

const isOfKnob = (field: Element) => field.matches('.knob button');

function hide(element: HTMLElement | null, isHidden: boolean): void {
  if (element) element.hidden = isHidden;
}
