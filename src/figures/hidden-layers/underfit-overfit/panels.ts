/** What is drawn of a fit: its curve among the points, and its losses below. */
import * as plot from '../../../lib/plot/plot.ts';
import { measuredSplits } from '../../../lib/study/splits.ts';
import { plain, significant } from '../../../lib/text/numbers.ts';
import type { Fit } from './fits.ts';

/** More points than this are drawn smaller, with a halo around the fit. */
const many = 60;

/** A fit among the points that it was trained on. */
export function fitPanel(name: string, fit: Fit, points: readonly plot.Point[], reach: number): plot.Panel {
  const isCrowded = points.length > many;
  return plot.panel({
    name,
    x: { label: 'Predictor variable', domain: [-reach, reach], ticks: [-1, 0, 1] },
    y: { label: 'Output variable', isLabelTurned: true, domain: [-1.9, 1.9], ticks: [-1, 0, 1] },
    linesHigh: 9.4,
    head: [
      { text: fit.title, isTitle: true, isCentred: true },
      { text: fit.shape, isCentred: true },
    ],
    marks: [
      plot.dots({
        className: 'training',
        points,
        color: 'var(--series-3)',
        size: isCrowded ? 'small' : 'middle',
      }),
      plot.line({
        className: 'untrained',
        points: fit.untrained,
        color: 'var(--ink-faint)',
        stroke: 'thin',
        opacity: 0.6,
      }),
      plot.line({
        className: 'fit',
        points: fit.curve,
        color: 'var(--ink)',
        isDashed: true,
        hasHalo: isCrowded,
      }),
      fit.divergedAt !== null && plot.diverged({ at: [0, 0], step: fit.divergedAt, side: 'below' }),
    ],
  });
}

/** Losses are clipped to it. */
export const lossWindow = [0.0001, 10] as const;

/** Two rows on one logarithmic axis, and the loss of the noise alone as a dashed rule through both. */
export const lossPanel = (name: string, fit: Fit, noiseAlone: number): plot.Panel =>
  plot.panel({
    name,
    x: { label: 'loss', scale: 'log', domain: lossWindow, ticks: [0.001, 0.1, 10], format: plain },
    y: { domain: [measuredSplits.length, 0], axis: 'none' },
    linesHigh: 1.9,
    // Room for the words above.
    head: [''],
    marks: [
      plot.rule({ x: noiseAlone, stroke: 'hair' }),
      plot.words({ at: [noiseAlone, 0], text: 'noise alone', side: 'above', color: 'var(--ink-soft)' }),
      plot.lollipops({
        rows: measuredSplits.map(({ name: split }) => ({
          value: fit[split],
          color: plot.splitColors[split],
          label: `${split} ${significant(fit[split])}`,
        })),
      }),
    ],
  });
