import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSpace,
  checkTrials,
  fromUnit,
  keyOf,
  settingsIn,
  toUnit,
  type Parameter,
  type Space,
} from '../../../src/lib/search/space.ts';
import { spaces } from './spaces.ts';

const rate: Parameter = { name: 'rate', kind: 'real', low: 1e-4, high: 1, scale: 'log' };
const optimizer: Parameter = { name: 'optimizer', kind: 'choice', options: ['sgd', 'momentum'] };

describe('a space that is wrong says which parameter, what was given and what is allowed:', () => {
  const wrong: [what: string, space: Space, message: RegExp][] = [
    ['nothing', [], /at least one parameter/],
    ['an empty range', [{ ...rate, low: 1, high: 0.1 }], /rate.*less than high.*1 to 0\.1/],
    ['a point for a range', [{ ...rate, low: 1 }], /rate.*empty range/],
    ['a range without end', [{ ...rate, high: Infinity }], /rate.*finite/],
    [
      'half an integer',
      [{ name: 'width', kind: 'integer', low: 1, high: 2.5, scale: 'log' }],
      /width.*whole.*2\.5/,
    ],
    ['a log axis from 0', [{ ...rate, low: 0 }], /rate.*log axis.*more than 0.*0 to 1/],
    [
      'an integer log axis from 0',
      [{ name: 'width', kind: 'integer', low: 0, high: 8, scale: 'log' }],
      /width.*log/,
    ],
    ['one minus log up to 1', [{ ...rate, scale: 'one-minus-log' }], /rate.*less than 1/],
    ['a name twice', [rate, rate], /two called "rate"/],
    ['no option', [{ ...optimizer, options: [] }], /optimizer.*at least one option/],
    ['an option twice', [{ ...optimizer, options: ['sgd', 'sgd'] }], /optimizer.*each option once/],
    [
      'an unknown condition',
      [{ ...rate, when: { parameter: 'optimiser', is: ['sgd'] } }, optimizer],
      /Did you mean "optimizer"/,
    ],
    [
      'an unknown value',
      [{ ...rate, when: { parameter: 'optimizer', is: ['adam'] } }, optimizer],
      /optimizer is adam.*momentum, sgd/,
    ],
    [
      'a condition on a number',
      [rate, { ...optimizer, when: { parameter: 'rate', is: [0.1] } }],
      /optimizer must depend on a choice, not on rate/,
    ],
    [
      'a condition that nothing meets',
      [{ ...rate, when: { parameter: 'optimizer', is: [] } }, optimizer],
      /rate must name the values/,
    ],
    [
      'a circle',
      [
        { ...optimizer, when: { parameter: 'schedule', is: ['on'] } },
        { name: 'schedule', kind: 'choice', options: ['on'], when: { parameter: 'optimizer', is: ['sgd'] } },
      ],
      /optimizer depends on schedule depends on optimizer/,
    ],
  ];
  it.each(wrong)('%s', (_, space, message) => {
    expect(() => checkSpace(space)).toThrow(message);
  });

  it.each(Object.entries(spaces))('and what is right passes: %s', (_, space) => {
    expect(() => checkSpace(space)).not.toThrow();
  });
});

describe('the unit cube', () => {
  const at = (parameter: Parameter, coordinate: number) =>
    fromUnit([parameter], [coordinate])[parameter.name];

  it('spreads each scale as its name says', () => {
    expect(at({ ...rate, scale: 'linear', low: -1, high: 3 }, 0.25)).toBe(0);
    expect(at(rate, 0.5)).toBeCloseTo(0.01, 12);
    expect(at({ ...rate, scale: 'one-minus-log', low: 0.9, high: 0.999 }, 0.5)).toBeCloseTo(0.99, 12);
  });

  it('gives linear integers and choices cells of equal width', () => {
    const cells = (parameter: Parameter) => Array.from({ length: 6 }, (_, i) => at(parameter, (i + 0.5) / 6));
    expect(cells({ name: 'n', kind: 'integer', low: 4, high: 6, scale: 'linear' })).toEqual([
      4, 4, 5, 5, 6, 6,
    ]);
    expect(cells({ name: 'c', kind: 'choice', options: [true, 'b'] })).toEqual([
      true,
      true,
      true,
      'b',
      'b',
      'b',
    ]);
  });

  it('gives integers on a log axis the share of the axis that rounds to them', () => {
    const width: Parameter = { name: 'width', kind: 'integer', low: 1, high: 64, scale: 'log' };
    const draws = Array.from({ length: 10_000 }, (_, i) => at(width, (i + 0.5) / 10_000));
    const all = Math.log(64.5 / 0.5);
    for (const k of [1, 2, 3, 64])
      expect(draws.filter((value) => value === k).length / 10_000).toBeCloseTo(
        Math.log((k + 0.5) / (k - 0.5)) / all,
        3,
      );
  });

  const settings = Object.values(spaces).map((space) =>
    fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: space.length, maxLength: space.length })
      .map((point) => ({ space, point })),
  );

  it('is left and entered again at the same setting, to a rounding of the reals', () => {
    fc.assert(
      fc.property(fc.oneof(...settings), ({ space, point }) => {
        const setting = fromUnit(space, point);
        const unit = toUnit(space, setting);
        const again = fromUnit(space, unit);
        expect(Object.keys(again)).toEqual(Object.keys(setting));
        space.forEach((parameter, i) => {
          const value = setting[parameter.name];
          if (value === undefined) expect(unit[i]).toBe(0.5);
          else if (parameter.kind === 'real') expect(unit[i]).toBeCloseTo(point[i]!, 9);
          else expect(again[parameter.name]).toBe(value);
          if (parameter.kind !== 'choice' && value !== undefined) {
            expect(value).toBeGreaterThanOrEqual(parameter.low);
            expect(value).toBeLessThanOrEqual(parameter.high);
          }
        });
      }),
    );
  });

  it('asks for a parameter only where its condition holds, and the condition of its condition', () => {
    const space = spaces['parameters that are not always asked for']!;
    const names = (...point: number[]) => Object.keys(fromUnit(space, point));
    expect(names(0.5, 0.1, 0.5, 0.1)).toEqual(['optimizer', 'schedule']);
    expect(names(0.5, 0.1, 0.5, 0.9)).toEqual(['decay', 'optimizer', 'schedule']);
    expect(names(0.5, 0.9, 0.5, 0.9)).toEqual(['optimizer', 'beta']);
  });
});

describe('the number of settings', () => {
  it('is infinite with a real parameter', () => {
    expect(settingsIn([rate, optimizer])).toBe(Infinity);
  });

  it('counts what is not asked for once, as listing them does', () => {
    const space: Space = [
      { name: 'optimizer', kind: 'choice', options: ['sgd', 'momentum', 'adam'] },
      { name: 'layers', kind: 'integer', low: 1, high: 4, scale: 'linear' },
      {
        name: 'schedule',
        kind: 'choice',
        options: ['constant', 'step'],
        when: { parameter: 'optimizer', is: ['sgd', 'adam'] },
      },
      {
        name: 'steps',
        kind: 'integer',
        low: 1,
        high: 5,
        scale: 'linear',
        when: { parameter: 'schedule', is: ['step'] },
      },
    ];
    const middles = (count: number) => Array.from({ length: count }, (_, i) => (i + 0.5) / count);
    const keys = middles(3).flatMap((a) =>
      middles(4).flatMap((b) =>
        middles(2).flatMap((c) => middles(5).map((d) => keyOf(space, fromUnit(space, [a, b, c, d])))),
      ),
    );
    expect(settingsIn(space)).toBe(new Set(keys).size);
  });

  it('is told where it is less than the number of trials', () => {
    expect(() => checkTrials(spaces['six settings']!, 6)).not.toThrow();
    expect(() => checkTrials(spaces['six settings']!, 7)).toThrow(
      '7 trials cannot all differ: the space of layers and shuffled has 6 settings.',
    );
  });
});
