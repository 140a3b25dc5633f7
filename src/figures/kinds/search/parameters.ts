/** What a `<Search>` can search: hyperparameters by the names that `<Training>` has for them, as parameters of a space. */
import type { ChoiceParameter, IntegerParameter, RealParameter, Value } from '../../../lib/search/space.ts';
import { isWords, hyperparameters, type Hyperparameter } from '../training/hyperparameters.ts';

/** Where in a run each stands: lib/search/experiment/setting.ts. */
const numbers = {
  learningRate: 'learningRate',
  batchSize: 'batchSize',
  momentum: 'optimizer.beta',
  layers: 'hidden.length',
  units: 'hidden',
  l2: 'l2',
  l1: 'l1',
  softThreshold: 'softThreshold',
  weightDecay: 'weightDecay',
  clipNorm: 'clipNorm',
  dropout: 'dropout',
  labelSmoothing: 'labelSmoothing',
  labelNoise: 'labelNoise',
} as const;

/** The same of those that are chosen by words. */
const choices = {
  activation: 'activation',
  optimizer: 'optimizer',
  initializer: 'initializer',
  outputBias: 'outputBias',
  schedule: 'schedule',
} as const;

const paths = { ...numbers, ...choices };

type NumberName = keyof typeof numbers;
type ChoiceName = keyof typeof choices;
export type SearchedName = keyof typeof paths;
export const numberNames = Object.keys(numbers) as NumberName[];
export const choiceNames = Object.keys(choices) as ChoiceName[];
export const searchedNames = Object.keys(paths) as SearchedName[];

export const pathOf = (name: SearchedName): string => paths[name];

export const nameOf = (path: string): SearchedName => searchedNames.find((name) => paths[name] === path)!;

/** Words that a parameter is chosen from; none of a number. */
export function wordsOf(name: SearchedName): readonly string[] {
  const { range } = hyperparameters[name];
  return isWords(range) ? range : [];
}

/** A range, or a list of values to choose from, as an author writes it. */
export type Written =
  | {
      from: number;
      to: number;
      scale?: RealParameter['scale'] | undefined;
      when?: Partial<Record<SearchedName, string | string[]>> | undefined;
    }
  | (number | string)[];

export function parameterOf(
  name: SearchedName,
  written: Written,
): RealParameter | IntegerParameter | ChoiceParameter {
  if (Array.isArray(written)) return { kind: 'choice', name: pathOf(name), options: written };
  const { from, to, scale, when } = written;
  const { step, scale: usual } = rangeOf(name);
  const condition = when && conditionOf(when);
  return {
    // The trainer tells what scale is none of whole numbers: check/space.ts.
    ...({ kind: step >= 1 ? 'integer' : 'real', scale: scale ?? usual } as Pick<
      RealParameter,
      'kind' | 'scale'
    >),
    name: pathOf(name),
    low: from,
    high: to,
    ...(condition && { when: condition }),
  };
}

function conditionOf(when: Partial<Record<SearchedName, string | string[]>>) {
  const [name, is] = Object.entries(when)[0]! as [SearchedName, string | string[]];
  return { parameter: pathOf(name), is: [is].flat() as Value[] };
}

type NumberRange = Exclude<Hyperparameter['range'], readonly string[]>;

const rangeOf = (name: SearchedName) => hyperparameters[name].range as NumberRange;
