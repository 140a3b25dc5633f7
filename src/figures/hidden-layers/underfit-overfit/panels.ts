/** What is drawn of a fit: its curve among the points, and its losses below. */
import * as plot from '../../../lib/plot/plot.ts';
import { measuredSplits } from '../../../lib/study/splits.ts';
import { plain, significant } from '../../../lib/text/numbers.ts';
import type { Fit } from './fit.ts';

/** More points than this are drawn smaller, with a halo around the fit. */
const many = 60;
const centre = [0, 0] as const;

interface FitPanelOptions {
  name: string;
  head: { title: string; shape: string };
  /** Those that it was trained on. */
  points: readonly plot.Point[];
  /** Of the curve, which ends at the panel's edges. */
  inputs: readonly number[];
}

export function fitPanel(
  { curve, divergedAt }: Fit,
  { name, head, points, inputs }: FitPanelOptions,
): plot.Panel {
  const isCrowded = points.length > many;
  return plot.panel({
    name,
    x: { label: 'Predictor variable', domain: [inputs[0]!, inputs.at(-1)!], ticks: [-1, 0, 1] },
    y: { label: 'Output variable', isLabelTurned: true, domain: [-1.9, 1.9], ticks: [-1, 0, 1] },
    lines: 9.4,
    head: [
      { text: head.title, isTitle: true, isCentred: true },
      { text: head.shape, isCentred: true },
    ],
    marks: [
      plot.named(
        'training',
        plot.dots({ points, color: 'var(--series-3)', size: isCrowded ? 'small' : 'middle' }),
      ),
      plot.named(
        'fit',
        plot.line({
          points: curve.map((value, i) => [inputs[i]!, value]),
          color: 'var(--ink)',
          isDashed: true,
          hasHalo: isCrowded,
        }),
      ),
      ...(divergedAt === null ? [] : plot.diverged({ at: centre, step: divergedAt, side: 'below' })),
    ],
  });
}

/** Two rows on one logarithmic axis, and the loss of the noise alone as a dashed rule through both. */
export const lossPanel = (fit: Fit, { name, floor }: { name: string; floor: number }): plot.Panel =>
  plot.panel({
    name,
    x: { label: 'loss', scale: 'log', domain: [0.001, 10], ticks: [0.001, 0.1, 10], format: plain },
    y: { domain: [measuredSplits.length, 0], isHidden: true },
    lines: 1.9,
    // Room for the words above.
    head: [''],
    marks: [
      plot.rule({ x: floor, stroke: 'hair' }),
      plot.words({ at: [floor, 0], text: 'noise alone', side: 'above', color: 'var(--ink-soft)' }),
      plot.lollipops({
        rows: measuredSplits.map(({ name: split }) => ({
          value: fit[split],
          color: plot.splitColors[split],
          label: `${split} ${significant(fit[split])}`,
        })),
      }),
    ],
  });
