/** The map of rates over α and β, as descents have measured them, with what theory says of it. */
import { exp, log } from '../../../lib/math/elementary.ts';
import { evenly, geometric } from '../../../lib/math/ranges.ts';
import * as plot from '../../../lib/plot/plot.ts';
import {
  bestAlpha,
  bestBeta,
  bestBetaFor,
  bestRate,
  stabilityLimit,
  type Rates,
} from '../../../lib/surfaces/quadratic.ts';
import { measuredRates } from '../../../lib/surfaces/survey.ts';

/** Settings in each direction. */
const across = 51;
/** At β = 1 the limit of stability is twice that at β = 0, and no α beyond it is stable. */
const alphasOf = (condition: number) => [0, stabilityLimit(condition, 1)] as const;
const betas = [0, 1] as const;

/** Measured once for each valley: the reader's setting moves over it. */
export const measuredField = plot.keepingLast((condition: number): plot.Field => {
  const [x, y] = [alphasOf(condition), betas];
  const [alphasTried, betasTried] = [evenly(...x, across), evenly(...y, across)];
  const values = measuredRates({ condition, alphas: alphasTried, betas: betasTried });
  return { x, y, columns: across, rows: across, values };
});

const stepsPerDigit = (rate: number) => Math.LN10 / -log(rate);

/** The fastest band holds what needs at most so many times the steps of theory's best; each further one as many times as the one before. */
const bandFactor = 1.5;
const bands = 9;

/** Rates between the bands. Beyond the last the distance grows. */
const thresholdsOf = (condition: number) => [
  ...geometric(bandFactor * stepsPerDigit(bestRate(condition)), bandFactor, bands).map((steps) =>
    exp(-Math.LN10 / steps),
  ),
  1,
];

const ridgePoints = 121;

/** `at`: the reader's setting. */
export function rateMap(condition: number, at: Rates): plot.Panel {
  const alphas = alphasOf(condition);
  return plot.panel({
    name: 'map',
    x: { label: 'learning rate α', domain: alphas },
    y: { label: 'momentum β', domain: betas, ticks: [0, 0.25, 0.5, 0.75, 1] },
    aspect: 0.8,
    foot: ['The bluer, the fewer steps for each further digit.'],
    marks: [
      plot.contours({
        field: measuredField(condition),
        thresholds: thresholdsOf(condition),
        label: 'factor a step',
      }),
      plot.line({ points: ridge(condition), color: 'var(--ink)', stroke: 'thin', isDashed: true }),
      plot.line({ points: edge(condition), color: 'var(--bad)', stroke: 'line' }),
      plot.words({ at: [alphas[1], 0], text: 'diverges', side: 'above', anchor: 'end', color: 'var(--bad)' }),
      plot.ring({ points: [[bestAlpha(condition), bestBeta(condition)]], color: 'var(--ink)' }),
      plot.words({
        at: middleOf(ridge(condition)),
        text: 'best β for each α',
        side: 'below',
        anchor: 'end',
        isBold: true,
      }),
      plot.handle({
        knob: 'alpha',
        up: 'beta',
        names: ['α', 'β'],
        point: { x: Math.min(at.alpha, alphas[1]), y: at.beta },
        label: 'Learning rate and momentum. Drag it, or move it with the arrow keys.',
        isSmall: true,
      }),
    ],
  });
}

/** At each α the β that theory finds best. */
const ridge = (condition: number): plot.Point[] =>
  evenly(...alphasOf(condition), ridgePoints).map((alpha) => [alpha, bestBetaFor(condition, alpha)]);

/** Beyond it no descent comes nearer. */
const edge = (condition: number): plot.Point[] =>
  betas.map((beta) => [stabilityLimit(condition, beta), beta]);

const middleOf = (points: readonly plot.Point[]) => points[Math.floor(points.length / 2)]!;
