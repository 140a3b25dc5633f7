/** Hidden layers as values of a sweep: written as an author writes them, told in words. */
import { oneOrMany } from '../../../../lib/text/words.ts';
import { withRun, type Setting } from './setting.ts';

/** "[16, 16]": how an author writes it, and how claims and measures name it. */
export const hiddenWord = (hidden: readonly number[]): string => `[${hidden.join(', ')}]`;

export const hiddenOf = (word: string) => JSON.parse(word) as number[];

export const hiddenWords = (hidden: readonly number[]): string =>
  hidden.length === 0
    ? 'no hidden layer'
    : `${hidden.join(' + ')} ${oneOrMany(
        hidden.reduce((sum, units) => sum + units),
        'unit',
        'units',
      )}`;

export const unitsOf = ({ run }: Setting): number => run.hidden[0] ?? 8;

export const withHidden = (setting: Setting, hidden: number[]): Setting => withRun(setting, { hidden });
