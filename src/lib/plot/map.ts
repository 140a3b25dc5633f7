import { panel, type Panel, type PanelOptions } from './panel.ts';

/** A part of the plane, from edge to edge. */
export interface Window {
  x: readonly [number, number];
  y: readonly [number, number];
}

/** A panel that shows a window of the plane without axes: for contours, regions, and paths over them. */
export const mapPanel = ({
  window: { x, y },
  ...options
}: { window: Window } & Omit<PanelOptions, 'x' | 'y' | 'frame'>): Panel =>
  panel({ frame: 'none', x: { label: 'x', domain: x }, y: { label: 'y', domain: y }, ...options });
