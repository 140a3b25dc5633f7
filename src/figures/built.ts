/** The catalogue as the build, the tests and the scripts need it: every figure at once, and with its code. */
import type { AnyFigure } from '../lib/figure/contract/define.ts';
import type { Catalogue } from '../lib/figure/build/placement.ts';
import { byName } from './catalogue.ts';

const figureModules = import.meta.glob<AnyFigure>(['./*/*.ts', '!./kinds/*'], {
  import: 'default',
  eager: true,
});

/** The book's figures by name. */
export const figures: Catalogue = byName(figureModules);

const judges = byName(import.meta.glob<string>('./*/*.ts', { query: '?judge', import: 'default' }));
const judgesOfMeasures = byName(
  import.meta.glob<string>('./*/*.ts', { query: '?judge-measures', import: 'default' }),
);

/**
 * What decides, besides the results, whether the finding of a figure of this name holds: its code, and how it is
 * configured.
 */
export const judgeOf = async (name: string, configuration?: object): Promise<string> =>
  JSON.stringify([await judges[name]!(), decidingIn(configuration)]);

/** The same of what its measures are. */
export const judgeOfMeasures = async (name: string, configuration?: object): Promise<string> =>
  JSON.stringify([await judgesOfMeasures[name]!(), decidingIn(configuration)]);

/** A configuration without its title, and without the share of seeds that is claimed: they decide nothing. */
function decidingIn(configuration: { claim?: object | null } = {}): object {
  const { claim } = configuration;
  return { ...configuration, title: undefined, claim: claim && { ...claim, atLeast: undefined } };
}
