/** <copyable-text>: a text and a button that copies it. Where it cannot be copied it is selected, for the reader to copy. */
class CopyableText extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const button = this.querySelector('button')!;
    button.addEventListener('click', () => void this.#copy(), { signal: this.#life.signal });
    button.hidden = false;
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  async #copy(): Promise<void> {
    const text = this.querySelector('pre')!;
    const status = this.querySelector('[role="status"]')!;
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = 'Copied.';
    } catch {
      this.ownerDocument.getSelection()?.selectAllChildren(text);
      status.textContent = 'It could not be copied; it is selected now.';
    }
  }
}

customElements.define('copyable-text', CopyableText);
