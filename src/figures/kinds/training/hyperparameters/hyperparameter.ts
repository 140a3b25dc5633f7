/** What a hyperparameter is to a `<Training>`, and those that are made alike: numbers, words, kinds. */
import type { Run } from '../../../../lib/training/spec.ts';
import { withRun, type Setting } from './setting.ts';

/** Units of hidden layers are a word, as they are written: "[16, 16]". */
export type SweptValue = number | string;

export interface Hyperparameter {
  label: string;
  symbol?: string;
  /** Numbers between these, or one of the words. */
  range: { min: number; max: number; step: number; scale: 'linear' | 'log' } | readonly string[];
  /** NaN where the setting has none. */
  read(setting: Setting): SweptValue;
  /** A hyperparameter takes values of its range: which, its own `write` says. */
  write(setting: Setting, value: SweptValue): Setting;
  /** A value as labels and sentences have it. Default: "α = 0.03" with its symbol, else "dropout 0.3"; a word alone. */
  says?(value: SweptValue): string;
}

type NumberRange = Exclude<Hyperparameter['range'], readonly string[]>;

export const isWords = (range: Hyperparameter['range']): range is readonly string[] => Array.isArray(range);

/** The fields of a run that hold a number, or nothing. */
type NumberField = {
  [Field in keyof Run]-?: NonNullable<Run[Field]> extends number ? Field : never;
}[Exclude<keyof Run, 'seed' | 'examples'>];

/** A field that is a number. */
export const number = (
  label: string,
  range: NumberRange,
  field: NumberField,
  {
    absent = 0,
    ...words
  }: Pick<Hyperparameter, 'symbol'> & { says?: (value: number) => string; absent?: number } = {},
): Hyperparameter => ({
  label,
  range,
  read: ({ run }) => run[field] ?? absent,
  write: (setting, value: number): Setting => withRun(setting, { [field]: value }),
  ...words,
});

/** A field that is one of several words, the first of them where the run does not say. */
export const word = <F extends 'activation' | 'outputBias' | 'order'>(
  label: string,
  field: F,
  range: readonly NonNullable<Run[F]>[],
  says?: (value: string) => string,
): Hyperparameter => ({
  label,
  range,
  read: ({ run }) => run[field] ?? range[0]!,
  write: (setting, value: string): Setting => withRun(setting, { [field]: value }),
  ...(says && { says }),
});

/** A field that is asked for by its kind: the setting's own parameters if it is of that kind, else the usual ones. */
export const byKind = <F extends 'optimizer' | 'initializer' | 'schedule'>(
  label: string,
  field: F,
  usual: Readonly<Record<string, Run[F]>>,
): Hyperparameter => ({
  label,
  range: Object.keys(usual),
  read: ({ run }) => run[field].kind,
  write: (setting, kind: string): Setting =>
    withRun(setting, { [field]: setting.run[field].kind === kind ? setting.run[field] : usual[kind]! }),
});
