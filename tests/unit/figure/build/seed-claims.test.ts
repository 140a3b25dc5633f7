import { expect, test, vi } from 'vitest';
import { figures } from '../../../../src/figures/built.ts';
import { onProgress } from '../../../../src/lib/worker/threads/progress.ts';
import {
  claimsOf,
  digestOf,
  freshVerdicts,
  knownVerdicts,
  verdicts,
} from '../../../../src/lib/figure/build/seed-claims.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';

const figure = figures['four-learning-rates']!;
const values = defaults(figure.knobs) as Record<string, unknown>;
const claims = (judge: string, changes: object = {}) =>
  claimsOf({ figure, judge, values: { ...values, ...changes } });

test('a figure claims its finding, and a verdict for each switch that is not set already', () => {
  const { rest, switches } = claims('judge');
  expect(rest).toMatchObject({ expected: true, atLeast: figure.finding.atLeast, values });
  expect(switches.map(({ changes }) => changes)).toEqual(figure.finding.switches!.map(({ knobs }) => knobs));
  const [first, ...others] = switches;
  expect(claims('judge', first!.changes).switches.map(({ changes }) => changes)).toEqual(
    others.map(({ changes }) => changes),
  );
});

test('it claims, too, that it fails at its counterexample', () => {
  const { counterexample } = claims('judge');
  expect(counterexample).toMatchObject([{ expected: false, values: { ...values, high: 0.2 } }]);
  const without = { ...figure, finding: { ...figure.finding, fails: {} } };
  expect(claimsOf({ figure: without, judge: 'judge', values }).counterexample).toEqual([]);
});

test('the digest follows what decides: code, settings and experiments, but not the figure’s own seed', async () => {
  const digest = await digestOf(claims('judge').rest);
  expect(await digestOf(claims('judge').rest)).toBe(digest);
  expect(await digestOf(claims('judge', { seed: 7 }).rest)).toBe(digest);
  expect(await digestOf(claims('another judge').rest)).not.toBe(digest);
  expect(await digestOf(claims('judge', { high: 0.74 }).rest)).not.toBe(digest);
  const longer = { ...figure, experiment: () => ({ ...figure.experiment(values), more: 1 }) };
  expect(await digestOf({ ...claims('judge').rest, figure: longer })).not.toBe(digest);
});

test('verdicts are computed once, however many ask, said to be, and then known', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const { rest } = claims(`test ${process.pid} ${performance.timeOrigin}`);
  // What others have had computed is counted, too.
  const done: number[] = [];
  const end = onProgress((progress) => done.push(progress.done));
  expect(await knownVerdicts(rest)).toBeNull();
  const [first, second] = await Promise.all([verdicts(rest), verdicts(rest)]);
  expect(done.at(-1)! - done[0]!).toBe(100);
  end();
  expect(second).toEqual(first);
  expect(await knownVerdicts(rest)).toEqual(first);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(figure.title));
  expect(await freshVerdicts(rest, [1001, 1005])).toEqual([first[0], first[4]]);
});
