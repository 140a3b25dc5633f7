/** What no figure needs before it wakes, beside what draws: computing, and showing results. It comes with the first that does. */
export { computeInWorkers } from '../../worker/whole.ts';
export { Shown } from './shown.ts';
