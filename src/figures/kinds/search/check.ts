/** From an author's props to the figure's configuration. Only the build needs it. */
import { settledProps, type Fail, type Written } from '../../../lib/figure/build/author-props.ts';
import { listOf } from '../../../lib/schema/schema.ts';
import { checkCount } from '../common/knobs.ts';
import { budgetOf, dataOf, knobsOf, lossOf } from '../training/check.ts';
import { checkRanges } from '../training/check/knobs.ts';
import type { KnobName } from '../training/hyperparameters.ts';
import { checkClaim } from './check/claim.ts';
import { spaceOf } from './check/space.ts';
import { checkRuns } from './check/runs.ts';
import type { SearchConfiguration, Settled } from './configuration.ts';
import { nameOf, type SearchedName } from './parameters.ts';
import { searchProps, whichSearch } from './props.ts';
import { configuredSearchers } from './searchers.ts';

export function searchConfiguration(props: Written, fail: Fail): SearchConfiguration {
  const given = settledProps(searchProps, props, fail);
  const { title, base, seed, searches, workers, objective, starts, claim } = given;
  const data = dataOf({ data: given.data, sweep: {} }, fail);
  const space = spaceOf(given.space, Object.keys(props['space'] ?? {}), fail);
  const { knobs, ranges, choosesSearch } = turnableOf(given.knobs);
  const configuration: SearchConfiguration = {
    ...{ title, data, base, space, knobs, ranges, choosesSearch },
    ...{ seed, searches, workers, objective, starts },
    loss: lossOf(data),
    budget: budgetOf({ ...given, sweep: {}, settings: {} }, fail),
    named: {},
    searchers: configuredSearchers(listOf(given.searchers), given.trials),
    show: listOf(given.show),
    axes: axesOf(
      given.axes,
      space.map(({ name }) => nameOf(name)),
      fail,
    ),
    claim: claim ?? null,
  };
  checkNames(configuration, fail);
  checkBase(configuration, fail);
  checkKnobs(configuration, fail);
  checkRanges(configuration, fail);
  checkRuns(configuration, fail);
  if (claim) checkClaim(claim, configuration, fail);
  return configuration;
}

/** `search` is no knob of what is trained. */
function turnableOf(given: Settled['knobs']) {
  if (Array.isArray(given))
    return {
      ...knobsOf(given.filter((name): name is KnobName => name !== whichSearch)),
      choosesSearch: given.includes(whichSearch),
    };
  const { [whichSearch]: chosen, ...others } = given;
  return { ...knobsOf(others), choosesSearch: chosen !== undefined };
}

function axesOf(
  given: Settled['axes'],
  searched: readonly SearchedName[],
  fail: Fail,
): SearchConfiguration['axes'] {
  const missing = given?.find((name) => !searched.includes(name));
  if (missing) fail('axes', `axes: ${missing} is not searched. Allowed: ${searched.join(', ')}.`);
  return given ?? searched.slice(0, 2);
}

/** Claims, measures and lines call searchers by their names. */
function checkNames({ searchers }: SearchConfiguration, fail: Fail): void {
  searchers.forEach(({ key, name }, i) => {
    const isTaken = searchers.slice(0, i).some((other) => other.key === key || other.name === name);
    if (isTaken)
      fail(
        'searchers',
        `searchers: two are called "${key}". Give one a name, as in { kind: "${key}", name: "…" }.`,
      );
  });
  if (searchers.length === 0) fail('searchers', 'searchers: there must be at least one.');
}

/** What is found is of whole trials. */
function checkBase({ base }: SearchConfiguration, fail: Fail): void {
  if (base.earlyStopping)
    fail('base', 'base: trials are trained to their end, and earlyStopping ends them sooner. Leave it out.');
}

function checkKnobs(
  { knobs, choosesSearch, searches, space, budget }: SearchConfiguration,
  fail: Fail,
): void {
  checkCount(choosesSearch ? [...knobs, whichSearch] : knobs, fail);
  if (choosesSearch && searches === 1)
    fail('knobs', 'knobs: search chooses among several, and searches is 1.');
  for (const knob of knobs) {
    if (space.some(({ name }) => nameOf(name) === knob))
      fail('knobs', `knobs: ${knob} is searched, so that the reader cannot set it.`);
    if ((knob === 'steps' || knob === 'epochs') && !(knob in budget))
      fail('knobs', `knobs: the budget is in ${Object.keys(budget)[0]!}, not in ${knob}.`);
  }
}
