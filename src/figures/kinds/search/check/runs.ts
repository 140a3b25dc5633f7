/** Whatever the searchers or the trainer would refuse is refused here, with the place in the lesson; so is what would take too long. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { checkSearch } from '../../../../lib/search/experiment/check.ts';
import { runWith } from '../../../../lib/search/experiment/setting.ts';
import type { Search } from '../../../../lib/search/experiment/spec.ts';
import { studyOf } from '../../../../lib/search/experiment/study.ts';
import { settingOf, type Parameter } from '../../../../lib/search/space.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import { counted } from '../../../../lib/text/words.ts';
import { productOf, workOf } from '../../../../lib/training/work.ts';
import { chosenKnobs } from '../../training/knobs.ts';
import { mostWork } from '../../training/check/work.ts';
import type { SearchConfiguration } from '../configuration.ts';
import { searchOf } from '../experiment.ts';
import { nameOf } from '../parameters.ts';

export function checkRuns(configuration: SearchConfiguration, fail: Fail): void {
  const search = searchOf(configuration, {});
  checkTold(search, configuration, (prop, words) => fail(prop, words));
  checkWork(search, fail);
  for (const [name, knob] of chosenKnobs(configuration))
    for (const end of knob.kind === 'slider' ? [knob.min, knob.max] : knob.options) {
      const there = searchOf(configuration, { [name]: end });
      const where = `knobs.${name}: at ${end} `;
      checkTold(there, configuration, (_, words) => fail('knobs', `${where}${words}`));
      if (name in configuration.ranges) checkWork(there, fail, where);
    }
}

/** Which prop a part of the search comes from. */
const propOf = { template: 'base', space: 'space', searches: 'searchers' } as const;

function checkTold(
  search: Search,
  { space, searchers, searches }: SearchConfiguration,
  tell: (prop: string, words: string) => never,
): void {
  try {
    checkSearch(search);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [, part, index, words] = /^(template|space|searches)(?:\[(\d+)\])?(?:, at .*?)?: (.*)$/s.exec(
      error.message,
    ) ?? [undefined, 'space', undefined, error.message];
    const named = space.reduce((told, { name }) => told.replaceAll(name, nameOf(name)), words!);
    if (/ trials cannot all differ/.test(named))
      return tell('trials', `trials: ${named} Or let each start fresh.`);
    const field = /^(data|budget)/.exec(named)?.[1];
    if (field) return tell(field === 'data' ? 'data' : 'epochs', named);
    const which = index === undefined ? '' : `${searchers[Math.floor(Number(index) / searches)]!.key}: `;
    const prop = propOf[part as keyof typeof propOf];
    tell(prop, `${prop}: ${which}${named.replace(/^run\./, '')}`);
  }
}

/** As if every trial were the largest of the space. */
function checkWork(search: Search, fail: Fail, where = ''): void {
  const trials = search.searches.reduce(
    (sum, { budget }) => sum + ('trials' in budget ? budget.trials : 0),
    0,
  );
  const largest = Math.max(
    ...cornersOf(search).map((run) => productOf(workOf(studyOf(search.template, [run]), run))),
  );
  if (trials * largest <= mostWork) return;
  fail(
    where ? 'knobs' : 'trials',
    `${where}${counted(trials, 'trial')} would take up to ${significant(trials * largest)} (steps × weights × examples of a step), ` +
      `of which ${significant(mostWork)} are allowed. Lower trials, searches, steps or epochs, or the units of the space.`,
  );
}

/** With every number at its greatest, and at its least: a batch that is small makes many steps. */
function cornersOf({ space, template }: Search) {
  const ends: ((parameter: Parameter) => number | string | boolean)[] = [
    (parameter) => (parameter.kind === 'choice' ? parameter.options.at(-1)! : parameter.high),
    (parameter) => (parameter.kind === 'choice' ? parameter.options[0]! : parameter.low),
  ];
  return ends.map((end) =>
    runWith(template.run, settingOf(space, Object.fromEntries(space.map((one) => [one.name, end(one)])))),
  );
}
