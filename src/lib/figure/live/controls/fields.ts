/** What a figure's form has for one knob. The form is made by src/components/internal/Knob.astro. */

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

  /** Shows a text in a field. One that is being typed in is left alone while it means the same. */
  show(text: string, end = ''): void {
    const field = this.field(end);
    if (field.value === text) return;
    const isTypedIn = field === this.#form.ownerDocument.activeElement && field instanceof HTMLInputElement;
    if (isTypedIn && Number(field.value) === Number(text)) return;
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
