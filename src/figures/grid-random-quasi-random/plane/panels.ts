/** What is drawn of searches in the plane. */
import { median } from '../../../lib/math/averages.ts';
import { quantile } from '../../../lib/math/quantile.ts';
import { evenly } from '../../../lib/math/ranges.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { toUnit } from '../../../lib/search/space.ts';
import { percent } from '../../../lib/text/numbers.ts';
import { searcherLooks } from '../../searching/common/looks.ts';
import type { Bank } from './bank.ts';
import { searcherNames, type Round, type SearcherName } from './searches.ts';
import { partnerOf, shareOfRate, widest } from './space.ts';

/** Of the plane's height: where the strokes of the rates end. */
const strokesUpTo = 0.08;
/** Room for dots at the ends. */
const margin = 0.08;

/** A plane for each searcher, with the trials of one round. */
export const planes = (round: Round, bank: Bank): plot.Drawing =>
  plot.facets(
    searcherNames.map((name) => plane(name, round, bank)),
    { columns: 4, onPhones: 2, sharesY: true },
  );

function plane(name: SearcherName, { searches }: Round, { partner, bestRate }: Bank): plot.Panel {
  const { parameter, label, ticks } = partnerOf(partner);
  const { settings, rates } = searches[name];
  const { color } = searcherLooks[name];
  const points = settings.map((setting): plot.Point => [
    shareOfRate(Number(setting[widest.name])),
    toUnit([parameter], setting)[0]!,
  ]);
  return plot.panel({
    name: `plane-${name}`,
    x: {
      label: 'learning rate α',
      domain: [0, 1],
      ticks: [0.01, 1].map(shareOfRate),
      format: (share) => (share < 1 / 2 ? '0.01' : '1'),
    },
    y: {
      label,
      domain: [-margin, 1 + margin],
      ticks: evenly(0, 1, ticks.length),
      format: (share) => ticks[Math.round(share * (ticks.length - 1))]!,
    },
    aspect: 1,
    head: [{ text: searcherLooks[name].name, end: `${rates} rates`, isBold: true }],
    marks: [
      plot.rule({ x: shareOfRate(bestRate) }),
      points.map(([x]) =>
        plot.rule({ x, from: -margin, to: strokesUpTo - margin, color, stroke: 'line', isDashed: false }),
      ),
      plot.dots({ className: 'trials', points, color, size: 'middle', outline: 'paper' }),
    ],
  });
}

type Compared = Record<SearcherName, { distances: readonly number[]; wins: number }>;

const ofSearchers = (names: readonly SearcherName[]): plot.Quantity => ({
  domain: [-0.5, names.length - 0.5],
  names: names.map((name) => searcherLooks[name].name),
  axis: 'bare',
});

const bounds = { low: 0.05, high: 0.95 };

/** Median and the middle nine tenths of the searches, for each searcher. */
export const distancePanel = (of: Compared): plot.Panel =>
  plot.panel({
    name: 'distance',
    x: ofSearchers(searcherNames),
    y: { label: 'decades from the best rate to the nearest tried', domain: [0, 1.6] },
    linesHigh: 8,
    marks: searcherNames.map((name, x) => [
      plot.whiskers({
        className: name,
        color: searcherLooks[name].color,
        whiskers: [
          {
            x,
            low: quantile(of[name].distances, bounds.low),
            high: quantile(of[name].distances, bounds.high),
          },
        ],
      }),
      plot.dots({
        className: name,
        points: [[x, median(of[name].distances)]],
        color: searcherLooks[name].color,
        size: 'large',
        outline: 'paper',
      }),
    ]),
  });

/** So many standard errors to either side hold 95 % of what chance does to a share. */
const errors = 1.96;

/** In which share of the searches each ends lower than the grid, and how exactly that is known. */
export function winsPanel(of: Compared, searches: number): plot.Panel {
  const names = searcherNames.filter((name) => name !== 'grid');
  return plot.panel({
    name: 'wins',
    x: ofSearchers(names),
    y: {
      label: 'share of searches that end below the grid',
      domain: [0, 1],
      format: (share) => percent(share),
    },
    linesHigh: 8,
    marks: [
      plot.rule({ y: 1 / 2, label: 'a coin' }),
      names.map((name, x) => {
        const { wins } = of[name];
        const either = errors * Math.sqrt((wins * (1 - wins)) / searches);
        return [
          plot.whiskers({
            className: name,
            color: searcherLooks[name].color,
            whiskers: [{ x, low: Math.max(0, wins - either), high: Math.min(1, wins + either) }],
          }),
          plot.dots({
            className: name,
            points: [[x, wins]],
            color: searcherLooks[name].color,
            size: 'large',
            outline: 'paper',
          }),
        ];
      }),
    ],
  });
}
