import { describe, expect, test } from 'vitest';
import { searchUpTo } from '../../../../src/lib/search/experiment/frames.ts';
import { performSearch } from '../../../../src/lib/search/experiment/perform.ts';
import { runWith } from '../../../../src/lib/search/experiment/setting.ts';
import type { SearchFrame, SearchHistory } from '../../../../src/lib/search/experiment/spec.ts';
import { searcherFor } from '../../../../src/lib/search/searchers.ts';
import type { Setting } from '../../../../src/lib/search/space.ts';
import { train } from '../../../../src/lib/training/train.ts';
import { search as example } from '../../experiment/examples.ts';
import { aPlan, aSearch, aTemplate, rate } from './searches.ts';

const settingsOf = ({ trials }: SearchHistory) => trials.map(({ setting }) => setting);

test('a search with one worker is what a loop around searcher and trainer would be', async () => {
  const search = aSearch({
    searches: [aPlan({ searcher: { kind: 'tpe', randomTrials: 2 }, seed: 3, budget: { trials: 6 } })],
  });
  const { run, ...study } = search.template;
  const searcher = searcherFor({ kind: 'tpe', randomTrials: 2 }, rate, 3);
  const tried: { setting: Setting; loss: number }[] = [];
  for (let i = 0; i < 6; i++) {
    const setting = searcher.suggest();
    const { runs } = await train({ kind: 'study', ...study, runs: [runWith(run, setting)] });
    const loss = runs[0]!.checkpoints.at(-1)!.validationLoss;
    searcher.observe({ setting, outcome: { loss } });
    tried.push({ setting, loss });
  }
  const [history] = (await performSearch(search)).searches;
  expect(
    history!.trials.map(({ setting, run: course }) => ({
      setting,
      loss: course.checkpoints.at(-1)!.validationLoss,
    })),
  ).toEqual(tried);
});

describe('several searches', () => {
  test('come to what each comes to alone', async () => {
    const together = await performSearch(example);
    for (const [i, plan] of example.searches.entries())
      expect((await performSearch({ ...example, searches: [plan] })).searches[0]).toEqual(
        together.searches[i],
      );
  });

  test('that are all blind are trained in one study: every trial is announced before the first has ended', async () => {
    const frames: SearchFrame[] = [];
    const searches = [1, 2, 3].map((seed) => aPlan({ seed, budget: { trials: 5 } }));
    await performSearch(aSearch({ searches }), { progress: (frame) => frames.push(frame) });
    expect(frames[0]!.searches.map((news) => news!.suggested.length)).toEqual([5, 5, 5]);
  });

  test('of one searcher at several seeds differ', async () => {
    const { searches } = await performSearch(aSearch({ searches: [aPlan({ seed: 1 }), aPlan({ seed: 2 })] }));
    expect(settingsOf(searches[0]!)).not.toEqual(settingsOf(searches[1]!));
  });
});

test('the example holds what it promises: trials that diverge, and that repeat others', async () => {
  const trials = (await performSearch(example)).searches.flatMap((history) => history.trials);
  expect(trials.some(({ run }) => run.divergedAt !== null)).toBe(true);
  expect(trials.some(({ repeats }) => repeats !== null)).toBe(true);
});

describe('starts', () => {
  const lossesOf = async (starts: 'same' | 'fresh', seeds: number[]) => {
    const space = [{ name: 'l2', kind: 'choice', options: [0] }] as const;
    const { searches } = await performSearch(
      aSearch({
        space,
        starts,
        searches: seeds.map((seed) => aPlan({ seed, budget: { trials: starts === 'same' ? 1 : 3 } })),
      }),
    );
    return searches.map(({ trials }) => trials.map(({ run }) => run.checkpoints[0]!.validationLoss));
  };

  test('that are the same are the template’s', async () => {
    const { run, ...study } = aTemplate();
    const { runs } = await train({ kind: 'study', ...study, runs: [run] });
    expect(await lossesOf('same', [1, 2])).toEqual(
      [1, 2].map(() => [runs[0]!.checkpoints[0]!.validationLoss]),
    );
  });

  test('that are fresh are so for each trial of each search; searches of one seed share theirs', async () => {
    const [first, second, again] = await lossesOf('fresh', [1, 2, 1]);
    expect(new Set([...first!, ...second!]).size).toBe(6);
    expect(again).toEqual(first);
  });
});

test('a search that is aborted while it trains rejects with the reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const aborted = performSearch(aSearch({ template: aTemplate({ budget: { steps: 100_000 } }) }), {
    signal: controller.signal,
    progress: () => controller.abort(reason),
  });
  await expect(aborted).rejects.toBe(reason);
});

test('by its clock a search has at each time the trials that have begun, as far as they are', async () => {
  const result = await performSearch(aSearch({ searches: [aPlan({ workers: 2 })] }));
  // Four trials of twelve steps, on two workers.
  expect(result.searches[0]!.duration).toBe(24);
  const [quarter] = searchUpTo(result, 0.25).searches;
  expect(quarter!.trials.map(({ stretches }) => stretches.map(({ to }) => to))).toEqual([[6], [6]]);
  expect(quarter!.trials.map(({ run }) => run.checkpoints.at(-1)!.step)).toEqual([6, 6]);
  const [later] = searchUpTo(result, 0.75).searches;
  expect(later!.trials.map(({ run }) => run.checkpoints.at(-1)!.step)).toEqual([12, 12, 6, 6]);
});
