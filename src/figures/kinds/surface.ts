/** `<Surface>`: descent on an analytic surface, one path or several from a start that the reader can drag. */
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { point, slider, type Knobs } from '../../lib/figure/contract/knobs.ts';
import {
  contours,
  crosses,
  dots,
  handle,
  line,
  named,
  panel,
  ring,
  roundedLog,
  sampleField,
  seriesColor,
  words,
  type Field,
  type Panel,
  type Point,
  type Quantity,
} from '../../lib/plot/plot.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { surface, type SurfaceSpec } from '../../lib/surfaces/surfaces.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { Optimizer } from '../../lib/training/spec.ts';
import { isSo, says, type Walked } from './surface/claims.ts';
import type { SurfaceConfiguration } from './surface/configuration.ts';

const chartLines = 5.8;
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

    panels: (data, knobs) => [
      mapPanel(data, map(data.spec), configuration, (knobs as unknown as Values).start),
      heights(data, map(data.spec)),
    ],

    table: ({ walked }) => ({
      columns: ['path', 'step', 'x', 'y', 'value'],
      rows: walked.flatMap(({ name, places, values }) =>
        places.map(([px, py], step) => [name, step, px, py, values[step]!]),
      ),
    }),

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
const aspectOf = ({ x, y }: Pick<SurfaceConfiguration, 'x' | 'y'>) =>
  Math.min(0.5, Math.max(0.36, (y[1] - y[0]) / (x[1] - x[0])));

function mapPanel(
  { walked, spec }: Data,
  { field, thresholds }: { field: Field; thresholds: number[] },
  { x, y }: SurfaceConfiguration,
  start: { x: number; y: number },
): Panel {
  const { minimum } = surface(spec);
  const isWithin = ([px, py]: Point) => px > x[0] && px < x[1] && py > y[0] && py < y[1];
  return panel({
    name: 'map',
    frame: 'none',
    x: { label: 'x', domain: x },
    y: { label: 'y', domain: y },
    aspect: aspectOf({ x, y }),
    marks: [
      contours({ field, thresholds, label: 'value' }),
      minimum ? named('lowest', ring({ points: [[minimum[0]!, minimum[1]!]], color: 'var(--ink)' })) : null,
      ...walked.flatMap(({ places, color, divergedAt }) => [
        line({ points: places, color, stroke: 'thin' }),
        places.length <= mostDots && dots({ points: places, color }),
        crosses({ points: divergedAt === null ? [] : places.filter(isWithin).slice(-1) }),
      ]),
      handle({
        knob: 'start',
        point: start,
        label: 'Start of every path. Drag it, or move it with the arrow keys.',
        isSmall: true,
      }),
      words({ at: [start.x, start.y], text: 'Start', side: 'above', anchor: 'start', isBold: true }),
    ],
  });
}

/** Height above the minimum on a log axis; where there is none, the value itself, within what the map shows. */
function heights(data: Data, { field }: { field: Field }): Panel {
  const { minimum, value } = surface(data.spec);
  const lowest = minimum ? value(minimum) : null;
  const lines = data.walked.map(({ name, color, values }) => ({
    name: data.walked.length > 1 ? name : '',
    color,
    points: values.map((height, step): Point => [
      step,
      lowest === null ? height : Math.max(floor, height - lowest),
    ]),
  }));
  const y = lowest === null ? valueAxis(field) : heightAxis(lines);
  return panel({
    name: 'heights',
    x: { label: 'step', domain: [0, data.steps] },
    y,
    lines: chartLines,
    marks: lines.map(({ points, ...rest }) =>
      line({ ...rest, points: lowest === null ? within(points, y.domain) : points }),
    ),
  });
}

const valueAxis = ({ values }: Field): Quantity => ({
  label: 'value',
  domain: [Math.min(...Array.from(values)), Math.max(...Array.from(values))],
});

function heightAxis(lines: readonly { points: readonly Point[] }[]): Quantity {
  const all = lines.flatMap(({ points }) => points.map(([, height]) => height));
  const highest = mostAboveStart * Math.max(floor, ...lines.map(({ points }) => points[0]?.[1] ?? floor));
  return {
    label: 'height above the minimum (log scale)',
    scale: 'log',
    domain: roundedLog([Math.min(...all), Math.min(highest, Math.max(...all))]),
  };
}

/** A path that runs away is followed as far as the map goes. */
function within(points: readonly Point[], [low, high]: Quantity['domain']): readonly Point[] {
  const out = points.findIndex(([, height]) => height < low || height > high);
  return out < 0 ? points : points.slice(0, out + 1);
}
