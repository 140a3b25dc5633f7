/** What can be wrong with a search, told before anything runs. */
import { messageOf } from '../../text/errors.ts';
import { listed } from '../../text/words.ts';
import { checkStudy } from '../../training/check.ts';
import { stepsOf } from '../../training/plan.ts';
import type { Run } from '../../training/spec.ts';
import { schedulerFor, type SchedulerSpec } from '../schedulers.ts';
import { searcherFor } from '../searchers.ts';
import {
  checkSpace,
  checkTrials,
  settingOf,
  type Parameter,
  type Setting,
  type Space,
  type Value,
} from '../space.ts';
import type { SearchBudget } from '../tuner.ts';
import { runWith } from './setting.ts';
import type { Search, SearchPlan, Template } from './spec.ts';
import { studyOf } from './study.ts';

/** Throws a `RangeError` at the first thing that is wrong, naming it, what was given and what is allowed. */
export function checkSearch({ space, template, searches, starts, objective }: Search): void {
  within('template', () => checkStudy(studyOf(template)));
  checkSpace(space);
  for (const setting of cornersOf(space)) checkSetting(template, setting);
  checkOneOf('objective', objective, ['trainingLoss', 'validationLoss']);
  checkOneOf('starts', starts, ['same', 'fresh']);
  if (searches.length === 0) throw new RangeError('searches: there must be at least one.');
  searches.forEach((plan, i) => within(`searches[${i}]`, () => checkPlan(plan, space, template, starts)));
}

function checkPlan(
  { searcher, scheduler, seed, budget, workers = 1 }: SearchPlan,
  space: Space,
  template: Template,
  starts: Search['starts'],
): void {
  checkWhole('seed', seed, 0);
  checkWhole('workers', workers, 1);
  searcherFor(searcher, space, seed);
  if (scheduler) within('scheduler', () => checkScheduler(scheduler, seed, space, template, budget));
  if ('trials' in budget) {
    checkWhole('budget.trials', budget.trials, 1);
    if (starts === 'same') checkTrials(space, budget.trials);
  } else {
    const study = studyOf(template);
    checkWhole('budget.steps', budget.steps, stepsOf(study, template.run), 'as many as one trial has');
  }
}

function checkScheduler(
  spec: SchedulerSpec,
  seed: number,
  space: Space,
  template: Template,
  budget: SearchBudget,
): void {
  const { parts, population } = schedulerFor(spec, space, seed);
  const { checkpoints } = template.record;
  if (checkpoints % parts !== 0)
    throw new RangeError(
      `parts: a loss is known at checkpoints alone; record.checkpoints: ${checkpoints} is not a multiple of ${parts}.`,
    );
  const runs = [...cornersOf(space)].map((setting) => runWith(template.run, setting));
  const steps = runs.map((run) => stepsOf(studyOf(template, [run]), run));
  if (Math.min(...steps) < parts)
    throw new RangeError(`parts: ${parts} are more than the steps of a trial, ${Math.min(...steps)}.`);
  if (population === undefined) return;
  if ('trials' in budget && budget.trials < population)
    throw new RangeError(`size: ${population} is more than budget.trials, ${budget.trials}.`);
  checkAlike(runs, steps);
}

/** A copy has another’s state: what that state is of must be the same for all. */
function checkAlike(runs: readonly Run[], steps: readonly number[]): void {
  const kinds: [what: string, ofEach: readonly string[]][] = [
    ['hidden', runs.map(({ hidden }) => hidden.join('-'))],
    ['optimizer.kind', runs.map(({ optimizer }) => optimizer.kind)],
    ['normalization.kind', runs.map(({ normalization }) => normalization?.kind ?? 'none')],
    ['examples', runs.map(({ examples }) => `${examples ?? 'all'}`)],
    ['number of steps', steps.map(String)],
  ];
  for (const [what, ofEach] of kinds) {
    const different = [...new Set(ofEach)];
    if (different.length > 1)
      throw new RangeError(
        `A copy goes on from another trial’s state: the space may not change ${what}, not from ${different[0]} to ${different[1]}.`,
      );
  }
}

/** Every parameter at its ends, or with each of its options, under each of its conditions; the others as they come. */
function* cornersOf(space: Space): Generator<Setting> {
  for (const parameter of space)
    for (const value of endsOf(parameter))
      for (const decisive of parameter.when?.is ?? [null])
        yield settingWith(space, parameter, value, decisive);
}

const endsOf = (parameter: Parameter): readonly Value[] =>
  parameter.kind === 'choice' ? parameter.options : [parameter.low, parameter.high];

/** A setting in which a parameter has a value: `decisive` is that of the parameter on which it depends. */
function settingWith(space: Space, parameter: Parameter, value: Value, decisive: Value | null): Setting {
  const set: Record<string, Value> = { [parameter.name]: value };
  for (let below = parameter, own = decisive; below.when;) {
    const above: Parameter = space.find(({ name }) => name === below.when!.parameter)!;
    set[above.name] = own ?? below.when.is[0]!;
    [below, own] = [above, null];
  }
  return settingOf(space, {
    ...Object.fromEntries(space.map((other) => [other.name, endsOf(other)[0]!])),
    ...set,
  });
}

function checkSetting(template: Template, setting: Setting): void {
  const words = listed(Object.entries(setting).map(([name, value]) => `${name} = ${value}`));
  within(`space, at ${words}`, () => checkStudy(studyOf(template, [runWith(template.run, setting)])));
}

/** What is wrong within a part is told with the name of the part. */
function within(part: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new RangeError(`${part}: ${messageOf(error).replace('runs[0]', 'run')}`, { cause: error });
  }
}

function checkWhole(path: string, value: number, smallest: number, why?: string): void {
  if (!Number.isSafeInteger(value) || value < smallest)
    throw new RangeError(`${path}: ${value} is not a whole number ≥ ${smallest}${why ? `, ${why}` : ''}`);
}

function checkOneOf(path: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value))
    throw new RangeError(`${path}: ${JSON.stringify(value)} is not one of ${allowed.join(', ')}`);
}
