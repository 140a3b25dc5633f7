import { expect, test } from 'vitest';
import { runWith } from '../../../../src/lib/search/experiment/setting.ts';
import type { Setting } from '../../../../src/lib/search/space.ts';
import { momentumOf, usualOptimizers, usualSchedules } from '../../../../src/lib/study/defaults.ts';
import type { Run } from '../../../../src/lib/training/spec.ts';
import { aRun } from '../../training/studies.ts';

const run = aRun({ hidden: [8, 4], optimizer: momentumOf(0.5) });

const cases: [setting: Setting, changed: Partial<Run>][] = [
  [{}, {}],
  [
    { learningRate: 0.3, activation: 'relu' },
    { learningRate: 0.3, activation: 'relu' },
  ],
  [{ 'optimizer.beta': 0.9 }, { optimizer: momentumOf(0.9) }],
  [{ optimizer: 'adam' }, { optimizer: usualOptimizers.adam }],
  // The part is set after the whole, whichever comes first.
  [{ 'optimizer.beta1': 0.5, optimizer: 'adam' }, { optimizer: { ...usualOptimizers.adam, beta1: 0.5 } }],
  [
    { schedule: 'cosine', initializer: 'he' },
    { schedule: usualSchedules.cosine, initializer: { kind: 'he' } },
  ],
  [{ hidden: 16 }, { hidden: [16, 16] }],
  [{ 'hidden.1': 16 }, { hidden: [8, 16] }],
  [{ 'hidden.length': 3 }, { hidden: [8, 4, 4] }],
  [{ 'hidden.length': 0 }, { hidden: [] }],
  [{ 'hidden.2': 1, 'hidden.length': 3, hidden: 16 }, { hidden: [16, 16, 1] }],
];

test.each(cases)('a run with %j', (setting, changed) => {
  const before = structuredClone(run);
  expect(runWith(run, setting)).toEqual({ ...run, ...changed });
  expect(run).toEqual(before);
});

test('what is usual stays as it is when a part of it is set', () => {
  runWith(run, { optimizer: 'adam', 'optimizer.beta1': 0 });
  expect(usualOptimizers.adam.beta1).toBe(0.9);
});

test.each([
  [{ learningrate: 1 }, /learningrate: a run has nothing of that name here\. Did you mean "learningRate"\?/],
  [{ 'optimizer.beta1': 0.9 }, /optimizer\.beta1: .*Did you mean "optimizer\.beta"\?/],
  [{ optimizer: 'sgd', 'optimizer.beta': 0.9 }, /optimizer\.beta: a run has nothing of that name here/],
  [{ 'hidden.2': 3 }, /hidden\.2/],
  [{ optimizer: 'adm' }, /optimizer: there is none called "adm"\. Did you mean "adam"\?/],
  [{ optimizer: 3 }, /optimizer: there is none called "3"/],
] as [Setting, RegExp][])('%j is told', (setting, message) => {
  expect(() => runWith(run, setting)).toThrow(message);
});

test('there are no layers as wide as the last where there is no last', () => {
  expect(() => runWith(aRun({ hidden: [] }), { 'hidden.length': 2 })).toThrow(/hidden\.length/);
});
