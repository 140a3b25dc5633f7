import { expect, test } from 'vitest';
import { figures } from '../../../../src/figures/built.ts';
import { perform } from '../../../../src/lib/experiment/perform.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import { outcomeOf } from '../../../../src/lib/figure/contract/outcome.ts';

async function outcomeAt(name: string, changes: Record<string, unknown> = {}) {
  const figure = figures[name]!;
  const values = { ...defaults(figure.knobs), ...changes };
  return outcomeOf(figure, await perform(figure.experiment(values)), values);
}

test('an outcome has the verdict, the claim and the numbers of the figure', async () => {
  const { holds, claim, measures, diverged, divergences, curves } = await outcomeAt('momentum');
  expect(holds).toBe(true);
  expect(claim).toContain('at step 20');
  expect(measures['firstNear']).toBe(20);
  expect(diverged).toBe(false);
  expect(divergences).toBe('');
  expect(curves()!.lines[0]!.points).toHaveLength(151);
});

test('runs that diverge are counted among their fellows, with the step', async () => {
  expect(await outcomeAt('four-learning-rates')).toMatchObject({
    diverged: true,
    divergences: 'Run 4 of 4 diverged at step 2.',
  });
  expect(await outcomeAt('momentum', { beta: 0.99 })).toMatchObject({
    diverged: true,
    divergences: expect.stringMatching(/^It diverged at step \d+\.$/),
  });
  expect(await outcomeAt('activation-functions')).toMatchObject({ diverged: false, divergences: '' });
});
