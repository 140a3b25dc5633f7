/** The hyperparameters against which the learning rate is tried. */
import { momentumOf } from '../../../lib/study/defaults.ts';
import type { Setting } from '../../../lib/study/grid.ts';
import { counted } from '../../../lib/text/words.ts';

/** Units in each hidden layer. */
const units = 8;

export interface Partner {
  label: string;
  /** The largest first, as in the map. */
  values: number[];
  /** What this setting is called in a sentence. */
  say(value: number): string;
  change(value: number): Setting;
}

export const partners: Record<'batch size' | 'momentum' | 'hidden layers', Partner> = {
  'batch size': {
    label: 'batch size B',
    values: [256, 128, 64, 32, 16, 8, 4],
    say: (value) => `batch size ${value}`,
    change: (batchSize) => ({ batchSize }),
  },
  momentum: {
    label: 'momentum β',
    values: [0.98, 0.95, 0.9, 0.8, 0.5, 0],
    say: (value) => `momentum ${value}`,
    change: (beta) => ({ optimizer: momentumOf(beta) }),
  },
  'hidden layers': {
    label: 'hidden layers',
    values: [6, 5, 4, 3, 2, 1],
    say: (value) => counted(value, 'hidden layer'),
    change: (layers) => ({ hidden: Array<number>(layers).fill(units) }),
  },
};

/** What a run has where the partner does not say otherwise. */
export const base: Setting = { hidden: [units, units], batchSize: 16 };
