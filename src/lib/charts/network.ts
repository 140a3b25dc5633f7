/** A network as circles and lines: its units layer by layer from the left, its weights between them. */
import { child, children, pixel, type Canvas } from './canvas.ts';
import { words, type PixelPoint } from './marks.ts';

export interface LayerParameters {
  /** `[in][out]` */
  weights: number[][];
  /** `[out]` */
  biases: number[];
}

export interface Network {
  /** Units of each layer, inputs and output included. */
  widths: readonly number[];
  /** One fewer than there are widths; null while they are not known. */
  layers: readonly LayerParameters[] | null;
  /** Units that the box has room for in a column: at least 2, and as many as the widest layer has. */
  rows: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Circles for units, lines for weights. Both are as thick as their parameter is large, and dashed where it is negative. */
export function drawNetwork(canvas: Canvas, box: Box, { widths, layers, rows }: Network): void {
  const group = child(canvas.svg, 'g', 'network');
  const place = (layer: number, unit: number): PixelPoint => [
    box.x + 34 + ((box.width - 74) * layer) / (widths.length - 1),
    box.y + 18 + ((box.height - 36) * (unit + (rows - widths[layer]!) / 2)) / (rows - 1),
  ];
  const edges = (layers ?? []).flatMap(({ weights }, layer) =>
    weights.flatMap((row, from) =>
      row.map((weight, to) => ({ weight, start: place(layer, from), end: place(layer + 1, to) })),
    ),
  );
  children(child(group, 'g', 'weights'), 'path', 'weight', edges)
    .attr('d', ({ start, end }) => `M${pixel(start[0])},${pixel(start[1])}L${pixel(end[0])},${pixel(end[1])}`)
    .attr('stroke', ({ weight }) => weightColor(weight))
    .attr('stroke-width', ({ weight }) => pixel(thickness(weight)))
    .attr('stroke-dasharray', ({ weight }) => (weight < 0 ? '7 3' : 'none'));
  const nodes = widths.flatMap((width, layer) =>
    Array.from({ length: width }, (_, unit) => ({
      at: place(layer, unit),
      bias: layer === 0 ? null : (layers?.[layer - 1]!.biases[unit] ?? 0),
    })),
  );
  children(child(group, 'g', 'units'), 'circle', 'unit', nodes)
    .attr('cx', ({ at }) => pixel(at[0]))
    .attr('cy', ({ at }) => pixel(at[1]))
    .attr('r', 12)
    .attr('fill', 'var(--paper)')
    .attr('stroke', ({ bias }) => (bias === null ? 'var(--ink-faint)' : weightColor(bias)))
    .attr('stroke-dasharray', ({ bias }) => (bias !== null && bias < 0 ? '7 3' : 'none'))
    .attr('stroke-width', ({ bias }) => (bias === null ? 1 : pixel(thickness(bias))));
  children(group, 'text', 'words layer', layerNames(widths, canvas.narrow || widths.length > 4))
    .attr('x', (_, layer) => pixel(place(layer, 0)[0]))
    .attr('y', box.y - 12)
    .attr('text-anchor', 'middle')
    .attr('fill', 'var(--ink-soft)')
    .text(String);
  const signs = canvas.narrow ? box.y + box.height + 16 : box.y + box.height + 28;
  words(group, 'positive', '— positive', [box.x + 34, signs], { color: 'var(--series-6)', weight: 600 });
  words(group, 'negative', '- - negative', [box.x + 120, signs], { color: 'var(--series-5)', weight: 600 });
  words(group, 'size', 'thicker: larger', [box.x + 212, signs], { color: 'var(--ink-soft)' });
}

/** A weight of 0 can still be seen, and one that has run away does not cover the others. */
const thickness = (weight: number) => Math.min(10, 0.6 + 1.5 * Math.abs(weight));

const layerNames = (widths: readonly number[], short: boolean) =>
  widths.map((_, layer) =>
    layer === 0 ? 'inputs' : layer === widths.length - 1 ? 'output' : short ? `${layer}` : `hidden ${layer}`,
  );

const weightColor = (weight: number) => (weight >= 0 ? 'var(--series-6)' : 'var(--series-5)');
