/** What a drawing says in other places on phones. */
import { marksOf, type Drawing, type Panel } from './panel.ts';

/** Words for which a small panel has no room stand above it. Empty ones keep their line, so that nothing moves when they come. */
export function forPhones(drawing: Drawing): Drawing {
  switch (drawing.kind) {
    case 'panel':
      return withWordsAbove(drawing);
    case 'custom':
      return drawing;
    case 'facets':
      return { ...drawing, panels: drawing.panels.map(withWordsAbove) };
    default:
      return { ...drawing, parts: drawing.parts.map(forPhones) };
  }
}

function withWordsAbove(panel: Panel): Panel {
  const lines = marksOf(panel).flatMap(({ aboveOnPhones }) => aboveOnPhones ?? []);
  if (lines.length === 0) return panel;
  return {
    ...panel,
    head: [...panel.head, ...lines],
    // Left out, but not removed: the others keep their numbers, which are their class names.
    marks: panel.marks.map((mark) => (mark && mark.aboveOnPhones ? null : mark)),
  };
}
