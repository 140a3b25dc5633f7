/** A network as circles and lines: its units layer by layer from the left, its weights between them. */
import { child, children, pixel, type Layer } from './canvas.ts';
import { opacities } from './looks.ts';
import { custom, type Box, type Custom } from './panel.ts';

export interface LayerParameters {
  /** `[in][out]` */
  weights: number[][];
  /** `[out]` */
  biases: number[];
}

/** A weight with a colour of its own: from which unit of a layer to which of the next, all counted from 0. */
export interface MarkedWeight {
  layer: number;
  from: number;
  to: number;
  color: string;
}

interface NetworkOptions {
  name: string;
  /** Units of each layer, inputs and output included. */
  widths: readonly number[];
  /** One fewer than there are widths; null while they are not known. */
  layers: readonly LayerParameters[] | null;
  /** The others are grey. */
  marked: readonly MarkedWeight[];
  /** Units that there is room for in a column: at least 2, and as many as the widest layer has. */
  rows: number;
}

/** Height in lines of text. */
const height = 12.5;
/** Room above for the names of the layers, below for what the lines mean. */
const margins = { top: 26, bottom: 24 };
const radius = 12;
/** From the left and the right edge to the outermost units. */
const sides = { left: 34, right: 40 };
/** More layers than this have numbers for names. */
const mostNamed = 4;

/** Circles for units, lines for weights. Both are as thick as their parameter is large, and dashed where it is negative. */
export const network = (options: NetworkOptions): Custom =>
  custom({
    name: options.name,
    linesHigh: () => height,
    draw: (layer, box, isPhone) => drawNetwork(layer, box, isPhone, options),
  });

type Place = (layer: number, unit: number) => readonly [x: number, y: number];

function drawNetwork(svg: Layer, box: Box, isPhone: boolean, options: NetworkOptions): void {
  const { widths } = options;
  const bottom = box.top + box.height - margins.bottom;
  const place = placeOf(options, box, bottom);
  drawWeights(child(svg, 'g', 'weights'), options, place);
  drawUnits(child(svg, 'g', 'units'), options, place);
  children(svg, 'text', 'words layer', layerNames(widths, isPhone || widths.length > mostNamed))
    .attr('x', (_, layer) => pixel(place(layer, 0)[0]))
    .attr('y', pixel(box.top + 14))
    .attr('text-anchor', 'middle')
    .attr('fill', 'var(--ink-soft)')
    .text(String);
  drawKey(svg, box.left + sides.left, bottom + 16);
}

/** Columns stand in the middle, their units as far apart whatever their number. */
function placeOf({ widths, rows }: NetworkOptions, { left, top, width }: Box, bottom: number): Place {
  const across = (width - sides.left - sides.right) / (widths.length - 1);
  const first = top + margins.top + 1.5 * radius;
  const pitch = (bottom - 1.5 * radius - first) / (rows - 1);
  return (layer, unit) => [
    left + sides.left + across * layer,
    first + pitch * (unit + (rows - widths[layer]!) / 2),
  ];
}

/** Marked weights last, over the others. */
function drawWeights(parent: Layer, { layers, marked }: NetworkOptions, place: Place): void {
  const edges = (layers ?? []).flatMap(({ weights }, layer) =>
    weights.flatMap((row, from) =>
      row.map((weight, to) => ({
        weight,
        start: place(layer, from),
        end: place(layer + 1, to),
        color: marked.find((one) => one.layer === layer && one.from === from && one.to === to)?.color,
      })),
    ),
  );
  const inOrder = [...edges.filter(({ color }) => !color), ...edges.filter(({ color }) => color)];
  children(parent, 'path', 'weight', inOrder)
    .attr('d', ({ start, end }) => `M${pixel(start[0])},${pixel(start[1])}L${pixel(end[0])},${pixel(end[1])}`)
    .attr('stroke', ({ color }) => color ?? unmarked)
    .attr('stroke-opacity', ({ color }) => (color ? null : opacities.behindMarked))
    .attr('stroke-width', ({ weight }) => pixel(thickness(weight)))
    .attr('stroke-dasharray', ({ weight }) => dashesOf(weight));
}

function drawUnits(parent: Layer, { widths, layers }: NetworkOptions, place: Place): void {
  const units = widths.flatMap((width, layer) =>
    Array.from({ length: width }, (_, unit) => ({
      at: place(layer, unit),
      bias: layer === 0 ? null : (layers?.[layer - 1]!.biases[unit] ?? 0),
    })),
  );
  children(parent, 'circle', 'unit', units)
    .attr('cx', ({ at }) => pixel(at[0]))
    .attr('cy', ({ at }) => pixel(at[1]))
    .attr('r', radius)
    .attr('fill', 'var(--paper)')
    .attr('stroke', unmarked)
    .attr('stroke-dasharray', ({ bias }) => dashesOf(bias ?? 0))
    .attr('stroke-width', ({ bias }) => (bias === null ? 1 : pixel(thickness(bias))));
}

/** What dashes and thickness mean. */
function drawKey(svg: Layer, left: number, baseline: number): void {
  const entries = [
    { text: '— positive', x: left },
    { text: '- - negative', x: left + 86 },
    { text: 'thicker: larger', x: left + 178 },
  ];
  children(svg, 'text', 'words key', entries)
    .attr('x', ({ x }) => pixel(x))
    .attr('y', pixel(baseline))
    .attr('fill', 'var(--ink-soft)')
    .text(({ text }) => text);
}

/** The colour of what has none of its own. */
const unmarked = 'var(--ink-faint)';

/** A weight of 0 can still be seen, and one that has run away does not cover the others. */
const thickness = (weight: number) => Math.min(10, 0.6 + 1.5 * Math.abs(weight));

const layerNames = (widths: readonly number[], short: boolean) =>
  widths.map((_, layer) =>
    layer === 0 ? 'inputs' : layer === widths.length - 1 ? 'output' : short ? `${layer}` : `hidden ${layer}`,
  );

const dashesOf = (weight: number) => (weight < 0 ? '7 3' : 'none');
