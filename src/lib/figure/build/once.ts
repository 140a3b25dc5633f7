/** What a lesson, its page for print, the page to embed and every sentence about a figure ask for: made once. */
import type { AnyFigure } from '../contract/define.ts';
import type { Settings } from '../contract/settings.ts';

type Make<T> = (figure: AnyFigure, values: Settings) => T;

/** `make`, called once for a figure at the same settings; a promise that it returns is that of all who ask. */
export function oncePerSettings<T>(make: Make<T>): Make<T> {
  const made = new WeakMap<AnyFigure, Map<string, T>>();
  return (figure, values) => {
    const ofFigure = made.get(figure) ?? new Map<string, T>();
    made.set(figure, ofFigure);
    const settings = JSON.stringify(values);
    if (!ofFigure.has(settings)) ofFigure.set(settings, make(figure, values));
    return ofFigure.get(settings)!;
  };
}
