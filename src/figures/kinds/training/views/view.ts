/** A view: one way to draw what the runs came to. A figure shows one or several, one below the other. */
import type { Canvas } from '../../../../lib/charts/canvas.ts';
import type { Curves } from '../../../../lib/charts/curves.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import type { Setting } from '../hyperparameters.ts';
import type { Trained } from '../outcome.ts';

export interface Data {
  trained: Trained[];
  /** What all runs have in common, at the reader's settings. */
  setting: Setting;
  /** The training examples, where a view shows them. */
  examples: { inputs: Float32Array; labels: Float32Array } | null;
  configuration: TrainingConfiguration;
}

export interface View {
  /** What it shows, in a sentence, for those who do not see it. */
  describe(configuration: TrainingConfiguration): string;
  /** Height on a canvas of this width, for a figure of so many settings. */
  height(width: number, configuration: TrainingConfiguration): number;
  draw(canvas: Canvas, data: Data, place: { top: number; bottom: number }): void;
  /** The same as lines over one pair of axes, to lie over those of other seeds. */
  curves(data: Data): Curves;
  /** Its vertical axis where curves of many seeds lie over one another: the same for all of them. */
  overSeeds?: readonly [number, number];
}

/** Where losses of most networks lie. */
export const usualLosses = [0.001, 10] as const;

/** A chart's height. */
export const chartHeight = (width: number) => (width < 500 ? 300 : 330);

export const eachSetting = ({ sweeps }: TrainingConfiguration) =>
  sweeps.length === 0 ? '' : `, for each of ${sweeps.map(({ values }) => values.join(', ')).join(' and ')}`;
