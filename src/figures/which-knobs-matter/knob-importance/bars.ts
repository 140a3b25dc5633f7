/** A bar per hyperparameter, its standard error as a whisker. */
import * as plot from '../../../lib/plot/plot.ts';
import { percent } from '../../../lib/text/numbers.ts';
import type { Effect } from './effects.ts';

const linesPerBar = 1.3;

export const importancePanel = (effects: readonly Effect[]): plot.Panel =>
  plot.panel({
    name: 'importance',
    x: { domain: [0, mostShare(effects)], axis: 'none' },
    y: {
      domain: [effects.length - 0.5, -0.5],
      names: effects.map(({ searched }) => searched.title),
      axis: 'bare',
    },
    linesHigh: linesPerBar * effects.length,
    marks: [
      plot.bars({
        rows: effects.map(({ share: value, error }) => ({
          value,
          error,
          label: percent(Math.max(0, value)),
        })),
      }),
    ],
  });

/** The axis ends at a round share, so that it seldom changes while the trials run. */
const mostShare = (effects: readonly Effect[]) =>
  [0.25, 0.5, 1].find((end) => effects.every(({ share, error }) => share + error <= end)) ?? 1;
