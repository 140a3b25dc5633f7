/** What the figure is made from: an author's props, settled. */
import type { z } from 'astro/zod';
import type { plotProps } from './props.ts';

export type PlotProps = z.input<typeof plotProps>;
type Settled = z.output<typeof plotProps>;

export interface PlotKnob {
  from: number;
  to: number;
  at: number;
  scale: 'linear' | 'log';
  label: string;
  symbol?: string;
}

export interface PlotConfiguration extends Omit<Settled, 'id' | 'of' | 'names' | 'y' | 'knobs' | 'yLabel'> {
  curves: { formula: string; name: string }[];
  y: [number, number] | null;
  knobs: Record<string, PlotKnob>;
  yLabel: string;
}
