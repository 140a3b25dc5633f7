/**
 * A popover for browsers that have none (Chrome before 114, Firefox before 125, Safari before 17): the button opens and
 * closes it, Escape and a click elsewhere close it. Its style sheet shows it where it has `data-open`.
 */
export function openWithoutPopover(button: HTMLButtonElement, panel: HTMLElement): void {
  if (Object.hasOwn(HTMLElement.prototype, 'popover')) return;
  const show = (isOpen: boolean) => {
    panel.toggleAttribute('data-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
  };
  show(false);
  button.addEventListener('click', () => show(!panel.hasAttribute('data-open')));
  button.ownerDocument.addEventListener('click', ({ target }) => {
    if (!panel.contains(target as Node) && !button.contains(target as Node)) show(false);
  });
  button.ownerDocument.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !panel.hasAttribute('data-open')) return;
    show(false);
    button.focus();
  });
}
