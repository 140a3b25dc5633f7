/** A drawing on its canvas. The same call at build time and live; drawing twice is drawing once. */
import { drawAxes, drawBox } from './axes.ts';
import { canvasOn, child, groups, pixel, type Layer } from './canvas.ts';
import { captionsOf } from './captions.ts';
import { drawEnds } from './ends.ts';
import { layoutOf, type Layout, type PlacedPanel } from './layout.ts';
import { drawLines } from './lines.ts';
import type { Frame, Mark } from './mark.ts';
import { marksOf, type Drawing, type Panel } from './panel.ts';

/** Draws onto an `<svg>` element at a width. `prefix` begins the ids inside. Returns where everything stands. */
export function drawOn(svg: Element, drawing: Drawing, width: number, prefix: string): Layout {
  const layout = layoutOf(drawing, width, prefix);
  const canvas = canvasOn(svg, layout);
  const names = layout.placed.map((one) =>
    'panel' in one ? `panel ${one.panel.name}` : `custom ${one.custom.name}`,
  );
  groups(canvas, names).forEach((layer, i) => {
    const one = layout.placed[i]!;
    if ('panel' in one) drawPanel(layer, one);
    else one.custom.draw(layer, one.box, one.isPhone);
  });
  return layout;
}

function drawPanel(layer: Layer, { panel, frame }: PlacedPanel): void {
  drawAxes(child(layer, 'g', 'axes'), panel, frame);
  drawMarks(clipped(layer, panel, frame), panel, frame, (mark) => !mark.isOver);
  drawBox(layer, panel, frame);
  drawMarks(child(layer, 'g', 'over'), panel, frame, (mark) => mark.isOver === true);
  drawEnds(
    child(layer, 'g', 'ends'),
    marksOf(panel).flatMap(({ end }) => end ?? []),
    frame,
  );
  const { head, foot } = captionsOf(panel, frame);
  drawLines(child(layer, 'g', 'head'), panel.head, head);
  drawLines(child(layer, 'g', 'foot'), panel.foot, foot);
}

/** Marks in their order. One that comes or goes with the data takes its group along. */
function drawMarks(layer: Layer, panel: Panel, frame: Frame, isWanted: (mark: Mark) => boolean): void {
  const marks = panel.marks.flatMap((mark, i) =>
    mark && isWanted(mark) ? [{ mark, name: `${mark.kind} ${mark.className ?? `m${i}`}` }] : [],
  );
  groups(
    layer,
    marks.map(({ name }) => name),
  ).forEach((one, i) => marks[i]!.mark.draw(one, frame));
}

/** Beyond the plot's edges: dots at either end of an axis and a line along it are seen whole; a map ends at its edges. */
function slackOf(panel: Panel): { x: number; y: number } {
  const isMap = panel.frame === 'none' || marksOf(panel).some(({ plane }) => plane);
  if (isMap) return { x: 0, y: 0 };
  return { x: panel.frame === 'axes' ? 6 : 1, y: 1 };
}

/** A layer of which only what lies in the panel's plot is seen. */
function clipped(parent: Layer, panel: Panel, { id, left, right, top, bottom }: Frame): Layer {
  const slack = slackOf(panel);
  child(child(parent, 'clipPath', 'clip').attr('id', id('clip')), 'rect', 'area')
    .attr('x', pixel(left - slack.x))
    .attr('y', pixel(top - slack.y))
    .attr('width', pixel(right - left + 2 * slack.x))
    .attr('height', pixel(bottom - top + 2 * slack.y));
  return child(parent, 'g', 'inside').attr('clip-path', `url(#${id('clip')})`);
}
