/** What an author writes into `<Plot>`, and what the figure is made from. */

export interface PlotProps {
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: string;
  /** Stands first in the caption. */
  title: string;
  /**
   * The function, or several, of `x` and the knobs: `alpha / (1 + rate * x)`. There are + - * / ^ and parentheses, `pi`
   * and `e`, and abs, cos, erf, exp, floor, log, max, min, sigmoid, sin, sqrt, tanh.
   */
  of: string | readonly string[];
  /** Where the horizontal axis begins and ends. */
  x: readonly [number, number];
  /** The same of the vertical axis. Default: where the curves are. */
  y?: readonly [number, number];
  /** Each further name in the functions, with its range: `{ rate: [0, 2] }`. */
  knobs?: Readonly<Record<string, readonly [number, number] | PlotKnob>>;
  /** What stands at each curve’s end. Default: the formula. */
  names?: readonly string[];
  /** Default: linear. */
  xScale?: 'linear' | 'log';
  /** Default: linear. */
  yScale?: 'linear' | 'log';
  /** Default: x. */
  xLabel?: string;
  /** Default: none for several functions, the formula for one. */
  yLabel?: string;
  /** Draws each function’s slope too, as a dashed line. */
  derivative?: boolean;
}

export interface PlotKnob {
  from: number;
  to: number;
  /** Its value at first. Default: the middle. */
  at?: number;
  /** Default: log where both ends are above 0 and far apart. */
  scale?: 'linear' | 'log';
  /** Its name in words. Default: the name in the formula. */
  label?: string;
  symbol?: string;
}

/** The props, settled: nothing is left to default. */
export interface PlotConfiguration {
  title: string;
  curves: { formula: string; name: string }[];
  x: readonly [number, number];
  y: readonly [number, number] | null;
  knobs: Record<string, Required<Omit<PlotKnob, 'symbol'>> & { symbol?: string }>;
  xScale: 'linear' | 'log';
  yScale: 'linear' | 'log';
  xLabel: string;
  yLabel: string;
  derivative: boolean;
}
