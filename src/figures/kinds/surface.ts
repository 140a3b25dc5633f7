/** `<Surface>`: descent on an analytic surface, one path or several from a start that the reader can drag. */
import { scaleLinear } from 'd3';
import { child, pixel, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { contourBands, sampleField, type Field } from '../../lib/charts/contours.ts';
import { drawCurves, roundedLog, type Curves, type Point } from '../../lib/charts/curves.ts';
import { handle } from '../../lib/charts/handle.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { seriesColor } from '../../lib/charts/series-color.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { point, slider, type Knobs } from '../../lib/figure/contract/knobs.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { surface, type SurfaceSpec } from '../../lib/surfaces/surfaces.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { Optimizer } from '../../lib/training/spec.ts';
import { isSo, says, type Walked } from './surface/claims.ts';
import type { SurfaceConfiguration } from './surface/configuration.ts';

const chartHeight = 190;
const gap = 6;
/** Bands of the map, at equal shares of its samples: valleys show as well as walls. */
const bands = 13;
const samples = { columns: 81, rows: 61 };
/** What is lower above the surface's minimum is drawn as this: a log axis has no zero. */
const floor = 1e-6;
/** A path that leaves for infinity is cut off this many times above the start. */
const mostAboveStart = 100;
/** More steps than this are a line without dots. */
const mostDots = 200;

interface Values {
  start: { x: number; y: number };
  learningRate?: number;
  momentum?: number;
  condition?: number;
  steps?: number;
}

interface Data {
  walked: Walked[];
  spec: SurfaceSpec;
  steps: number;
}

export default (configuration: SurfaceConfiguration) => {
  const { title, walks, claim, x, y } = configuration;
  const specAt = ({ condition }: Values): SurfaceSpec =>
    configuration.surface.name === 'quadratic' && condition !== undefined
      ? { name: 'quadratic', condition }
      : configuration.surface;
  const stepsAt = ({ steps }: Values) => steps ?? configuration.steps;
  const map = mapOf({ x, y });

  return defineFigure({
    title,
    description:
      `Contour map of a surface over the plane, darker where it is lower, with ${oneOrMany(walks.length, 'the path', `${walks.length} paths`)} of ` +
      `gradient descent (${walks.map(({ name }) => name).join(', ')}) from a common start. Below, the height above the ` +
      'lowest point over the steps, on a logarithmic axis.',
    knobs: knobsOf(configuration),

    experiment: (knobs): Descent => {
      const values = knobs as unknown as Values;
      return {
        kind: 'descent',
        surface: specAt(values),
        steps: stepsAt(values),
        walks: walks.map(({ optimizer, learningRate }) => ({
          start: [values.start.x, values.start.y],
          learningRate: values.learningRate ?? learningRate,
          optimizer: withMomentum(optimizer, values.momentum),
        })),
      };
    },

    summarise: ({ paths }, knobs): Data => {
      const values = knobs as unknown as Values;
      const spec = specAt(values);
      return {
        walked: paths.map((path, i) => walkedOf(path, walks[i]!.name, seriesColor(i, walks.length))),
        spec,
        steps: stepsAt(values),
      };
    },

    height: (width) => mapHeight(width, { x, y }) + gap + chartHeight,

    draw: (data, canvas, knobs) => {
      drawMap(data, map(data.spec), canvas, configuration, (knobs as unknown as Values).start);
      drawCurves(canvas, curvesOf(data, map(data.spec)), {
        top: mapHeight(canvas.width, { x, y }) + gap,
        name: 'heights',
      });
    },

    table: ({ walked }) => ({
      columns: ['path', 'step', 'x', 'y', 'value'],
      rows: walked.flatMap(({ name, places, values }) =>
        places.map(([px, py], step) => [name, step, px, py, values[step]!]),
      ),
    }),

    curves: (data) => curvesOf(data, map(data.spec)),

    finding: {
      isSummary: claim === null ? true : undefined,
      says: ({ walked, steps }) => says(claim, walked, steps),
      holds: ({ walked, steps }) => claim === null || isSo(claim, walked, steps, walks),
      fails: {},
      atLeast: 1,
    },
  });
};

const walkedOf = ({ points, values, divergedAt }: Path, name: string, color: string): Walked => ({
  name,
  color,
  places: points.map(([x, y]) => [x!, y!] as const),
  values,
  divergedAt,
});

function withMomentum(optimizer: Optimizer, momentum: number | undefined): Optimizer {
  return momentum !== undefined && 'beta' in optimizer ? { ...optimizer, beta: momentum } : optimizer;
}

function knobsOf({ knobs, walks, surface: spec, steps, start, x, y }: SurfaceConfiguration): Knobs {
  const [{ learningRate }] = walks as [SurfaceConfiguration['walks'][number]];
  const betas = walks.flatMap(({ optimizer }) => ('beta' in optimizer ? [optimizer.beta] : []));
  const all: Record<SurfaceConfiguration['knobs'][number], () => Knobs[string]> = {
    learningRate: () =>
      slider({
        label: 'Learning rate',
        symbol: 'α',
        min: Number((learningRate / 100).toPrecision(3)),
        max: Number((learningRate * 100).toPrecision(3)),
        scale: 'log',
        default: learningRate,
      }),
    momentum: () =>
      slider({ label: 'Momentum', symbol: 'β', min: 0, max: 0.99, step: 0.01, default: betas[0]! }),
    condition: () =>
      slider({
        label: 'Condition number',
        symbol: 'κ',
        min: 1,
        max: 1000,
        scale: 'log',
        default: spec.name === 'quadratic' ? spec.condition : 1,
      }),
    steps: () =>
      slider({ label: 'Steps', min: 1, max: Math.max(500, steps), step: 1, scale: 'log', default: steps }),
  };
  return {
    ...Object.fromEntries(knobs.map((name) => [name, all[name]()])),
    start: point({
      label: 'Start',
      x,
      y,
      default: start,
      step: Number(((x[1] - x[0]) / 200).toPrecision(1)),
    }),
  };
}

/** The surface, sampled, with its thresholds; kept for the last spec, for a figure redraws often. */
function mapOf({ x, y }: Pick<SurfaceConfiguration, 'x' | 'y'>) {
  let kept: { key: string; field: Field; thresholds: number[] } | null = null;
  return (spec: SurfaceSpec) => {
    const key = JSON.stringify(spec);
    if (kept?.key === key) return kept;
    const { value } = surface(spec);
    const field = sampleField((px, py) => value([px, py]), { x, y, ...samples });
    const sorted = Array.from(field.values).sort((a, b) => a - b);
    const thresholds = Array.from(
      { length: bands },
      (_, i) => sorted[Math.floor(((i + 1) / (bands + 1)) * sorted.length)]!,
    );
    return (kept = { key, field, thresholds: [...new Set(thresholds)] });
  };
}

/** The plane's proportions, as far as the page allows. */
function mapHeight(width: number, { x, y }: Pick<SurfaceConfiguration, 'x' | 'y'>): number {
  const ratio = (y[1] - y[0]) / (x[1] - x[0]);
  return Math.round(width * Math.min(width < 500 ? 0.9 : 0.5, Math.max(width < 500 ? 0.5 : 0.36, ratio)));
}

function drawMap(
  { walked, spec }: Data,
  { field, thresholds }: { field: Field; thresholds: number[] },
  canvas: Canvas,
  { x: across, y: up }: SurfaceConfiguration,
  start: { x: number; y: number },
): void {
  const height = mapHeight(canvas.width, { x: across, y: up });
  const x = scaleLinear().domain(across).range([0, canvas.width]);
  const y = scaleLinear().domain(up).range([height, 0]);
  const map = clipped(canvas.svg, canvas, 'map', { x: 0, y: 0, width: canvas.width, height });
  contourBands(map, 'surface', field, { x, y, thresholds });
  const { minimum } = surface(spec);
  const lowest: PixelPoint[] = minimum ? [[x(minimum[0]!), y(minimum[1]!)]] : [];
  child(map, 'circle', 'lowest')
    .attr('cx', pixel(lowest[0]?.[0] ?? -99))
    .attr('cy', pixel(lowest[0]?.[1] ?? -99))
    .attr('r', 8)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.25);
  walked.forEach(({ places, color, divergedAt }, i) => {
    const pixels = places.map(([px, py]): PixelPoint => [x(px), y(py)]);
    line(map, `path-${i}`, pixels, { color, width: 1.75 });
    dots(map, `steps-${i}`, pixels.length <= mostDots ? pixels : [], { color, radius: 2.25 });
    const end = pixels.findLast(([px, py]) => px > 8 && px < canvas.width - 8 && py > 8 && py < height - 8);
    crosses(map, `diverged-${i}`, divergedAt !== null && end ? [end] : []);
  });
  handle(map, 'start', {
    x,
    y,
    point: start,
    label: 'Start of every path. Drag it, or move it with the arrow keys.',
    radius: 7,
  });
  words(map, 'start', 'Start', [x(start.x) + 15, y(start.y) - 9], { weight: 600 });
}

/** Height above the minimum on a log axis; where there is none, the value itself, within what the map shows. */
function curvesOf({ walked, spec, steps }: Data, { field }: { field: Field }): Curves {
  const { minimum, value } = surface(spec);
  const bottom = minimum ? value(minimum) : 0;
  const lines = walked.map(({ name, color, values }) => ({
    name: walked.length > 1 ? name : '',
    color,
    points: values.map((height, step): Point => [step, minimum ? Math.max(floor, height - bottom) : height]),
  }));
  const x: Curves['x'] = { label: 'step', scale: 'linear', domain: [0, steps] };
  if (!minimum) {
    const domain = [Math.min(...Array.from(field.values)), Math.max(...Array.from(field.values))] as const;
    // A path that runs away is followed as far as the map goes.
    const shown = ({ points, ...line }: Curves['lines'][number]) => {
      const out = points.findIndex(([, height]) => height < domain[0] || height > domain[1]);
      return { ...line, points: out < 0 ? points : points.slice(0, out + 1) };
    };
    return { x, y: { label: 'value', scale: 'linear', domain }, lines: lines.map(shown) };
  }
  const heights = lines.flatMap(({ points }) => points.map(([, height]) => height));
  const highest = mostAboveStart * Math.max(floor, ...lines.map(({ points }) => points[0]?.[1] ?? floor));
  const domain = roundedLog([Math.min(...heights), Math.min(highest, Math.max(...heights))]);
  return { x, y: { label: 'height above the minimum (log scale)', scale: 'log', domain }, lines };
}
