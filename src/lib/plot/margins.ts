/** Room around a plot: for its axes, its words, and the names beside it. */
import { distance, roomOf } from './ends.ts';
import { linesIn } from './lines.ts';
import { marksOf, type Panel } from './panel.ts';
import { furtherLines, ticksOf } from './quantity.ts';
import { widthOf, wordsPitch } from './type.ts';

export interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Around axes that cross: their arrows and names stand beyond the plot. */
const aroundCross = { left: 24, right: 24, aboveHead: 4, belowFoot: 10 };
/** Right of axes: half of the last number. */
const rightOfAxes = 12;
const aboveHead = 2;

/** Of a panel in a width. */
export function marginsOf(panel: Panel, { width, isPhone }: { width: number; isPhone: boolean }): Margins {
  const left = leftOf(panel, isPhone);
  if (hasWordsBeside(panel, isPhone))
    return { left, right: besideRoom, top: topOf(panel), bottom: bottomOf(panel) };
  const right = rightOf(panel, width, isPhone);
  return {
    left,
    right,
    top: linesIn(panel.head, width - left - right).height + topOf(panel),
    bottom: bottomOf(panel) + linesIn(panel.foot, width - left - right).height,
  };
}

/** Room at the right of a plot whose words stand beside it. */
export const besideRoom = 180;

export const hasWordsBeside = ({ isBesideOnPhones = false }: Panel, isPhone: boolean) =>
  isPhone && isBesideOnPhones;

/** From a plot up to the words above it: between are the vertical axis's label, or its arrow. */
export function abovePlot({ frame, y }: Panel): number {
  if (frame === 'cross') return 14;
  if (frame !== 'axes') return 6;
  return y.label && !y.isLabelTurned && y.axis !== 'none' ? 26 : 8;
}

/** From a plot down to the words below it: between are the horizontal axis's numbers and its label. */
export function belowPlot({ frame, x }: Panel): number {
  if (frame !== 'axes') return 2;
  if (x.axis === 'none' || x.axis === 'rule') return 4;
  return (x.label ? 44 : 24) + furtherLines(x) * wordsPitch;
}

function topOf(panel: Panel): number {
  if (panel.frame === 'cross') return abovePlot(panel) + aroundCross.aboveHead;
  if (panel.frame === 'axes') return abovePlot(panel) + aboveHead;
  return panel.head.length > 0 ? abovePlot(panel) : 0;
}

function bottomOf(panel: Panel): number {
  if (panel.frame === 'cross') return aroundCross.belowFoot;
  return panel.frame === 'axes' ? belowPlot(panel) : 0;
}

const leftOf = (panel: Panel, isPhone: boolean): number =>
  Math.max(axisRoomOf(panel), ...marksOf(panel).map(({ ahead }) => ahead?.(isPhone) ?? 0));

const leastAxisRoom = 30;
/** Left of a plot whose axis is hidden: dots at its edge are seen whole. */
const hiddenAxisRoom = 6;
/** Tick, and the spaces around the number. */
const besideNumber = 14;
const turnedLabelRoom = 8;

function axisRoomOf({ frame, y }: Panel): number {
  if (frame === 'cross') return aroundCross.left;
  if (frame !== 'axes') return 0;
  if (y.axis === 'none') return hiddenAxisRoom;
  const { ticks, format } = ticksOf(y);
  const numbers = besideNumber + Math.max(0, ...ticks.map((tick) => widthOf(format(tick), 'tick')));
  return Math.max(leastAxisRoom, numbers) + (y.label && y.isLabelTurned ? turnedLabelRoom : 0);
}

/** Room for names comes in steps, so that a plot does not move with every digit of a value. */
const roomStep = 12;
const mostRoomShare = 0.4;
const afterNames = 4;

function rightOf(panel: Panel, width: number, isPhone: boolean): number {
  if (panel.frame === 'cross') return aroundCross.right;
  const marks = marksOf(panel);
  const ends = marks.flatMap(({ end }) => (end && !end.hasDiverged ? [end] : []));
  const beyond = marks.flatMap((mark) => mark.beyond ?? []);
  if (ends.length + beyond.length === 0) return panel.frame === 'axes' ? rightOfAxes : 0;
  const widest = Math.max(roomOf(ends, isPhone), ...beyond.map((words) => distance + widthOf(words, 'bold')));
  return Math.min(mostRoomShare * width, Math.ceil((widest + afterNames) / roomStep) * roomStep);
}
