/** The views of a study that is made up, of which it is known what they have to show. */
import { expect, test } from 'vitest';
import { axisOf, inShares } from '../../../../src/figures/reading-a-study/views/axes.ts';
import {
  historyPanel,
  parallelPanel,
  planePanel,
  slicePanels,
} from '../../../../src/figures/reading-a-study/views/panels.ts';
import { seenOf } from '../../../../src/figures/reading-a-study/views/seen.ts';
import { panelsOf } from '../../../../src/lib/plot/panel.ts';
import { thingsOf } from '../../../../src/lib/plot/read-out.ts';
import type { StudyTrial } from '../../../../src/lib/search/reading/trial.ts';
import type { Space } from '../../../../src/lib/search/space.ts';

const space: Space = [
  { name: 'rate', kind: 'real', low: 0.01, high: 1, scale: 'log' },
  { name: 'layers', kind: 'integer', low: 1, high: 4, scale: 'linear' },
  { name: 'activation', kind: 'choice', options: ['tanh', 'relu'] },
];
const trials: StudyTrial[] = [
  { number: 1, setting: { rate: 0.1, layers: 2, activation: 'tanh' }, state: 'done', loss: 0.4 },
  { number: 2, setting: { rate: 1, layers: 4, activation: 'relu' }, state: 'diverged', loss: null },
  { number: 3, setting: { layers: 1, activation: 'relu' }, state: 'pruned', loss: 0.8 },
  { number: 4, setting: { rate: 0.01, layers: 3, activation: 'relu' }, state: 'done', loss: 7 },
];
const seen = seenOf(space, trials, { label: 'loss', domain: [0, 1] }, 1);

const placesIn = (panel: Parameters<typeof thingsOf>[0]) =>
  Object.fromEntries(thingsOf(panel).map(({ name, at }) => [name, at]));

test('history: where a trial ran, and how high it came; without a loss, and above the axis, at its upper end', () => {
  expect(placesIn(historyPanel(seen))).toEqual({
    'trial 1': [[1, 0.4]],
    'trial 2': [[2, 1]],
    'trial 3': [[3, 0.8]],
    'trial 4': [[4, 1]],
  });
});

test('slices: a panel for each knob, without the trials that have no value of it', () => {
  const [rate, layers, activation] = panelsOf(slicePanels(seen, 3)).map(placesIn);
  expect(rate).toEqual({ 'trial 1': [[0.1, 0.4]], 'trial 2': [[1, 1]], 'trial 4': [[0.01, 1]] });
  expect(layers!['trial 3']).toEqual([[1, 0.8]]);
  const [[across]] = activation!['trial 3'] as [[number, number]];
  expect(Math.abs(across - 1)).toBeLessThan(0.5);
});

test('the map has its trials at shares of both axes, the numbers of which are still the knobs’', () => {
  expect(placesIn(planePanel(seen, seen.axes[0]!, seen.axes[1]!))).toEqual({
    'trial 1': [[expect.closeTo(0.5, 9), 1.5 / 4]],
    'trial 2': [[expect.closeTo(1, 9), 3.5 / 4]],
    'trial 4': [[expect.closeTo(0, 9), 2.5 / 4]],
  });
  const { ticks, format } = inShares(axisOf(space[0]!).quantity);
  expect(ticks!.map((tick) => [tick, format!(tick)])).toEqual([
    [0, '0.01'],
    [expect.closeTo(0.5, 9), '0.1'],
    [expect.closeTo(1, 9), '1'],
  ]);
});

test('parallel axes: a place on each axis that the trial has, and the loss last', () => {
  const places = placesIn(parallelPanel(seen));
  expect(places['trial 1']).toHaveLength(4);
  expect(places['trial 3']!.map(([axis]) => axis)).toEqual([1, 2, 3]);
  expect(places['trial 1']!.at(-1)).toEqual([3, 0.4]);
});

test('a trial is told with its state and its setting, also what it does not have', () => {
  const told = Object.fromEntries(thingsOf(historyPanel(seen)).map((thing) => [thing.name, thing.told]));
  expect(told['trial 1']![0]).toEqual(['loss', 0.4]);
  expect(told['trial 2']![0]).toEqual(['diverged', '']);
  expect(told['trial 3']).toEqual([
    ['loss, pruned', 0.8],
    ['rate', '–'],
    ['layers', 1],
    ['activation', 'ReLU'],
  ]);
});
