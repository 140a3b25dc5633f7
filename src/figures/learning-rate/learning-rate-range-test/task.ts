/** What is learnt in a range test, by which network, and how fast its rate grows. */
import { log } from '../../../lib/math/elementary.ts';
import type { Grid } from '../../../lib/study/grid.ts';

export const lowestRate = 1e-4;
/** Updates whose batch losses are averaged. */
export const smoothing = 25;

type Task = Pick<Grid, 'data' | 'loss' | 'base'>;

/** Two tasks, with the book's usual start and batches of 32. */
export const tasks = {
  digits: {
    data: { name: 'digits', training: 2000, validation: 600 },
    loss: 'softmax-cross-entropy',
    base: { hidden: [32], activation: 'relu' },
  },
  spirals: { data: { name: 'spirals', training: 400, validation: 600 }, loss: 'binary-cross-entropy' },
} satisfies Record<string, Task>;
export type TaskName = keyof typeof tasks;

/** What a drawing shows of losses: up to a little above those of networks that have just begun. */
export const highestLoss: Record<TaskName, number> = { digits: 3, spirals: 1 };

/**
 * For how many updates at the rate α a ramp counts when it has come to α. Its rates grow by a constant factor, so that those
 * up to α add up to about α · updates / ln(to / lowestRate).
 */
export const updatesWorth = (steps: number, to: number): number => Math.round(steps / log(to / lowestRate));
