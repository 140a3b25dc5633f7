/** From an author's props to the figure's configuration. Only the build needs it. */
import { z } from 'astro/zod';
import { settled, settledProps, type Fail, type Written } from '../../../lib/figure/build/author-props.ts';
import { listOf } from '../../../lib/schema/schema.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { equation } from '../../../lib/text/numbers.ts';
import type { Optimizer } from '../../../lib/training/spec.ts';
import { checkAreNames, checkCount } from '../common/knobs.ts';
import type { SurfaceClaim, SurfaceConfiguration, SurfaceName } from './configuration.ts';
import { surfaceProps } from './props.ts';

const usualCondition = 10;

/** Where to look at each surface, where to begin, and a step that gets somewhere. */
const usual: Record<SurfaceName, Pick<SurfaceConfiguration, 'x' | 'y' | 'start'> & { learningRate: number }> =
  {
    quadratic: { x: [-3, 3], y: [-1.5, 1.5], start: { x: -2.5, y: 1 }, learningRate: 0.1 },
    goh: { x: [-2, 2], y: [-0.267, 1.067], start: { x: -1.21, y: 0.853 }, learningRate: 0.004 },
    beale: { x: [-1, 4.5], y: [-1, 1.5], start: { x: 1, y: 1.2 }, learningRate: 0.01 },
    saddle: { x: [-3, 3], y: [-1.5, 1.5], start: { x: -2.5, y: 0.01 }, learningRate: 0.1 },
  };

export function surfaceConfiguration(props: Written, fail: Fail): SurfaceConfiguration {
  checkAreNames(props['knobs'], fail);
  const given = settledProps(surfaceProps, props, fail);
  const { title, surface: name, condition, steps, knobs, claim } = given;
  if (condition !== undefined && name !== 'quadratic')
    fail('condition', `condition: it is of "quadratic"; ${name} has none.`);
  const { x, y, start } = { ...usual[name], ...given };
  const walks = walksOf(given, usual[name].learningRate, fail);
  const configuration: SurfaceConfiguration = {
    title,
    surface: name === 'quadratic' ? { name, condition: condition ?? usualCondition } : { name },
    start: settled(z.object({ x: within(x), y: within(y) }), start, ['start'], fail),
    walks,
    steps,
    knobs: [...new Set(knobs)],
    x,
    y,
    claim: claim ?? null,
  };
  checkKnobs(configuration, fail);
  if (claim) checkClaim(claim, walks, fail);
  return configuration;
}

const within = ([from, to]: readonly [number, number]) => z.number().min(from).max(to);

/** A path for each optimiser, or for each learning rate. */
function walksOf(
  given: z.output<typeof surfaceProps>,
  usualRate: number,
  fail: Fail,
): SurfaceConfiguration['walks'] {
  const optimizers = listOf(given.optimizer);
  const rates = listOf(given.learningRate ?? usualRate);
  if (optimizers.length > 1 && rates.length > 1)
    fail('learningRate', 'several learning rates are compared for one optimizer only.');
  if (optimizers.length * rates.length > plot.mostSeries)
    fail('optimizer', `${optimizers.length * rates.length} paths are more than ${plot.mostSeries}.`);
  const walks = optimizers.flatMap((optimizer) =>
    rates.map((learningRate) => ({
      name: rates.length > 1 ? equation('α', learningRate) : optimizer.kind,
      optimizer,
      learningRate,
    })),
  );
  const names = walks.map(({ name }) => name);
  return walks.map((walk) => ({
    ...walk,
    // The same optimiser twice: told apart by what makes them differ.
    name:
      names.filter((name) => name === walk.name).length > 1
        ? `${walk.name}${parametersOf(walk.optimizer)}`
        : walk.name,
  }));
}

const parametersOf = (optimizer: Optimizer) =>
  'beta' in optimizer ? ` ${equation('β', optimizer.beta)}` : '';

function checkKnobs({ knobs, walks, surface }: SurfaceConfiguration, fail: Fail): void {
  checkCount(knobs, fail);
  const several = new Set(walks.map(({ learningRate }) => learningRate)).size > 1;
  if (knobs.includes('learningRate') && several)
    fail('knobs', 'knobs: learningRate has several values here, so that the reader cannot set it.');
  if (knobs.includes('momentum') && !walks.some(({ optimizer }) => 'beta' in optimizer))
    fail('knobs', 'knobs: no path here has a momentum. There is one in momentum, nesterov and rmsprop.');
  if (knobs.includes('condition') && surface.name !== 'quadratic')
    fail('knobs', `knobs: condition is of "quadratic"; ${surface.name} has none.`);
}

/** A claim about one path must name one that there is. */
function checkClaim(claim: SurfaceClaim, walks: SurfaceConfiguration['walks'], fail: Fail): void {
  if ('below' in claim) return;
  const [[kind, path]] = Object.entries(claim) as [[string, string | number | false]];
  const isThere = walks.some(({ name, learningRate }) => path === name || path === learningRate);
  if (path !== false && !isThere)
    fail(
      'claim',
      `claim.${kind}: there is no path ${JSON.stringify(path)}. Allowed: ${walks.map(({ name }) => name).join(', ')}.`,
    );
}
