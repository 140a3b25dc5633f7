/** A study as it is taken elsewhere: what is searched, by whom, how long, on how many machines. */
import { suggest } from '../text/suggest.ts';
import { checkSpace, type Parameter, type Space } from '../search/space.ts';
import { checkLadder } from '../search/schedulers/ladder.ts';
import type { SchedulerSpec } from '../search/schedulers.ts';
import type { SearcherSpec } from '../search/searchers.ts';

export type SearcherName = Extract<
  SearcherSpec['kind'],
  'random' | 'sobol' | 'tpe' | 'gaussian-process' | 'cma-es'
>;
export type SchedulerName = Extract<SchedulerSpec['kind'], 'none' | 'median' | 'asha' | 'hyperband'>;

export interface Study {
  space: Space;
  searcher: SearcherName;
  scheduler: SchedulerName;
  trials: number;
  /** Of a trial that is trained whole: its loss is reported after each. */
  epochs: number;
  /** Processes that train at the same time. */
  workers: number;
  seed: number;
}

/** In the form; in sentences: `searcherWords`. */
export const searcherNames: Record<SearcherName, string> = {
  random: 'random search',
  sobol: 'Sobol’ points',
  tpe: 'TPE',
  'gaussian-process': 'Gaussian process',
  'cma-es': 'CMA-ES',
};

export const schedulerNames: Record<SchedulerName, string> = {
  none: 'none: all to the end',
  median: 'median rule',
  asha: 'ASHA',
  hyperband: 'Hyperband',
};

export const searcherWords: Record<SearcherName, string> = {
  ...searcherNames,
  'gaussian-process': 'a Gaussian process',
};

export const schedulerWords: Record<SchedulerName, string> = {
  none: 'every trial is trained whole',
  median: 'trials are stopped by the median rule',
  asha: 'trials are stopped by ASHA',
  hyperband: 'trials are stopped by Hyperband',
};

/** Throws a `RangeError` at the first thing that is wrong, naming it, what was given and what is allowed. */
export function checkStudy({ space, scheduler, trials, epochs, workers, seed }: Study): void {
  for (const { name } of space) checkName(name);
  checkSpace(space);
  checkWhole('trials', trials, 1);
  checkWhole('epochs', epochs, 1);
  checkWhole('machines', workers, 1);
  checkWhole('seed', seed, 0);
  if (scheduler === 'asha' || scheduler === 'hyperband') checkRungs(epochs);
}

/** A name becomes a key, an argument of a command line and part of an attribute: what all tools take. */
const nameAllowed = /^[a-z][a-z0-9_]*$/;

function checkName(name: string): void {
  if (!nameAllowed.test(name))
    throw new RangeError(
      `A knob’s name must begin with a small letter and have small letters, digits and _ only, not "${name}".`,
    );
}

function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} must be a whole number from ${least}, not ${value}.`);
}

function checkRungs(epochs: number): void {
  try {
    checkLadder({ parts: epochs });
  } catch (error) {
    throw new RangeError(`epochs: ${epochs} are too few to stop a trial after a third of them.`, {
      cause: error,
    });
  }
}

/** What others depend on comes before them. */
export function parentsFirst(space: Space): Parameter[] {
  const depth = ({ when }: Parameter): number => (when ? 1 + depth(named(space, when.parameter)) : 0);
  return [...space].sort((a, b) => depth(a) - depth(b));
}

function named(space: Space, name: string): Parameter {
  const found = space.find((parameter) => parameter.name === name);
  if (!found)
    throw new RangeError(
      `There is no knob "${name}". ${suggest(
        name,
        space.map((parameter) => parameter.name),
      )}`,
    );
  return found;
}

export const isConditional = ({ space }: Study): boolean => space.some(({ when }) => when);
export const hasChoices = ({ space }: Study): boolean => space.some(({ kind }) => kind === 'choice');
