import { describe, expect, it } from 'vitest';
import type { Patience } from '../../../src/lib/training/patience.ts';
import { unwatched, watched } from '../../../src/lib/training/watch.ts';

const since = (losses: number[], patience: Omit<Patience, 'patience'>) => {
  let state = unwatched();
  return losses.map((loss) => {
    state = watched(
      state,
      { patience: 3, ...patience },
      { trainingLoss: 9, validationLoss: 9, [`${patience.on}Loss`]: loss },
    );
    return state.since;
  });
};

describe('a watch', () => {
  it('counts checkpoints since the best', () => {
    expect(since([5, 4, 4, 4.5, 3, 3.1], { on: 'validation' })).toEqual([0, 0, 1, 2, 0, 1]);
    expect(since([5, 4, 4, 4.5, 3, 3.1], { on: 'training' })).toEqual([0, 0, 1, 2, 0, 1]);
  });

  it('asks for the least improvement, measured from the best', () => {
    expect(since([5, 4.8, 4.6, 4.4, 3], { on: 'validation', leastImprovement: 0.5 })).toEqual([
      0, 1, 2, 0, 0,
    ]);
  });

  it('is not fooled by what is no number', () => {
    expect(since([5, NaN, Infinity, 4], { on: 'training' })).toEqual([0, 1, 2, 0]);
  });
});
