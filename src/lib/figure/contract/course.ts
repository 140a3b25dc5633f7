import { duration, type Result } from '../../experiment/experiment.ts';

/** Whether a result has a course, which can be played: a run's steps, a search's trials. */
export const isPlayable = (result: Result): boolean => duration(result) > 0;
