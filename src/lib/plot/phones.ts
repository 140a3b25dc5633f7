/** What a drawing says in other places on phones. */
import { marksOf, type Caption, type Drawing, type Panel } from './panel.ts';

/**
 * Words for which a small panel has no room stand above it. Empty ones keep their line, so that nothing moves when they
 * come. Words beside a plot all begin at its side.
 */
export function forPhones(drawing: Drawing): Drawing {
  switch (drawing.kind) {
    case 'panel':
      return panelForPhones(drawing);
    case 'custom':
    case 'heading':
      return drawing;
    case 'facets':
      return { ...drawing, panels: drawing.panels.map(panelForPhones) };
    default:
      return { ...drawing, parts: drawing.parts.map(forPhones) };
  }
}

function panelForPhones(panel: Panel): Panel {
  const head = [...panel.head, ...marksOf(panel).flatMap(({ aboveOnPhones }) => aboveOnPhones ?? [])];
  return {
    ...panel,
    head: panel.isBesideOnPhones ? head.map(notCentred) : head,
    // Left out, but not removed: the others keep their numbers, which are their class names.
    marks: panel.marks.map((mark) => (mark && mark.aboveOnPhones ? null : mark)),
  };
}

const notCentred = (line: Caption | string): Caption | string =>
  typeof line === 'string' ? line : { ...line, isCentred: false };
