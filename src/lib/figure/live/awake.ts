/** What no figure needs before it wakes: computing, showing results, drawing. It comes with the first that does. */
export { computeInWorkers } from '../../worker/whole.ts';
export { drawFigure } from '../contract/drawing.ts';
export { Shown } from './shown.ts';
