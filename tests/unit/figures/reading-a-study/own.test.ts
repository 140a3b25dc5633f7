/** What is drawn of a study from elsewhere, whatever it has and lacks. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { columnsOf, readOwn, readTable } from '../../../../src/figures/reading-a-study/own/reading.ts';
import { wideWidth } from '../../../../src/lib/plot/canvas.ts';
import { drawOn } from '../../../../src/lib/plot/draw.ts';
import { panelsOf } from '../../../../src/lib/plot/panel.ts';

const rows = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join('\n');

function read(text: string) {
  const table = readTable(text);
  return readOwn(table, columnsOf(table));
}

const panelNames = (text: string) => panelsOf(read(text).drawing).map(({ name }) => name);

test('two knobs and enough trials: all views', () => {
  expect(
    panelNames(`lr,width,loss\n${rows(30, (i) => `${0.01 * (i + 1)},${i % 7},${(i * 7) % 30}`)}`),
  ).toEqual([
    ...['history', 'plane', 'slice-0', 'slice-1', 'parallel'],
    ...['functional-anova', 'ped-anova', 'rank-correlation'],
  ]);
});

test('one knob has no map, and few trials have no importances, which is said', () => {
  const text = `lr,loss\n${rows(5, (i) => `${i + 1},${i}`)}`;
  expect(panelNames(text)).toEqual(['history', 'slice-0', 'parallel']);
  expect(read(text).told).toBe(
    '5 trials of 1 hyperparameter: 5 done. Importances are shown from 20 trials on.',
  );
});

test('what is maximised stands with the highest below, and its numbers are those of the file', () => {
  const { drawing } = read(`lr,accuracy\n${rows(5, (i) => `${i + 1},${0.5 + i / 10}`)}`);
  const { y } = panelsOf(drawing)[0]!;
  expect(y.label).toBe('accuracy, the highest below');
  expect(y.format!(-0.9)).toBe('0.9');
});

test('losses over decades are on a log axis', () => {
  const { drawing } = read(`lr,loss\n${rows(20, (i) => `${i + 1},${10 ** (i / 5)}`)}`);
  expect(panelsOf(drawing)[0]!.y.scale).toBe('log');
});

test.each([
  ['a single trial', 'lr,wd,loss\n0.1,0.2,0.3\n0.2,0.3,'],
  ['equal losses', `lr,loss\n${rows(25, (i) => `${i},0.5`)}`],
  ['a knob that only some trials have', `lr,beta,loss\n${rows(25, (i) => `${i},${i % 2 ? '' : i},${i}`)}`],
  ['words alone', `optimizer,loss\n${rows(25, (i) => `${['sgd', 'adam'][i % 2]},${i}`)}`],
])('%s is drawn without a number that is none', (_, text) => {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const svg = document.querySelector('svg')!;
  drawOn(svg, read(text).drawing, wideWidth, 'test');
  expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
});
