/** Knobs that many figures have, by the same words, symbols and scales. */
import { slider, type Slider } from './knobs.ts';

/** `symbol`: α₀ where a schedule lowers it. */
export const learningRate = (options: { min: number; max: number; default: number; symbol?: 'α₀' }): Slider =>
  slider({ label: 'Learning rate', symbol: 'α', scale: 'log', ...options });

export const momentum = (options: { default: number }): Slider =>
  slider({ label: 'Momentum', symbol: 'β', min: 0, max: 0.99, step: 0.01, ...options });
