/** The views of a study, each a panel: what a trial came to over when it ran, over each knob, over two, and over all. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { quantile } from '../../../lib/math/quantile.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { expectedBy, growForest } from '../../../lib/search/reading/forest.ts';
import type { Points } from '../../../lib/search/reading/points.ts';
import type { StudyTrial } from '../../../lib/search/reading/trial.ts';
import { bestSoFar } from '../../searching/common/best-so-far.ts';
import { inShares, type StudyAxis } from './axes.ts';
import { colors, heightOf, thingsAt, trialMarks, type Seen } from './seen.ts';

const panelLines = 10;

/** Trials in the order in which they ran. */
export function historyPanel(seen: Seen): plot.Panel {
  const { trials, loss } = seen;
  const stair = bestSoFar(trials.map(({ state, loss: own }) => (state === 'done' ? own : null)));
  const last = Math.max(2, ...trials.map(({ number }) => number));
  return plot.panel({
    name: 'history',
    x: { label: 'trial', domain: [Math.min(0, ...trials.map(({ number }) => number)), last + 1] },
    y: loss,
    linesHigh: panelLines,
    head: [{ text: 'history', isBold: true }],
    marks: [
      plot.line({
        className: 'best-so-far',
        color: colors.best,
        isStepped: true,
        points: stair.flatMap((lowest, i): plot.Point[] =>
          Number.isFinite(lowest) ? [[trials[i]!.number, lowest]] : [],
        ),
      }),
      trialMarks(seen, (trial) => [trial.number, heightOf(seen, trial)]),
    ],
  });
}

/** One panel for each knob: the loss of every trial over its value. */
export const slicePanels = (seen: Seen, columns: number): plot.Drawing =>
  plot.facets(
    seen.axes.map((axis, i) =>
      plot.panel({
        name: `slice-${i}`,
        x: axis.quantity,
        y: seen.loss,
        linesHigh: panelLines,
        marks: [
          plot.threads({
            className: 'isolation',
            color: colors.best,
            stroke: 'line',
            lines: lowestInBins(seen, axis),
          }),
          trialMarks(seen, (trial) => {
            const x = axis.at(trial.setting);
            return x === null ? null : [x + jitter(axis, trial), heightOf(seen, trial)];
          }),
        ],
      }),
    ),
    { columns, onPhones: 2, sharesY: true },
  );

/** On an axis of numbers; a choice has one for each option. */
const binsOfNumbers = 5;

/** The lowest loss in each part of an axis, whatever the other knobs were, as level lines: an isolation plot. */
function lowestInBins(seen: Seen, { quantity, at }: StudyAxis): plot.Point[][] {
  const bins = quantity.names?.length ?? binsOfNumbers;
  const binOf = ({ setting }: StudyTrial) => {
    const place = at(setting);
    return place === null ? null : Math.min(Math.floor(plot.shareOf(quantity, place) * bins), bins - 1);
  };
  return Array.from({ length: bins }, (_, bin) => {
    const best = lowestBy(seen.trials, (trial) =>
      binOf(trial) === bin && trial.state === 'done' ? trial.loss : null,
    );
    if (!best) return [];
    return [bin, bin + 1].map((edge): plot.Point => [
      plot.valueAt(quantity, edge / bins),
      heightOf(seen, best),
    ]);
  });
}

/** Trials with the same choice stand beside each other. */
const bandOfChoices = 0.6;
const jitter = ({ quantity }: StudyAxis, { number }: StudyTrial): number =>
  quantity.names ? plot.besideEachOther(number, bandOfChoices) : 0;

/** Of the forest that draws the map, and how finely it is drawn. */
const forest = { trees: 64, seed: 0 };
const samples = { columns: 21, rows: 21 };
/** Between contours there are equal parts of the map. */
const bands = 6;

/** Two knobs: where the trials were, over what a forest expects there that knows these two alone. */
export function planePanel(seen: Seen, across: StudyAxis, up: StudyAxis): plot.Panel {
  const placeOf = ({ setting, number }: StudyTrial): plot.Point | null => {
    const [x, y] = [across, up].map((axis) => {
      const place = axis.at(setting);
      return place === null
        ? null
        : plot.shareOf(axis.quantity, place + jitter(axis, { number } as StudyTrial));
    });
    return x === null || y === null ? null : [x!, y!];
  };
  const field = fieldOf(seen, placeOf);
  return plot.panel({
    name: 'plane',
    x: inShares(across.quantity),
    y: inShares(up.quantity),
    linesHigh: panelLines,
    head: [{ text: 'two knobs', isBold: true }],
    marks: [
      field && plot.contours({ field, thresholds: thresholdsOf(field), label: 'expected loss' }),
      trialMarks(seen, placeOf),
    ],
  });
}

function fieldOf(seen: Seen, placeOf: (trial: StudyTrial) => plot.Point | null): plot.Field | null {
  const known = seen.trials.flatMap((trial) => {
    const place = placeOf(trial);
    return place ? [{ place, loss: heightOf(seen, trial) }] : [];
  });
  if (known.length < 2) return null;
  const points: Points = {
    count: known.length,
    knobs: 2,
    values: Float64Array.from(known.flatMap(({ place }) => [...place])),
  };
  const trees = growForest(
    points,
    known.map(({ loss }) => loss),
    forest,
  );
  return plot.sampleField((x, y) => expectedBy(trees, [x, y]), { x: [0, 1], y: [0, 1], ...samples });
}

const thresholdsOf = ({ values }: plot.Field): number[] =>
  Array.from({ length: bands - 1 }, (_, i) => quantile(Array.from(values), (i + 1) / bands));

/** All knobs beside each other, and the loss at the right: a line for each trial, those of the best on top. */
export function parallelPanel(seen: Seen): plot.Panel {
  const { axes, loss, trials, best } = seen;
  const last = axes.length;
  const placesOf = (trial: StudyTrial): plot.Point[] => [
    ...axes.flatMap(({ quantity, at }, i): plot.Point[] => {
      const place = at(trial.setting);
      return place === null ? [] : [[i, plot.shareOf(quantity, place)]];
    }),
    [last, plot.shareOf(loss, heightOf(seen, trial))],
  ];
  const lines = (of: readonly StudyTrial[]) => of.map(placesOf);
  const words = (x: number, [low, high]: readonly [string, string]) => [
    plot.words({ at: [x, 0], side: 'below', text: low, color: 'var(--ink-soft)' }),
    plot.words({ at: [x, 1], side: 'above', text: high, color: 'var(--ink-soft)' }),
  ];
  return plot.panel({
    name: 'parallel',
    x: {
      domain: [-beside, last + beside],
      names: [...axes.map(({ name }) => name), 'loss'],
      breaksNames: true,
      axis: 'bare',
    },
    y: { domain: [-roomForWords, 1 + roomForWords], axis: 'none' },
    head: [{ text: 'all knobs, and the loss', isBold: true }],
    marks: [
      [...axes.keys(), last].map((x) => plot.rule({ x, from: 0, to: 1, isDashed: false })),
      plot.threads({
        className: 'others',
        lines: lines(trials.filter((one) => !best.includes(one))),
        color: 'var(--rule-strong)',
      }),
      plot.threads({ className: 'best', lines: lines(best), color: colors.best, stroke: 'thin' }),
      axes.map(({ ends }, x) => words(x, ends)),
      words(last, ['lowest', 'highest']),
      thingsAt(seen, placesOf),
    ],
  });
}

/** Of parallel axes: beside the first and the last, as a share of what is between two; above and below, of their height. */
const beside = 0.4;
const roomForWords = 0.12;
