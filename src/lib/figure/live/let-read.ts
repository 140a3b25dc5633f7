/** A drawing that lets its values be read off, before what reads them is there. */
import { within } from '../../life/within.ts';
import { element } from '../dialogs/element.ts';
import type { ReadOut } from './read-out.ts';

/**
 * Lets the keys come to the drawing until `signal` aborts, says what they do there, and loads what reads when the first
 * key, pointer or finger comes: few readers read every figure. Where that fails, the next one tries again.
 */
export function letRead(
  stage: HTMLElement,
  signal: AbortSignal,
  { title, id }: { title: string; id: string },
  load: () => Promise<ReadOut>,
): void {
  describe(stage, signal, title, id);
  const listening = within(signal);
  let isLoading = false;
  /** What asks for a reading: every key, since each is a step, or where the pointer was last. None for a reader who has gone. */
  let waiting: Event[] = [];
  const come = (event: Event) => {
    if (event.type === 'keydown') waiting = [...waiting.filter(({ type }) => type === 'keydown'), event];
    else if (event.type !== 'focus') waiting = [event];
    if (isLoading) return;
    isLoading = true;
    load().then(
      (readOut) => {
        listening.abort();
        for (const one of waiting) readOut.take(one);
      },
      () => (isLoading = false),
    );
  };
  const forget = () => (waiting = []);
  const ended = { signal: listening.signal };
  for (const name of ['focus', 'keydown', 'pointermove', 'pointerup'])
    stage.addEventListener(name, come, ended);
  stage.addEventListener('blur', forget, ended);
  // A finger that is lifted leaves too, and reads nevertheless.
  stage.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && forget(), ended);
}

function describe(stage: HTMLElement, signal: AbortSignal, title: string, id: string): void {
  const hint = element(
    stage.ownerDocument,
    'p',
    { id: `${id}-reading-hint`, hidden: '' },
    'The arrow keys read the values off, Page Up and Page Down change the panel, Escape ends it.',
  );
  stage.append(hint);
  signal.addEventListener('abort', () => hint.remove());
  stage.tabIndex = 0;
  stage.setAttribute('role', 'group');
  stage.setAttribute('aria-label', `Values of “${title}”`);
  stage.setAttribute('aria-describedby', hint.id);
}
