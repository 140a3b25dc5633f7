/** Where the words about a panel stand: above and below its plot, or beside it. */
import { linesIn } from './lines.ts';
import type { Frame } from './mark.ts';
import type { Panel } from './panel.ts';

interface Place {
  left: number;
  right: number;
  top: number;
}

/** Room at the right of a plot whose words stand beside it. */
export const besideRoom = 180;
const beside = { distance: 14, rise: 14, between: 8 };

export const hasWordsBeside = ({ isBesideOnPhones = false }: Panel, isPhone: boolean) =>
  isPhone && isBesideOnPhones;

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

/** Between the words above a panel and its plot: the label of the vertical axis, or its arrow. */
function abovePlot({ frame, y }: Panel): number {
  if (frame === 'cross') return 14;
  if (frame !== 'axes') return 6;
  return y.label && !y.isLabelTurned && !y.isHidden ? 26 : 8;
}

const belowPlot = ({ frame, x }: Panel) => (frame !== 'axes' ? 2 : x.isHidden ? 4 : x.label ? 44 : 24);
