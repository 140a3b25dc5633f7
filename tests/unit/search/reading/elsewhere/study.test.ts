/** Studies from elsewhere: as Optuna 5.0 wrote one, as W&B names its columns, and files with something wrong in them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  isLowerBetter,
  numericColumns,
  withResult,
  type Columns,
} from '../../../../../src/lib/search/reading/elsewhere/columns.ts';
import { readStudy } from '../../../../../src/lib/search/reading/elsewhere/study.ts';
import { readTable } from '../../../../../src/lib/search/reading/elsewhere/table.ts';

const fileOf = (path: string) => readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8');

function studyIn(text: string, changes: Partial<Columns> = {}) {
  const table = readTable(text);
  return readStudy(table, withResult({ ...columnsOf(table), ...changes }));
}

describe('a study that Optuna’s trials_dataframe() wrote', () => {
  const text = fileOf('src/figures/reading-a-study/own/example.csv');
  const { space, trials } = studyIn(text);

  test('its columns are told by their names', () => {
    expect(columnsOf(readTable(text))).toEqual({
      loss: 'value',
      lowerIsBetter: true,
      knobs: ['params_activation', 'params_dropout', 'params_layers', 'params_lr'],
      state: 'state',
      number: 'number',
    });
  });

  test('a knob has the range of its values, on a log axis where they are spread more evenly there', () => {
    expect(space.map(({ name, kind }) => [name, kind])).toEqual([
      ['activation', 'choice'],
      ['dropout', 'real'],
      ['layers', 'integer'],
      ['lr', 'real'],
    ]);
    expect(space[2]).toMatchObject({ low: 1, high: 4, scale: 'linear' });
    expect(space[1]).toMatchObject({ scale: 'linear' });
    expect(space[3]).toMatchObject({ scale: 'log' });
  });

  test('as many trials are done, pruned and failed as Optuna says', () => {
    const count = (state: string) => trials.filter((trial) => trial.state === state).length;
    expect({ done: count('done'), pruned: count('pruned'), failed: count('failed') }).toEqual({
      done: 26,
      pruned: 26,
      failed: 8,
    });
    expect(trials.filter(({ loss }) => loss === null).every(({ state }) => state === 'failed')).toBe(true);
  });

  test('a trial has the setting that stands in its row, without what it was not asked for', () => {
    expect(trials[0]).toEqual({
      number: 0,
      state: 'done',
      loss: 0.3772811780354034,
      setting: { activation: 'relu', dropout: 0.0461692973843989, layers: 3, lr: 0.012164941464151846 },
    });
    expect(trials[3]!.setting).toEqual({ activation: 'relu', layers: 1, lr: 0.0005034249005866116 });
  });
});

describe('a runs table of W&B', () => {
  const text = fileOf('tests/studies/wandb.csv');
  const { space, trials } = studyIn(text);

  test('the validation loss is what was minimised, what W&B itself writes is no knob, and other results are none', () => {
    expect(columnsOf(readTable(text))).toMatchObject({
      loss: 'val_loss',
      knobs: ['batch_size', 'learning_rate', 'optimizer'],
      state: 'State',
      number: null,
    });
    expect(space.map(({ kind }) => kind)).toEqual(['integer', 'real', 'choice']);
  });

  test('NaN has diverged, killed was stopped early, crashed has failed, running is left out', () => {
    expect(trials.map(({ number, state, loss }) => [number, state, loss])).toEqual([
      [1, 'done', 0.41],
      [2, 'diverged', null],
      [3, 'pruned', 0.9],
      [4, 'failed', null],
      [6, 'done', 0.39],
    ]);
  });

  test('what is maximised has its sign turned', () => {
    const turned = studyIn(text, { loss: 'val_accuracy', lowerIsBetter: false }).trials;
    expect(turned[0]!.loss).toBe(-0.88);
  });
});

describe('files as they come', () => {
  test('with a mark of their encoding, with semicolons, with Windows’ line ends, with quoted commas', () => {
    for (const text of [
      '\uFEFFlr,act,loss\n0.1,relu,0.4\n0.2,tanh,0.3\n',
      'lr;act;loss\r\n0.1;relu;0.4\r\n0.2;tanh;0.3\r\n',
      'lr\tact\tloss\n0.1\trelu\t0.4\n0.2\t"tanh"\t0.3\n\n',
    ])
      expect(studyIn(text).trials.map(({ setting }) => setting)).toEqual([
        { lr: 0.1, act: 'relu' },
        { lr: 0.2, act: 'tanh' },
      ]);
    expect(readTable('a,b\n"1,5",2').rows).toEqual([['1,5', '2']]);
  });

  test('with decimal commas, where semicolons or tabs separate the cells', () => {
    for (const separator of [';', '\t']) {
      const lines = ['lr;width;loss', '0,1;64;,4', '1e-2;32;-1,5e-1', '2,5;16;nan'];
      const { trials } = studyIn(lines.join('\n').replaceAll(';', separator));
      expect(trials.map(({ setting, loss }) => [setting['lr'], setting['width'], loss])).toEqual([
        [0.1, 64, 0.4],
        [0.01, 32, -0.15],
        [2.5, 16, null],
      ]);
    }
  });

  test('a comma is no decimal sign beside decimal points, or between commas', () => {
    const widths = 'hidden;loss\n64,32;0.4\n16,8;0.3\n';
    expect(studyIn(widths).trials.map(({ setting }) => setting['hidden'])).toEqual(['64,32', '16,8']);
    expect(studyIn('hidden,loss\n"64,32",1\n"16,8",2\n').trials[0]!.setting).toEqual({ hidden: '64,32' });
  });

  test.each([
    ['', 'header'],
    ['lr,loss\n', 'at least one row'],
    ['lr,loss\n0.1,0.2,0.3\n', 'Row 2 has 3 cells, the header 2.'],
    ['lr,lr,loss\n1,2,3', 'Row 1, column 2: there is a second column called "lr".'],
    ['lr,,loss\n1,2,3', 'Row 1, column 2: the column has no name.'],
    ['lr,loss\n0.1,0.4\n0.2,none of it\n', 'Row 3, column "loss": "none of it" cannot be read'],
    [
      'lr,loss,state\n0.1,0.4,COMPLETE\n0.2,0.3,perhaps\n',
      'Row 3, column "state": "perhaps" cannot be read; a state is one of complete',
    ],
    ['lr,width\n0.1,3\n0.2,4\n', 'No column is called like a result'],
    ['lr,loss\n0.1,\n0.2,nan\n', 'No column is called like a result'],
    ['act,loss\nrelu,\ntanh,nan\n', 'No column has a number, so none can be what was minimised.'],
    ['lr;loss\n0.1;0.4\n0.2;0,3\n', 'Row 3, column "loss": "0,3" has a decimal comma, but row 2 has "0.4".'],
    ['lr;loss\n0.1;4\n0.2;0,3\n', 'Row 3, column "loss": "0,3" cannot be read'],
    ['lr;loss\n0,1;1.234,5\n0,2;0,3\n', 'Row 2, column "loss": "1.234,5" cannot be read'],
    ['loss,name\n0.1,a\n0.2,b\n', 'No column looks like a hyperparameter'],
  ])('%j is told what is wrong', (text, message) => {
    expect(() => studyIn(text)).toThrow(message);
  });

  test('a knob of many words is told with the first of them', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i === 0 ? 1 : `run${i}`},${i}`);
    expect(() => studyIn(['key,loss', ...rows].join('\n'))).toThrow(
      'Row 3, column "key": "run1" cannot be read',
    );
  });

  test('where no column is called like a result, any of numbers can be chosen, and is then no knob', () => {
    const text = 'lr,act,regret\n0.1,relu,4\n0.2,tanh,3\n';
    expect(columnsOf(readTable(text)).loss).toBeNull();
    expect(numericColumns(readTable(text))).toEqual(['lr', 'regret']);
    const { trials } = studyIn(text, { loss: 'regret', knobs: ['lr', 'act'] });
    expect(trials.map(({ loss }) => loss)).toEqual([4, 3]);
    expect(['regret', 'reward', 'val_acc'].map(isLowerBetter)).toEqual([true, false, false]);
  });

  test('a column that is not there is told with those that are like it', () => {
    expect(() => studyIn('lr,width,loss\n1,2,3\n2,3,4', { knobs: ['widht'] })).toThrow(
      /no column "widht".*width/s,
    );
  });
});
