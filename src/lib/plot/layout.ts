/** Where each panel stands on its canvas, wide and for phones. */
import { narrowWidth } from './canvas.ts';
import { marginsOf, type Margins } from './margins.ts';
import type { Frame } from './mark.ts';
import {
  panel,
  type Box,
  type Custom,
  type Drawing,
  type Facets,
  type Heading,
  type Panel,
  type Row,
  type Stack,
} from './panel.ts';
import { forPhones } from './phones.ts';
import { scaleOf } from './quantity.ts';
import { lineHeight } from './type.ts';

export interface PlacedPanel {
  panel: Panel;
  frame: Frame;
}
interface PlacedCustom {
  custom: Custom;
  box: Box;
  isPhone: boolean;
}
export type Placed = PlacedPanel | PlacedCustom;

export interface Layout {
  width: number;
  height: number;
  placed: Placed[];
}

interface Place {
  width: number;
  isPhone: boolean;
  /** What the ids inside the drawing begin with. */
  prefix: string;
}

/** A part laid out: how high it is, and its panels once its upper left corner is known. */
interface Part {
  height: number;
  at(left: number, top: number): Placed[];
}

const gap = { across: 26, tight: 14, down: 16 };
/** More panels than this beside each other stand closer. */
const fewColumns = 3;
/** Of a panel in facets, and of a compact one. */
const widestFacet = 400;

/** The whole drawing at a width: 760 for wide screens, 360 for phones. */
export function layoutOf(drawing: Drawing, width: number, prefix: string): Layout {
  const isPhone = width <= narrowWidth;
  const { height, at } = partOf(isPhone ? forPhones(drawing) : drawing, { width, isPhone, prefix });
  return { width, height: Math.ceil(height), placed: at(0, 0) };
}

function partOf(drawing: Drawing, place: Place, least: Partial<Margins> = {}): Part {
  switch (drawing.kind) {
    case 'panel':
      return panelPart(drawing, widthFor(drawing, place), { ...marginsOf(drawing, place), ...least });
    case 'heading':
      return headingPart(drawing, place);
    case 'custom':
      return customPart(drawing, place);
    case 'stack':
      return stackPart(drawing, place);
    case 'row':
      return rowPart(drawing, place);
    case 'facets':
      return facetsPart(drawing, place);
  }
}

function panelPart(panel: Panel, { width, isPhone, prefix }: Place, margins: Margins): Part {
  const plotWidth = width - margins.left - margins.right;
  const plotHeight = plotHeightOf(panel, plotWidth, isPhone);
  return {
    height: margins.top + plotHeight + margins.bottom,
    at: (left, top) => {
      const edges = {
        left: left + margins.left,
        right: left + width - margins.right,
        top: top + margins.top,
        bottom: top + margins.top + plotHeight,
      };
      const frame: Frame = {
        x: scaleOf(panel.x, [edges.left, edges.right]),
        y: scaleOf(panel.y, [edges.bottom, edges.top]),
        across: panel.x,
        up: panel.y,
        ...edges,
        isPhone,
        id: (name) => `${prefix}-${panel.name}-${name}`,
      };
      return [{ panel, frame }];
    },
  };
}

const widthFor = ({ isCompact = false }: Panel, place: Place): Place =>
  isCompact ? { ...place, width: Math.min(widestFacet, place.width) } : place;

/** The words above a plot without height. */
function headingPart({ name, head }: Heading, place: Place): Part {
  const line = { domain: [0, 1] } as const;
  const words = panel({ name, x: line, y: line, frame: 'none', linesHigh: 0, head, marks: [] });
  return panelPart(words, place, marginsOf(words, place));
}

/** On phones a flat plot is made higher, unless both its axes have the same unit. */
const leastAspectOnPhones = 0.5;

function plotHeightOf({ aspect, linesHigh, frame }: Panel, width: number, isPhone: boolean): number {
  if (aspect === undefined) return linesHigh * lineHeight;
  return Math.round(width * (isPhone && frame !== 'cross' ? Math.max(aspect, leastAspectOnPhones) : aspect));
}

const customPart = (one: Custom, { width, isPhone }: Place): Part => {
  const height = one.linesHigh(isPhone) * lineHeight;
  return { height, at: (left, top) => [{ custom: one, box: { left, top, width, height }, isPhone }] };
};

function stackPart({ parts }: Stack, place: Place): Part {
  const framed = parts.filter(hasAxes);
  const sides = haveOneDomain(framed) ? (['left', 'right'] as const) : (['left'] as const);
  const aligned = mostOf(framed, place, sides);
  return below(
    parts.map((part) => partOf(part, place, hasAxes(part) ? aligned : {})),
    (i) => (parts[i]!.kind === 'heading' ? 0 : gap.down),
  );
}

const hasAxes = (part: Drawing): part is Panel => part.kind === 'panel' && part.frame === 'axes';

const haveOneDomain = (panels: readonly Panel[]) =>
  new Set(panels.map(({ x }) => x.domain.join())).size === 1;

/** The largest margins of panels below each other. */
function mostOf(panels: readonly Panel[], place: Place, sides: readonly (keyof Margins)[]): Partial<Margins> {
  const margins = panels.map((panel) => marginsOf(panel, place));
  if (margins.length < 2) return {};
  return Object.fromEntries(sides.map((side) => [side, Math.max(...margins.map((one) => one[side]))]));
}

function below(parts: readonly Part[], gapAfter: (i: number) => number = () => gap.down): Part {
  const pitches = parts.map(({ height }, i) => height + gapAfter(i));
  const tops = parts.map((_, i) => sumOf(pitches.slice(0, i)));
  return {
    height: sumOf(pitches) - gapAfter(parts.length - 1),
    at: (left, top) => parts.flatMap((part, i) => part.at(left, top + tops[i]!)),
  };
}

function rowPart({ parts, shares }: Row, place: Place): Part {
  if (place.isPhone) return stackPart({ kind: 'stack', parts }, place);
  const whole = place.width - gap.across * (parts.length - 1);
  const sum = sumOf(shares);
  const widths = shares.map((share) => Math.round((whole * share) / sum));
  const tops = parts.map((part, i) =>
    part.kind === 'panel' ? marginsOf(part, { ...place, width: widths[i]! }).top : 0,
  );
  const level = Math.max(...tops);
  return beside(
    parts.map((part, i) =>
      partOf(part, { ...place, width: widths[i]! }, part.kind === 'panel' ? { top: level } : {}),
    ),
    widths,
  );
}

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function beside(parts: readonly Part[], widths: readonly number[], between = gap.across): Part {
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width + between, 0));
  return {
    height: Math.max(...parts.map(({ height }) => height)),
    at: (left, top) => parts.flatMap((part, i) => part.at(left + lefts[i]!, top)),
  };
}

function facetsPart(facets: Facets, place: Place): Part {
  const columns = Math.min(facets.panels.length, place.isPhone ? facets.onPhones : facets.columns);
  const panels = facets.sharesX ? withoutUpperXAxes(facets.panels, columns) : facets.panels;
  const { sharesY } = facets;
  const between = place.isPhone || columns > fewColumns ? gap.tight : gap.across;
  const margins = panels.map((panel) => marginsOf(panel, { ...place, width: place.width / columns }));
  const most = (side: keyof Margins) => Math.max(...margins.map((one) => one[side]));
  const axisRoom = sharesY ? most('left') : 0;
  const common = {
    left: sharesY ? 0 : most('left'),
    right: most('right'),
    top: most('top'),
  };
  const width = Math.min(widestFacet, (place.width - axisRoom - between * (columns - 1)) / columns);
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, i) =>
    panels.slice(i * columns, (i + 1) * columns),
  );
  const bottoms = rows.map((_, i) =>
    Math.max(...margins.slice(i * columns, (i + 1) * columns).map(({ bottom }) => bottom)),
  );
  const drawn = below(
    rows.map((some, i) =>
      beside(
        some.map((panel, column) =>
          panelPart(
            sharesY && column > 0 ? withoutYAxis(panel) : panel,
            { ...place, width },
            { ...common, bottom: bottoms[i]! },
          ),
        ),
        some.map(() => width),
        between,
      ),
    ),
  );
  return { height: drawn.height, at: (left, top) => drawn.at(left + axisRoom, top) };
}

/** Only the lowest panel of each column keeps its axis. */
const withoutUpperXAxes = (panels: readonly Panel[], columns: number): Panel[] =>
  panels.map((panel, i) =>
    i + columns < panels.length ? { ...panel, x: { ...panel.x, axis: 'none' } } : panel,
  );

const withoutYAxis = (panel: Panel): Panel => ({ ...panel, y: { ...panel.y, axis: 'none' } });
