/**
 * <lesson-worksheet>: makes of its lesson a worksheet, by its button for one print or by `?worksheet` in the address.
 * The style sheet hides the answers where they stand (`<html data-worksheet>`); copies of them come last in the lesson.
 */
import { answersIn } from './worksheet-answers.ts';

export function offerWorksheet(offer: HTMLElement, signal: AbortSignal): void {
  const { documentElement, defaultView } = offer.ownerDocument;
  const lesson = offer.closest('article')!;
  const isAsked = new URLSearchParams(defaultView!.location.search).has('worksheet');
  const end = () => {
    delete documentElement.dataset['worksheet'];
    lesson.querySelector('.worksheet-answers')?.remove();
  };
  const begin = () => {
    end();
    documentElement.dataset['worksheet'] = '';
    lesson.append(answersIn(lesson));
  };
  if (isAsked) begin();
  offer.querySelector('button')!.addEventListener(
    'click',
    () => {
      begin();
      defaultView!.print();
      if (!isAsked) end();
    },
    { signal },
  );
  signal.addEventListener('abort', end);
}
