/** What is wrong with the knobs of a `<Training>`, and with the ranges that its author gives them. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { suggest } from '../../../../lib/text/suggest.ts';
import { checkCount } from '../../common/knobs.ts';
import type { KnobRange, TrainingConfiguration, Turnable } from '../configuration.ts';
import {
  exchangeableData,
  fieldOf,
  hyperparameters,
  isWords,
  type Hyperparameter,
  type KnobName,
} from '../hyperparameters.ts';
import { knobsOf } from '../knobs.ts';
import { settingAt } from '../study.ts';

/** What changes nothing in a linear model. */
const ofHiddenUnits = ['units', 'activation', 'normalization', 'shortcuts', 'dropout'];

export function checkKnobs(configuration: TrainingConfiguration, fail: Fail): void {
  const { knobs, sweeps, budget, data, base, named } = configuration;
  checkCount(knobs, fail);
  const swept = sweeps.map(({ name }): string => name);
  const all: string[] = [...knobs, ...swept];
  const isSaid = (field: string) => Object.values(named).some((changes) => field in changes);
  const isLinear = base.hidden.length === 0 && !all.includes('layers') && !swept.includes('hidden');
  for (const knob of knobs) {
    if (isLinear && !isSaid('hidden') && ofHiddenUnits.includes(knob))
      fail('knobs', `knobs: ${knob} is of hidden units, and base.hidden is []. Give it a layer, as in [8].`);
    if (swept.includes(knob)) fail('knobs', `knobs: ${knob} is swept, so that the reader cannot set it.`);
    if (isOverwritten(knob, configuration))
      fail('knobs', `knobs: ${knob} changes nothing: each of the settings, or the sweep, has its own.`);
    if ((knob === 'steps' || knob === 'epochs') && !(knob in budget))
      fail('knobs', `knobs: the budget is in ${Object.keys(budget)[0]!}, not in ${knob}.`);
  }
  if (knobs.includes('data') && !exchangeableData.some((name) => name === data.name))
    fail('knobs', `knobs: data can be changed among ${exchangeableData.join(', ')}, not from ${data.name}.`);
  if (knobs.includes('noise') && data.name === 'digits') fail('knobs', 'knobs: digits have no noise to set.');
  if (knobs.includes('shift') && data.name !== 'digits')
    fail('knobs', `knobs: shift is of digits; the data are ${data.name}.`);
  if (knobs.includes('clipNorm') && base.clipNorm === undefined)
    fail('knobs', 'knobs: clipNorm needs base.clipNorm, the norm at which the figure begins.');
  checkMomentum(all, base.optimizer.kind, fail);
}

function checkMomentum(changed: readonly string[], optimizer: string, fail: Fail): void {
  if (!changed.includes('momentum')) return;
  if (changed.includes('optimizer')) fail('knobs', 'momentum and optimizer cannot both be changed.');
  if (!['sgd', 'momentum', 'nesterov'].includes(optimizer))
    fail('base', `momentum is of sgd, momentum and nesterov; the optimizer is ${optimizer}.`);
}

/** Whether every run has a value of its own for it. */
function isOverwritten(knob: KnobName, { sweeps, named }: TrainingConfiguration): boolean {
  const field = fieldOf(knob);
  const settings = Object.values(named);
  return (
    (field === 'hidden' && sweeps.some(({ name }) => name === 'hidden')) ||
    (settings.length > 0 &&
      settings.every((changes) => Object.keys(changes).some((key) => fieldOf(key) === field)))
  );
}

/** A range is of the kind that its knob has, and the figure begins within it. */
export function checkRanges(configuration: Turnable, fail: Fail): void {
  const setting = settingAt(configuration, {});
  for (const [name, given] of Object.entries(configuration.ranges)) {
    const { range, read } = hyperparameters[name as keyof typeof hyperparameters];
    checkRange(name, given, range, fail);
    const initial = read(setting);
    const isWithin =
      typeof initial === 'number'
        ? initial >= Number(given[0]) && initial <= Number(given[1])
        : given.some((word) => word === initial);
    if (!isWithin)
      fail(
        'knobs',
        `knobs.${name}: ${JSON.stringify(given)} leaves out ${initial}, at which the figure begins.`,
      );
  }
}

function checkRange(name: string, given: KnobRange, range: Hyperparameter['range'], fail: Fail): void {
  const shown = JSON.stringify(given);
  if (!isWords(range)) {
    const [from, to] = given;
    if (typeof from !== 'number' || typeof to !== 'number')
      return fail('knobs', `knobs.${name}: ${shown} is not two ascending numbers, as in [0, 1].`);
    if (range.step >= 1 && ![from, to].every((end) => Number.isInteger(end) && end >= Math.min(range.min, 1)))
      fail('knobs', `knobs.${name}: ${shown} are not whole numbers ≥ ${Math.min(range.min, 1)}.`);
    return;
  }
  for (const word of given)
    if (!range.includes(String(word)))
      fail('knobs', `knobs.${name}: there is no ${JSON.stringify(word)}. ${suggest(String(word), range)}`);
}

/** Each knob at both of its ends, or at each of its words. */
export const turnedKnobs = (configuration: TrainingConfiguration): [KnobName, string | number][] =>
  Object.entries(knobsOf(configuration)).flatMap(([name, knob]) => {
    const values = knob.kind === 'slider' ? [knob.min, knob.max] : knob.kind === 'choice' ? knob.options : [];
    return values.map((value): [KnobName, string | number] => [name as KnobName, value]);
  });
