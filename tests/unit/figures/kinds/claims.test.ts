/** Claims as data, on results made up so that what is so can be seen. */
import { describe, expect, test } from 'vitest';
import { isSo, saysClaim, saysSummary } from '../../../../src/figures/kinds/training/claims.ts';
import type { Claim, TrainingConfiguration } from '../../../../src/figures/kinds/training/configuration.ts';
import { trained } from '../../../../src/figures/kinds/training/outcome.ts';
import * as surfaceClaims from '../../../../src/figures/kinds/surface/claims.ts';
import type { RunHistory } from '../../../../src/lib/training/spec.ts';

const run = (loss: number | 'diverged'): RunHistory => ({
  steps: 10,
  stepsPerEpoch: 5,
  batchLoss: new Float32Array([1]),
  learningRate: new Float32Array([1]),
  checkpoints: [
    { step: 0, trainingLoss: 1, validationLoss: 1 },
    ...(loss === 'diverged' ? [] : [{ step: 10, trainingLoss: loss / 2, validationLoss: loss }]),
  ],
  divergedAt: loss === 'diverged' ? 3 : null,
});

/** Learning rates 0.1, 1 and 10 with these validation losses at the end; training losses are half of them. */
const sweeps: TrainingConfiguration['sweeps'] = [{ name: 'learningRate', values: [0.1, 1, 10] }];
const shape = { sweeps, repetitions: 1, budget: { epochs: 2 } } as TrainingConfiguration;
const settings = (...losses: (number | 'diverged')[]) =>
  trained({ kind: 'study', runs: losses.map(run) }, shape);

const falling = settings(0.4, 0.2, 0.1);
const valley = settings(0.4, 0.1, 'diverged');

describe('what is so', () => {
  test.each<[Claim, boolean, boolean]>([
    [{ lowest: 'validationLoss', at: 10 }, true, false],
    [{ lowest: 'validationLoss', at: [1, 10] }, true, true],
    [{ lowest: 'validationLoss', at: { learningRate: 1 } }, false, true],
    [{ highest: 'validationLoss', at: 0.1 }, true, true],
    [{ highest: 'trainingLoss', at: [1, 10] }, false, false],
    [{ higher: 'validationLoss', at: 0.1, than: 1, factor: 2.1 }, false, true],
    [{ higher: 'validationLoss', at: 1, than: 10 }, true, true],
    [{ higher: 'validationLoss', at: 10, than: 1 }, false, false],
    [{ below: 0.5, of: 'validationLoss' }, true, false],
    [{ below: 0.15, of: 'validationLoss', at: 1 }, false, true],
    [{ above: 0.15, of: 'trainingLoss', at: 0.1 }, true, true],
    [{ above: 0.15, of: 'validationLoss', at: 1 }, true, false],
    [{ lower: 'validationLoss', at: 1, than: 0.1, factor: 2.1 }, false, true],
    [{ lower: 'validationLoss', at: 1, than: 10 }, false, true],
    [{ lower: 'validationLoss', at: 10, than: 1 }, true, false],
    [{ falls: 'trainingLoss' }, true, false],
    [{ rises: 'trainingLoss' }, false, false],
    [{ diverges: 10 }, false, true],
    [{ diverges: 1 }, false, false],
    [{ diverges: false }, true, false],
  ])('%j', (claim, ofFalling, ofValley) => {
    expect(isSo(claim, falling, sweeps)).toBe(ofFalling);
    expect(isSo(claim, valley, sweeps)).toBe(ofValley);
  });

  test('nothing is so before anything is known', () => {
    const nothing = trained(
      { kind: 'study', runs: [1, 1, 1].map(() => ({ ...run(1), checkpoints: [] })) },
      shape,
    );
    for (const claim of [
      { lowest: 'validationLoss', at: 1 },
      { below: 9, of: 'validationLoss' },
      { falls: 'trainingLoss' },
    ] as Claim[])
      expect(isSo(claim, nothing, sweeps)).toBe(false);
  });

  test('repetitions count by their mean, and one that diverges spoils its setting', () => {
    const twice = (losses: (number | 'diverged')[]) =>
      trained({ kind: 'study', runs: losses.map(run) }, { ...shape, repetitions: 2 });
    const lowest: Claim = { lowest: 'validationLoss', at: 1 };
    expect(isSo(lowest, twice([0.4, 0.4, 0.1, 0.5, 0.35, 0.35]), sweeps)).toBe(true);
    expect(isSo(lowest, twice([0.4, 0.4, 0.1, 'diverged', 0.35, 0.35]), sweeps)).toBe(false);
  });
});

describe('what is said', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');

  const ofFalling = '0.4 at α = 0.1, 0.2 at α = 1 and 0.1 at α = 10';
  const ofValley = '0.4 at α = 0.1, 0.1 at α = 1 and lost to divergence at α = 10';

  test.each<[Claim, string, string]>([
    [{ lowest: 'validationLoss', at: 10 }, ': lowest at α = 10', ': lowest at α = 1, not at α = 10'],
    [
      { highest: 'validationLoss', at: [1, 10] },
      ': highest at α = 0.1, not at α = 1 or α = 10',
      ': highest at α = 0.1, not at α = 1 or α = 10',
    ],
    [{ below: 0.5, of: 'validationLoss' }, ', all below 0.5', ', not all below 0.5'],
    [{ above: 0.15, of: 'validationLoss', at: 1 }, ', above 0.15 at α = 1', ', not above 0.15 at α = 1'],
    [
      { lower: 'validationLoss', at: 1, than: 0.1, factor: 3 },
      ': not lower at α = 1 than at α = 0.1, by a factor of more than 3',
      ': lower at α = 1 than at α = 0.1, by a factor of more than 3',
    ],
    [
      { higher: 'validationLoss', at: 0.1, than: 1, factor: 3 },
      ': not higher at α = 0.1 than at α = 1, by a factor of more than 3',
      ': higher at α = 0.1 than at α = 1, by a factor of more than 3',
    ],
    [
      { falls: 'validationLoss' },
      '; it falls with each step in learning rate',
      '; it does not fall with each step in learning rate',
    ],
    [
      { rises: 'validationLoss' },
      '; it does not rise with each step in learning rate',
      '; it does not rise with each step in learning rate',
    ],
  ])('%j, with its numbers and as it is', (claim, falls, isValley) => {
    const begins = 'After 2 epochs the validation loss is';
    expect(plain(saysClaim(claim, falling, shape))).toBe(`${begins} ${ofFalling}${falls}.`);
    expect(plain(saysClaim(claim, valley, shape))).toBe(`${begins} ${ofValley}${isValley}.`);
  });

  test('of many settings the best is told once', () => {
    const wide = { ...shape, sweeps: [{ name: 'learningRate' as const, values: [1, 2, 3, 4, 5, 6] }] };
    const many = trained({ kind: 'study', runs: [0.6, 0.5, 0.4, 0.3, 0.2, 0.1].map(run) }, wide);
    const says = (at: number) => plain(saysClaim({ lowest: 'validationLoss', at }, many, wide));
    const told = 'After 2 epochs the validation loss is lowest, 0.1, at α = 6; it is 0.6 at α = 1';
    expect([says(6), says(1)]).toEqual([`${told}.`, `${told}, not at α = 1.`]);
  });

  test('what diverged is named, and that nothing did', () => {
    const claim: Claim = { diverges: 10 };
    expect(plain(saysClaim(claim, valley, shape))).toBe('1 of 3 settings diverged: α = 10 at step 3.');
    expect(saysClaim(claim, falling, shape)).toBe('After 2 epochs no run has diverged.');
  });

  test('nothing is compared before anything is known', () => {
    const lost = settings('diverged', 'diverged', 'diverged');
    expect(saysClaim({ lowest: 'validationLoss', at: 10 }, lost, shape)).toMatch(
      /lost to divergence at α\s=\s10\.$/,
    );
  });

  test('an accuracy is a percentage, and of several the highest is told', () => {
    const accurate = settings(0.4, 0.2, 0.1).map((one, i) => ({
      ...one,
      final: { ...one.final, validationAccuracy: [0.8, 0.975, 0.9][i]! },
    }));
    expect(plain(saysSummary(accurate, shape, 'accuracy'))).toBe(
      'After 2 epochs the validation accuracy is highest at α = 1: 97.5 %.',
    );
    expect(plain(saysClaim({ above: 0.75, of: 'validationAccuracy' }, accurate, shape))).toBe(
      'After 2 epochs the validation accuracy is 80 % at α = 0.1, 97.5 % at α = 1 and 90 % at α = 10, all above 75 %.',
    );
    expect(saysSummary(accurate, { budget: null })).toMatch(/^At the end the validation loss is lowest/);
  });

  test('without a claim, what came out', () => {
    expect(plain(saysSummary(falling, shape))).toBe(
      'After 2 epochs the validation loss is lowest at α = 10: 0.1.',
    );
    const single = { ...shape, sweeps: [], budget: { steps: 10 } } as TrainingConfiguration;
    expect(saysSummary(trained({ kind: 'study', runs: [run(0.3)] }, single), single)).toBe(
      'After 10 steps the training loss is 0.15 and the validation loss 0.3.',
    );
    expect(saysSummary(trained({ kind: 'study', runs: [run('diverged')] }, single), single)).toBe(
      'The run diverged at step 3.',
    );
  });
});

test('claims about paths on a surface', () => {
  const path = (name: string, values: number[], divergedAt: number | null = null) => ({
    name,
    color: '',
    places: [],
    values,
    divergedAt,
  });
  const walked = [path('sgd', [4, 2, 1]), path('momentum', [4, 1, 0.1])];
  const walks = [
    { name: 'sgd', optimizer: { kind: 'sgd' as const }, learningRate: 0.1 },
    { name: 'momentum', optimizer: { kind: 'sgd' as const }, learningRate: 0.2 },
  ];
  const so = (claim: Parameters<typeof surfaceClaims.isSo>[0]) => surfaceClaims.isSo(claim, walked, 2, walks);
  expect([so({ below: 1.5 }), so({ below: 1.5, within: 1 }), so({ below: 0.5 })]).toEqual([
    true,
    false,
    false,
  ]);
  expect([so({ lowest: 'momentum' }), so({ lowest: 0.2 }), so({ lowest: 'sgd' })]).toEqual([
    true,
    true,
    false,
  ]);
  expect([so({ diverges: false }), so({ diverges: 'sgd' })]).toEqual([true, false]);
  expect(surfaceClaims.says({ below: 1.5 }, walked, 2)).toBe(
    'After 2 steps the path of sgd has come to a value of 1, first below 1.5 at step 2; ' +
      'the path of momentum has come to a value of 0.1, first below 1.5 at step 1.',
  );
  expect(surfaceClaims.says({ below: 0.5, within: 1 }, walked, 2)).toBe(
    'After 2 steps the path of sgd has come to a value of 1, never below 0.5; ' +
      'the path of momentum has come to a value of 0.1, first below 0.5 at step 2, not within 1.',
  );
  expect(surfaceClaims.says({ lowest: 'sgd' }, walked, 2)).toBe(
    'After 2 steps the path of sgd has come to a value of 1; the path of momentum has come to a value of 0.1. ' +
      'It is lowest for momentum.',
  );
});
