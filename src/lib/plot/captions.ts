/** Where the words about a panel stand: above and below its plot, or beside it. */
import { linesIn } from './lines.ts';
import { abovePlot, belowPlot, besideRoom, hasWordsBeside } from './margins.ts';
import type { Frame } from './mark.ts';
import type { Panel } from './panel.ts';

interface Place {
  left: number;
  right: number;
  top: number;
}

/** Words beside a plot. */
const beside = { distance: 14, rise: 14, between: 8 };

/** The places of a panel's head and foot. */
export function captionsOf(panel: Panel, frame: Frame): { head: Place; foot: Place } {
  const { left, right, top, bottom, isPhone } = frame;
  if (!hasWordsBeside(panel, isPhone)) {
    const { height } = linesIn(panel.head, right - left);
    return {
      head: { left, right, top: top - height - abovePlot(panel) },
      foot: { left, right, top: bottom + belowPlot(panel) },
    };
  }
  const column = { left: right + beside.distance, right: right + besideRoom };
  const head = { ...column, top: top - beside.rise };
  const { height } = linesIn(panel.head, besideRoom - beside.distance);
  return { head, foot: { ...column, top: head.top + height + beside.between } };
}
