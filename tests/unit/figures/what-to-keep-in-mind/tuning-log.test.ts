/** What the log says of its trials: which is best, what is new in each, and what comes next. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/what-to-keep-in-mind/tuning-log.ts';
import type { Trials } from '../../../../src/lib/figure/contract/knobs.ts';
import { drawn, shownAt } from '../shown.ts';

const first = {
  learningRate: 0.1,
  momentum: 0,
  hiddenLayers: 1,
  batchSize: '64',
  decayRate: 0,
  activation: 'tanh',
};

async function at(changes: Record<string, unknown>) {
  const { knobs, data } = await shownAt(figure, changes);
  const document = drawn(figure, { data, knobs });
  return { data, knobs, table: figure.table(data, knobs), svg: document.querySelector('svg.wide')! };
}

const bold = (svg: Element, trial: number) =>
  [...svg.querySelectorAll(`.trial-${trial} .words`)]
    .slice(1)
    .filter((text) => text.getAttribute('font-weight') === '600')
    .map((text) => text.textContent);

test('new settings are bold, against the most similar earlier trial rather than the one before', async () => {
  const { svg } = await at({
    log: [
      first,
      { ...first, batchSize: '8' },
      { ...first, learningRate: 1 },
      { ...first, momentum: 0.9, activation: 'relu' },
    ],
  });
  expect([0, 1, 2, 3].map((trial) => bold(svg, trial))).toEqual([[], ['8'], ['1'], ['0.9', 'ReLU']]);
});

test('two changes at once break the rule that the finding states', async () => {
  const { data, knobs } = await at({
    log: [
      { ...first, learningRate: 0.01 },
      { ...first, learningRate: 1, hiddenLayers: 2 },
    ],
  });
  expect(figure.finding.holds(data, knobs)).toBe(false);
  expect(figure.finding.says(data, knobs)).toContain('1 of the trials changed more than one setting');
});

test('the hollow dot stands where the trial will stand once it is added', async () => {
  const before = await at({ ...first, log: [{ ...first, learningRate: 0.5 }] });
  const after = await at({ ...first, log: [{ ...first, learningRate: 0.5 }, first] });
  const x = (svg: Element, dots: string) =>
    [...svg.querySelectorAll(`${dots} .dot`)].at(-1)!.getAttribute('cx');
  expect(x(before.svg, '.next')).toBe(x(after.svg, '.mean'));
  const loss = after.table.rows[1]![after.table.columns.indexOf('mean validation loss')] as number;
  expect(figure.finding.says(before.data, before.knobs)).toContain(
    `The present settings would give ${Number(loss.toPrecision(2))}.`,
  );
});

test('settings that are in the log already are named by their trial', async () => {
  const number = async (log: unknown[]) =>
    (await at({ ...first, log })).svg.querySelector('.preview .words')!.textContent;
  expect(await number([{ ...first, learningRate: 1 }, first])).toBe('= 2');
  expect(await number([{ ...first, learningRate: 1 }])).toBe('next?');
  const { data, knobs } = await at({ ...first, log: [{ ...first, learningRate: 1 }, first] });
  expect(figure.finding.says(data, knobs)).toMatch(/The present settings are those of trial 2\.$/);
});

test('an empty log is a log', async () => {
  const { data, knobs, table, svg } = await at({ log: [] });
  expect(figure.finding.says(data, knobs)).toMatch(
    /^The log is empty\. The present settings would give 0\.\d+\.$/,
  );
  expect(table.rows).toEqual([]);
  expect(svg.querySelectorAll('.trial-0 .words')).toHaveLength(1);
  expect(svg.querySelector('.next .dot')).not.toBeNull();
});

test('a log survives a link, and a setting that no knob takes does not', () => {
  const knob = figure.knobs['log'] as Trials;
  expect(knob.parse(knob.format([first, { ...first, momentum: 0.5 }]))).toEqual([
    first,
    { ...first, momentum: 0.5 },
  ]);
  expect(() => knob.parse('0.1,0,9,64,0,tanh')).toThrow('9');
});

test('the best trial is the lowest of the table, and the next is compared with it', async () => {
  const log = [{ ...first, learningRate: 0.01 }, { ...first, learningRate: 0.5 }, first];
  const { data, knobs, table } = await at({ ...log[1], log });
  const losses = table.rows.map((row) => row[table.columns.indexOf('mean validation loss')] as number);
  const measures = figure.measures!(data, knobs);
  const best = losses.indexOf(Math.min(...losses));
  expect(measures).toMatchObject({ bestTrial: best + 1, bestLoss: losses[best], trials: 3 });
  // The next has the settings of the second trial.
  expect(measures['nextOverBest']).toBeCloseTo(losses[1]! / losses[best]!, 9);
  expect(figure.curves(data, knobs)!.lines[0]!.points).toEqual(losses.map((loss, i) => [i, loss]));
});
