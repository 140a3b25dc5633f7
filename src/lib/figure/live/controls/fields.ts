/** What a figure's form has for one knob. The form is made by src/components/internal/Knob.astro. */
import { typed } from '../number-fields.ts';

type Field = HTMLInputElement | HTMLSelectElement | RadioNodeList;

export class Fields {
  readonly #form: HTMLFormElement;
  readonly #name: string;

  constructor(form: HTMLFormElement, name: string) {
    this.#form = form;
    this.#name = name;
  }

  /** The field whose name is the knob's with this end. */
  field<F extends Field = Field>(end = ''): F {
    return this.#form.elements.namedItem(this.#name + end) as F;
  }

  /** What has been typed in a field for a number, as programs write it. */
  number(end = ''): string {
    return typed(this.field(end).value);
  }

  /** Shows a number in the field for it. */
  showNumber(value: number, end = ''): void {
    this.show(String(value), end);
    this.field<HTMLInputElement>(end).setAttribute('aria-valuenow', String(value));
  }

  /** Shows a text in a field. One that is being typed in is left alone while it means the same. */
  show(text: string, end = ''): void {
    const field = this.field(end);
    if (field.value === text) return;
    const isTypedIn = field === this.#form.ownerDocument.activeElement && field instanceof HTMLInputElement;
    if (isTypedIn && Number(typed(field.value)) === Number(text)) return;
    field.value = text;
  }

  /** Shows a text beside a field. */
  showBeside(field: HTMLInputElement, text: string): void {
    const output = this.#form.querySelector(`output[for="${field.id}"]`);
    if (output && output.textContent !== text) output.textContent = text;
  }

  /** Not `disabled`: a button that has the focus keeps it. */
  disable(action: string, isDisabled: boolean): void {
    const button = this.#form.querySelector(`button[data-action="${action}"][value="${this.#name}"]`);
    button?.setAttribute('aria-disabled', String(isDisabled));
  }
}
