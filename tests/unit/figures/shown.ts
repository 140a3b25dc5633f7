/** A figure as its own tests look at it: its result summarised, and drawn. */
import { parseHTML } from 'linkedom';
import { renderDrawings } from '../../../src/lib/figure/build/render.ts';
import { stored } from '../../../src/lib/figure/build/store.ts';
import type { AnyFigure } from '../../../src/lib/figure/contract/define.ts';
import { defaults } from '../../../src/lib/figure/contract/knobs.ts';
import type { Settings } from '../../../src/lib/figure/contract/settings.ts';

/** At its own settings with these changes. `Data` is what the figure summarises its result to, as far as a test asks. */
export async function shownAt<Data>(figure: AnyFigure, changes: Settings = {}) {
  const knobs = { ...defaults(figure.knobs), ...changes };
  const experiment = figure.experiment(knobs);
  const result = await stored(experiment);
  return { knobs, experiment, result, data: figure.summarise(result, knobs) as Data };
}

/** Its two drawings, in a page. */
export function drawn(figure: AnyFigure, { data, knobs }: { data: unknown; knobs: Settings }): Document {
  return parseHTML(`<!doctype html><body>${renderDrawings(figure, data, knobs, 'test')}</body>`).document;
}

/** What a handle says of its axis `x` or `y`: the ends of its domain, and where they are in the drawing. */
export const axisOf = (handle: Element, axis: 'x' | 'y') =>
  handle.getAttribute(`data-${axis}`)!.split(',').map(Number) as [number, number, number, number];

/** Of the level pieces of line in a panel, from the left to the right. */
export const stepHeights = (panel: Element): number[] =>
  [...panel.querySelectorAll('.rule .stroke')].map((step) =>
    Number(/,([\d.]+)H/.exec(step.getAttribute('d')!)![1]),
  );
