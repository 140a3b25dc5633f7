/** What a figure draws: panels, beside and below each other. No pixels: lib/plot lays them out, wide and for phones. */
import type { Layer } from './canvas.ts';
import type { Mark, Marks } from './mark.ts';
import type { Quantity } from './quantity.ts';

/** Words above or below a panel, on a line of their own; long ones are broken. */
export interface Caption {
  text: string;
  /** Words at the line's other end; of several wordings the first that fits. */
  end?: string | readonly string[];
  endColor?: string;
  color?: string;
  isBold?: boolean;
  /** The larger type of a title. */
  isTitle?: boolean;
  isCentred?: boolean;
}

export interface Panel {
  kind: 'panel';
  /** Unique in its figure. Also a class name in the drawing. */
  name: string;
  x: Quantity;
  y: Quantity;
  /** Painted in this order. One that is left out keeps its place, so that the others keep their numbers. */
  marks: readonly (Mark | false | null)[];
  /**
   * Axes below and to the left; axes that cross at the origin; a box around it; nothing (a map). Default: axes.
   */
  frame: 'axes' | 'cross' | 'box' | 'none';
  /** In a box: its colour, where it stands out. */
  outline?: string;
  head: readonly (Caption | string)[];
  foot: readonly (Caption | string)[];
  /** On phones the words above and below stand to the right of the plot: where it is small, and they are short. */
  isBesideOnPhones?: boolean;
  /** Height of the plot in lines of text (of 20 units of the drawing), or… */
  linesHigh: number;
  /** …its height as a share of its width. On phones a flat plot becomes less so. */
  aspect?: number;
  /** No wider than what it shows asks for, as one of several beside each other: a map of few cells. */
  isCompact?: boolean;
  /** Domains of the drawing over seeds, the same for every seed, where the panel's own follow the data. */
  overSeeds?: { x?: readonly [number, number]; y?: readonly [number, number] };
}

export type PanelOptions = Pick<Panel, 'name' | 'x' | 'y'> &
  Partial<Omit<Panel, 'kind' | 'marks'>> & { marks: readonly Marks[] };

const defaultLines = 14;

export const panel = ({ marks, ...options }: PanelOptions): Panel => ({
  kind: 'panel',
  frame: 'axes',
  head: [],
  foot: [],
  linesHigh: defaultLines,
  ...options,
  marks: marks.flatMap(flat),
});

const flat = (marks: Marks): (Mark | false | null)[] => (isList(marks) ? marks.flatMap(flat) : [marks]);

const isList = (marks: Marks): marks is readonly Marks[] => Array.isArray(marks);

/** Words alone, for all that stands close below them. */
export interface Heading {
  kind: 'heading';
  name: string;
  head: Panel['head'];
}

export const heading = (name: string, head: Panel['head']): Heading => ({ kind: 'heading', name, head });

/** A drawing of its own, for what no panel can show: a network, a log of trials. */
export interface Custom {
  kind: 'custom';
  name: string;
  /** In lines of text. */
  linesHigh(isPhone: boolean): number;
  /** Draws into the box, a part of the layer. Only joins; nothing is measured. */
  draw(layer: Layer, box: Box, isPhone: boolean): void;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const custom = (options: Omit<Custom, 'kind'>): Custom => ({ kind: 'custom', ...options });

/** Parts below each other; their plots begin at one left edge, and end at one right edge if all have the same domain. */
export interface Stack {
  kind: 'stack';
  parts: readonly Drawing[];
}

/** Parts side by side, below each other on phones; the upper edges of their plots are level. */
export interface Row {
  kind: 'row';
  parts: readonly Drawing[];
  /** Shares of the width. Default: equal. */
  shares: readonly number[];
}

/** Panels of one kind, row by row. */
export interface Facets {
  kind: 'facets';
  panels: readonly Panel[];
  columns: number;
  /** Columns on phones. */
  onPhones: number;
  /** One vertical axis at the left of each row serves it all. */
  sharesY: boolean;
  /** One horizontal axis below each column serves it all. */
  sharesX: boolean;
}

export type Drawing = Panel | Heading | Custom | Stack | Row | Facets;

export const stack = (...parts: Drawing[]): Stack => ({ kind: 'stack', parts });

export const row = (parts: readonly Drawing[], shares = parts.map(() => 1)): Row => ({
  kind: 'row',
  parts,
  shares,
});

export const facets = (
  panels: readonly Panel[],
  {
    columns,
    onPhones = 1,
    sharesY = false,
    sharesX = false,
  }: { columns: number; onPhones?: number; sharesY?: boolean; sharesX?: boolean },
): Facets => ({ kind: 'facets', panels, columns, onPhones, sharesY, sharesX });

/** All panels of a drawing, in reading order. */
export function panelsOf(drawing: Drawing): Panel[] {
  switch (drawing.kind) {
    case 'panel':
      return [drawing];
    case 'custom':
    case 'heading':
      return [];
    case 'facets':
      return [...drawing.panels];
    default:
      return drawing.parts.flatMap(panelsOf);
  }
}

/** The marks of a panel that are there. */
export const marksOf = ({ marks }: Panel): Mark[] =>
  marks.filter((mark): mark is Mark => mark !== null && mark !== false);

export const seriesOf = (panel: Panel) => marksOf(panel).flatMap(({ series }) => series ?? []);

/** The panel that stands for the figure over seeds, in a sketch and in the default table: the first with series, if any. */
export const mainPanel = (drawing: Drawing): Panel | null =>
  panelsOf(drawing).find((one) => seriesOf(one).length > 0) ?? null;
