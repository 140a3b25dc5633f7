/** What is true of every searcher. */
import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/lib/math/random.ts';
import type { Outcome, Searcher } from '../../../src/lib/search/searcher.ts';
import { searcherFor, type SearcherSpec } from '../../../src/lib/search/searchers.ts';
import { settingOf, toUnit, type Setting, type Space } from '../../../src/lib/search/space.ts';
import { specs } from './specs.ts';
import { spaces } from './spaces.ts';

/** Lowest at a third of each parameter's way. */
const valley = (space: Space, setting: Setting): number =>
  toUnit(space, setting).reduce((sum, coordinate) => sum + (coordinate - 1 / 3) ** 2, 0);

/** As many trials as asked, of which `workers` run at a time and end in a random order. */
function search(
  searcher: Searcher,
  trials: number,
  outcomeOf: (setting: Setting, trial: number) => Outcome,
  workers = 1,
): Setting[] {
  const random = stream(1, 'test/ends');
  const settings: Setting[] = [];
  const running: { setting: Setting; trial: number }[] = [];
  while (settings.length < trials || running.length > 0) {
    while (running.length < workers && settings.length < trials) {
      const setting = searcher.suggest();
      running.push({ setting, trial: settings.length });
      settings.push(setting);
    }
    const [ended] = running.splice(random.integer(running.length), 1);
    const trial = { setting: ended!.setting, outcome: outcomeOf(ended!.setting, ended!.trial) };
    searcher.observePart?.(trial, 1);
    searcher.observe(trial);
  }
  return settings;
}

/** A setting has the parameters that it asks for and no others, each with a value of its range. */
function expectInside(space: Space, setting: Setting): void {
  expect(setting).toEqual(settingOf(space, setting));
  for (const parameter of space) {
    const value = setting[parameter.name];
    if (value === undefined) continue;
    if (parameter.kind === 'choice') expect(parameter.options).toContain(value);
    else {
      expect(value).toBeGreaterThanOrEqual(parameter.low);
      expect(value).toBeLessThanOrEqual(parameter.high);
      if (parameter.kind === 'integer') expect(Number.isInteger(value)).toBe(true);
    }
  }
}

const trials = 15;

describe.each(specs.map((spec): [string, SearcherSpec] => [JSON.stringify(spec), spec]))('%s', (_, spec) => {
  describe.each(Object.entries(spaces))('%s', (_, space) => {
    const loss = (setting: Setting): Outcome => ({ loss: valley(space, setting) });

    it.each([1, 4])('stays in the space with %i at a time', (workers) => {
      const settings = search(searcherFor(spec, space, 1), trials, loss, workers);
      expect(settings).toHaveLength(trials);
      for (const setting of settings) expectInside(space, setting);
    });

    it('tries the same with the same seed', () => {
      const again = () => search(searcherFor(spec, space, 7), trials, loss, 2);
      expect(again()).toEqual(again());
    });

    const awkward: Record<string, (setting: Setting, trial: number) => Outcome> = {
      'all equal': () => ({ loss: 1 }),
      'all infeasible': () => 'infeasible',
      'every other one infeasible': (setting, trial) => (trial % 2 ? 'infeasible' : loss(setting)),
      'no numbers': (_, trial) => ({ loss: trial % 2 ? NaN : Infinity }),
      'hundreds of orders apart': (_, trial) => ({ loss: trial % 2 ? 1e200 : 1e-200 }),
      'the last digits of large numbers': (_, trial) => ({ loss: 1e15 + trial }),
    };
    it.each(Object.keys(awkward))('goes on with losses that are %s', (name) => {
      for (const setting of search(searcherFor(spec, space, 1), trials, awkward[name]!))
        expectInside(space, setting);
    });

    it('goes on with one setting a hundred times over', () => {
      const searcher = searcherFor(spec, space, 1);
      const setting = searcher.suggest();
      for (let i = 0; i < 100; i++) {
        searcher.observePart?.({ setting, outcome: { loss: 1 } }, 1);
        searcher.observe({ setting, outcome: { loss: 1 } });
      }
      expectInside(space, searcher.suggest());
    });

    it('goes on where nothing ever ends', () => {
      const searcher = searcherFor(spec, space, 1);
      for (let i = 0; i < trials; i++) expectInside(space, searcher.suggest());
    });
  });
});

it('a searcher that there is not is answered with those there are', () => {
  const spec = { kind: 'randm' } as unknown as SearcherSpec;
  expect(() => searcherFor(spec, spaces['six settings']!, 1)).toThrow(/no searcher "randm".*"random"/);
});

it('a space that is wrong is told before anything runs', () => {
  expect(() => searcherFor({ kind: 'random' }, [], 1)).toThrow(/at least one parameter/);
});
