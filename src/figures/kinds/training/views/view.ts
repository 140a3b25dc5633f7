/** A view: one way to draw what the runs came to. A figure shows one or several, one below the other. */
import type { Curves } from '../../../../lib/plot/curves.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { percent } from '../../../../lib/text/numbers.ts';
import { counted } from '../../../../lib/text/words.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import { hyperparameters, labelInSentence, type Setting } from '../hyperparameters.ts';
import type { Trained } from '../outcome.ts';

export interface Data {
  trained: Trained[];
  /** What all runs have in common, at the reader's settings. */
  setting: Setting;
  /** `[settings]`: the same with what each has of its own. */
  settings: Setting[];
  /** `[settings][steps]`: the learning rates of each, where a view shows them and they are known before training. */
  learningRates: (Float32Array | null)[] | null;
  /** `[settings]`: the training examples of each, where a view shows them. */
  examples: plot.Examples[] | null;
  configuration: TrainingConfiguration;
}

export interface View {
  /** What it shows, in a sentence, for those who do not see it. */
  describe(configuration: TrainingConfiguration): string;
  panels(data: Data): plot.Drawing;
  /** Lines to lie over those of other seeds, where what is drawn cannot. Default: those of its main panel. */
  curves?(data: Data): Curves;
}

/** Where losses of most networks lie: the same axis for every seed. */
export const usualLosses = [0.001, 10] as const;

/** Accuracies of all networks. */
export const allAccuracies = [0, 1] as const;

/** What is measured at the end of a run, and along it. */
export type Quality = 'loss' | 'accuracy';

/** Accuracies are shown from the tenth below the least to all. */
const accuracyDomain = (values: readonly number[]): readonly [number, number] => [
  Math.max(0, (Math.ceil(10 * Math.min(lowestTop, ...values)) - 1) / 10),
  1,
];
const lowestTop = 0.9;

export const losses = (label: string, values: readonly number[]): plot.Quantity => ({
  label: `${label} J (log scale)`,
  scale: 'log',
  domain: plot.roundedLog(values),
});

export const accuracies = (label: string, values: readonly number[]): plot.Quantity => ({
  label,
  domain: accuracyDomain(values),
  format: percent,
});

/** What is drawn of several runs of a setting, said below the drawing. */
export const ofRepetitions = (
  { repetitions }: TrainingConfiguration,
  words: (runs: string) => string,
): string[] => (repetitions > 1 ? [words(counted(repetitions, 'run'))] : []);

/** Height of a chart, in lines of text. */
export const chartLines = 12.8;

/** Four stand better in two rows of two than with one left over. */
export const multiples = (count: number) => ({ columns: count === 4 ? 2 : 3, onPhones: 2 });

export const eachSetting = ({ sweeps }: TrainingConfiguration) =>
  sweeps.length === 0 ? '' : `, for each of ${sweeps.map(({ values }) => values.join(', ')).join(' and ')}`;

/** A swept hyperparameter as an axis has it: "learning rate α". */
export function axisTitle(name: TrainingConfiguration['sweeps'][number]['name']): string {
  const { symbol } = hyperparameters[name];
  return `${labelInSentence(name)}${symbol ? ` ${symbol}` : ''}`;
}
