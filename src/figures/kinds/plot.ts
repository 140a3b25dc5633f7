/** `<Plot>`: plain functions of x, with a knob for each further name in them. */
import type { Tabulation } from '../../lib/experiment/tabulate.ts';
import { evaluate } from '../../lib/expression/evaluate.ts';
import { parse } from '../../lib/expression/parse.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider, type Slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Table } from '../../lib/plot/table.ts';
import { significant } from '../../lib/text/numbers.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { PlotConfiguration } from './plot/configuration.ts';

const chartLines = 13.3;
const points = 241;
/** Room above and below the curves, as a share of the axis. */
const margin = 0.05;

interface Drawn {
  name: string;
  color: string;
  /** `[points]`; what is no finite number is left out. */
  values: plot.Point[];
  slopes: plot.Point[];
}

export default (configuration: PlotConfiguration) => {
  const { x, curves, derivative } = configuration;
  const formulas = curves.map(({ formula }) => parse(formula));
  /** From a share of the axis to its value. */
  const along = (share: number) => plot.valueAt({ scale: configuration.xScale, domain: x }, share);

  return defineFigure({
    title: configuration.title,
    description:
      `${oneOrMany(curves.length, 'Curve', `${curves.length} curves`)} over ${configuration.xLabel} from ${x[0]} to ${x[1]}: ` +
      `${curves.map(({ formula }) => formula).join('; ')}.${derivative ? ' Dashed: the slope of each.' : ''}`,
    knobs: knobsOf(configuration),

    /** Only the places along the axis: the functions are cheap, and read where they are drawn. */
    experiment: (): Tabulation => ({ kind: 'tabulation', from: 0, to: 1, points, functions: [] }),

    summarise: (result, knobs): Drawn[] =>
      formulas.map((formula, i) => {
        const places = result.x.map((share) => {
          const at = along(share);
          return { at, ...evaluate(formula, { ...knobs, x: at }, 'x') };
        });
        return {
          name: curves[i]!.name,
          color: plot.seriesColor(i, curves.length),
          values: places.map(({ at, value }): plot.Point => [at, value]).filter(isFinitePoint),
          slopes: derivative
            ? places.map(({ at, slope }): plot.Point => [at, slope]).filter(isFinitePoint)
            : [],
        };
      }),

    panels: (data) => panelOf(data, configuration),

    table: (data) => {
      const places = Array.from({ length: points }, (_, i) => along(i / (points - 1)));
      return tableOf(data, places, derivative);
    },

    finding: {
      isSummary: true,
      says: (data) =>
        `From ${configuration.xLabel} ${significant(x[0])} to ${significant(x[1])}, ${data.map(told).join('; ')}.`,
      holds: () => true,
      fails: {},
      atLeast: 1,
    },
  });
};

/** A row for each place along the axis; a function has a second column for its slope, where that is drawn. */
const tableOf = (data: readonly Drawn[], places: readonly number[], withSlopes: boolean): Table => ({
  columns: ['x', ...data.flatMap(({ name }) => (withSlopes ? [name, `slope of ${name}`] : [name]))],
  rows: places.map((at) => [
    at,
    ...data.flatMap(({ values, slopes }) =>
      (withSlopes ? [values, slopes] : [values]).map((all) => all.find(([x]) => x === at)?.[1] ?? null),
    ),
  ]),
});

const isFinitePoint = (point: plot.Point) => point.every(Number.isFinite);

const knobsOf = ({ knobs }: PlotConfiguration): Readonly<Record<string, Slider>> =>
  Object.fromEntries(
    Object.entries(knobs).map(([name, { from, to, at, scale, label, symbol }]) => [
      name,
      slider({
        label,
        symbol,
        min: from,
        max: to,
        default: at,
        scale,
        // A hundred positions, at round values where the range is round.
        step: scale === 'log' ? undefined : Number(((to - from) / 100).toPrecision(3)),
      }),
    ]),
  );

function panelOf(data: readonly Drawn[], configuration: PlotConfiguration): plot.Panel {
  const { x, y, xScale, yScale, xLabel, yLabel, derivative } = configuration;
  const isOne = data.length === 1;
  return plot.panel({
    name: 'functions',
    x: { label: xLabel, scale: xScale, domain: x },
    y: { label: yLabel, scale: yScale, domain: y ?? reach(data, yScale) },
    linesHigh: chartLines,
    marks: data.flatMap(({ name, color, values, slopes }) => [
      plot.line({ name: isOne ? '' : name, color, points: values }),
      derivative &&
        plot.line({ name: isOne ? 'slope' : `slope of ${name}`, color, points: slopes, isDashed: true }),
    ]),
  });
}

/** From the lowest to the highest point, with room; an axis of a function that stands still has a height too. */
function reach(data: readonly Drawn[], scale: 'linear' | 'log'): [number, number] {
  const heights = data.flatMap(({ values, slopes }) => [...values, ...slopes].map(([, value]) => value));
  const shown = scale === 'log' ? heights.filter((height) => height > 0) : heights;
  if (shown.length === 0) return scale === 'log' ? [0.1, 10] : [-1, 1];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  if (scale === 'log') return plot.roundedLog([low, high]);
  const room = high > low ? margin * (high - low) : Math.abs(high) || 1;
  // An axis that has only this side of 0 begins there.
  return [low >= 0 && low <= high / 2 ? 0 : low - room, high <= 0 && high >= low / 2 ? 0 : high + room];
}

function told({ name, values }: Drawn): string {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return `${name} has no value`;
  if (first[1] === last[1]) return `${name} begins and ends at ${significant(first[1])}`;
  return `${name} ${last[1] > first[1] ? 'rises' : 'falls'} from ${significant(first[1])} to ${significant(last[1])}`;
}
