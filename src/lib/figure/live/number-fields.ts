/**
 * Fields for numbers: text fields, for those of browsers (type="number") refuse a decimal comma in one language and a point
 * in another, say nothing of what was typed, and change under the wheel. They are spinbuttons to those who hear the page.
 */

/** A page key, or an arrow with Shift, goes so many steps at once. */
const stride = 10;

const steps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: stride,
  PageDown: -stride,
};

/**
 * A number as it is typed, in the way that programs write it: a decimal comma is a point, a typeset minus is a hyphen, and
 * blanks around count for nothing. What cannot be a number stays what it is, to be refused by its own words.
 */
export const typed = (text: string): string =>
  text
    .trim()
    .replace(/^\u2212/, '-')
    .replace(/^([^.,]*),([^.,]*)$/, '$1.$2');

/** Lets the arrow and page keys step the fields inside `root`, within their ends, until `signal` aborts. */
export function stepByKeys(root: HTMLElement, signal: AbortSignal): void {
  root.addEventListener(
    'keydown',
    (event) => {
      const field = (event.target as Element).closest<HTMLInputElement>('input[role="spinbutton"]');
      const by = steps[event.key];
      if (!field || by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const next = stepped(field, event.shiftKey && Math.abs(by) === 1 ? by * stride : by);
      if (next === field.value) return;
      field.value = next;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    { signal },
  );
}

/** Where a field holds no number, steps begin at the end that lies nearest to 0. */
function stepped(field: HTMLInputElement, by: number): string {
  const attribute = (name: string) => field.getAttribute(name)!;
  const [low, high] = [Number(attribute('aria-valuemin')), Number(attribute('aria-valuemax'))];
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const step = attribute('data-step');
  const text = typed(field.value);
  const value = text === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) return String(within(0));
  return String(Number(within(value + by * Number(step)).toFixed(decimals(text, step))));
}

/** As many digits after the point as the number and the step have: steps leave no trace of binary fractions. */
const decimals = (...numbers: string[]) =>
  Math.max(...numbers.map((number) => number.split('.')[1]?.length ?? 0));
