/** From an author's props to the figure's configuration. Only the build needs it. */
import {
  checkNames,
  fieldsOf,
  idOf,
  intervalOf,
  listOf,
  numberOf,
  oneOf,
  textOf,
  type Fail,
} from '../../../lib/figure/build/author-props.ts';
import { equation } from '../../../lib/text/numbers.ts';
import type { Optimizer } from '../../../lib/training/spec.ts';
import { usualOptimizers } from '../../../lib/study/defaults.ts';
import {
  surfaceKnobs,
  surfaceNames,
  type SurfaceConfiguration,
  type SurfaceClaim,
  type SurfaceName,
  type SurfaceProps,
} from './configuration.ts';

const required = ['id', 'title', 'surface'];
const optional = [
  ...['condition', 'start', 'optimizer', 'learningRate', 'steps', 'knobs', 'x', 'y', 'claim', 'finding'],
];
const usualCondition = 10;
const usualSteps = 100;
/** The book has so many colours. */
const mostPaths = 6;

/** Where to look at each surface, where to begin, and a step that gets somewhere. */
const usual: Record<SurfaceName, Pick<SurfaceConfiguration, 'x' | 'y' | 'start'> & { learningRate: number }> =
  {
    quadratic: { x: [-3, 3], y: [-1.5, 1.5], start: { x: -2.5, y: 1 }, learningRate: 0.1 },
    goh: { x: [-2, 2], y: [-0.267, 1.067], start: { x: -1.21, y: 0.853 }, learningRate: 0.004 },
    beale: { x: [-1, 4.5], y: [-1, 1.5], start: { x: 1, y: 1.2 }, learningRate: 0.01 },
    saddle: { x: [-3, 3], y: [-1.5, 1.5], start: { x: -2.5, y: 0.01 }, learningRate: 0.1 },
  };

export function surfaceConfiguration(props: SurfaceProps, fail: Fail): SurfaceConfiguration {
  checkNames({ ...props }, { required, optional }, fail);
  idOf(props.id, fail);
  if (props.finding !== undefined && props.finding !== 'none')
    fail('finding', 'finding: only "none" is allowed.');
  const name = oneOf('surface', props.surface, surfaceNames, fail);
  if (props.condition !== undefined && name !== 'quadratic')
    fail('condition', `condition: it is of "quadratic"; ${name} has none.`);
  const [x, y] = (['x', 'y'] as const).map((prop) =>
    intervalOf(prop, props[prop] ?? usual[name][prop], fail),
  ) as [[number, number], [number, number]];
  const walks = walksOf(props, usual[name].learningRate, fail);
  const configuration: SurfaceConfiguration = {
    title: textOf('title', props.title, fail),
    surface:
      name === 'quadratic'
        ? {
            name,
            condition: numberOf('condition', props.condition ?? usualCondition, { from: 1, to: 1000 }, fail),
          }
        : { name },
    start: startOf(props.start ?? usual[name].start, { x, y }, fail),
    walks,
    steps: numberOf('steps', props.steps ?? usualSteps, { from: 1, to: 10_000, whole: true }, fail),
    knobs: [...new Set(props.knobs ?? [])].map((knob) => oneOf('knobs', knob, surfaceKnobs, fail)),
    x,
    y,
    claim: props.claim === undefined ? null : claimOf(props.claim, walks, fail),
  };
  checkKnobs(configuration, fail);
  return configuration;
}

function startOf(
  given: unknown,
  { x, y }: Pick<SurfaceConfiguration, 'x' | 'y'>,
  fail: Fail,
): SurfaceConfiguration['start'] {
  const point = fieldsOf('start', given, ['x', 'y'], fail);
  const within = (axis: 'x' | 'y', [from, to]: readonly [number, number]) =>
    numberOf(`start.${axis}`, point[axis], { from, to }, fail);
  return { x: within('x', x), y: within('y', y) };
}

/** A path for each optimiser, or for each learning rate. */
function walksOf(props: SurfaceProps, usualRate: number, fail: Fail): SurfaceConfiguration['walks'] {
  const optimizers = listOf<Optimizer | Optimizer['kind']>(
    (props.optimizer as Optimizer | undefined) ?? 'sgd',
  ).map((given) => optimizerOf(given, fail));
  const rates = listOf<number>((props.learningRate as number | undefined) ?? usualRate).map((rate) =>
    numberOf('learningRate', rate, { from: 0, to: 1000 }, fail),
  );
  if (optimizers.length > 1 && rates.length > 1)
    fail('learningRate', 'several learning rates are compared for one optimizer only.');
  if (optimizers.length * rates.length > mostPaths)
    fail('optimizer', `${optimizers.length * rates.length} paths are more than ${mostPaths}.`);
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

function optimizerOf(given: Optimizer | Optimizer['kind'], fail: Fail): Optimizer {
  const kinds = Object.keys(usualOptimizers) as Optimizer['kind'][];
  if (typeof given === 'string') return usualOptimizers[oneOf('optimizer', given, kinds, fail)];
  const kind = oneOf('optimizer', (given as Optimizer | null)?.kind, kinds, fail);
  const whole = usualOptimizers[kind];
  const fields = fieldsOf('optimizer', given, Object.keys(whole) as (keyof Optimizer)[], fail);
  for (const [name, value] of Object.entries(fields))
    if (name.startsWith('beta')) numberOf(`optimizer.${name}`, value, { from: 0, to: 0.9999 }, fail);
  return { ...whole, ...given };
}

function checkKnobs({ knobs, walks, surface }: SurfaceConfiguration, fail: Fail): void {
  const several = new Set(walks.map(({ learningRate }) => learningRate)).size > 1;
  if (knobs.includes('learningRate') && several)
    fail('knobs', 'knobs: learningRate has several values here, so that the reader cannot set it.');
  if (knobs.includes('momentum') && !walks.some(({ optimizer }) => 'beta' in optimizer))
    fail('knobs', 'knobs: no path here has a momentum. There is one in momentum, nesterov and rmsprop.');
  if (knobs.includes('condition') && surface.name !== 'quadratic')
    fail('knobs', `knobs: condition is of "quadratic"; ${surface.name} has none.`);
}

function claimOf(given: SurfaceClaim, walks: SurfaceConfiguration['walks'], fail: Fail): SurfaceClaim {
  const fields: Record<string, unknown> = fieldsOf(
    'claim',
    given,
    ['below', 'within', 'lowest', 'diverges'],
    fail,
  );
  const kinds = ['below', 'lowest', 'diverges'].filter((kind) => fields[kind] !== undefined);
  if (kinds.length !== 1) fail('claim', 'claim: it needs one of below, lowest, diverges.');
  if (kinds[0] === 'below') numberOf('claim.below', fields['below'], {}, fail);
  if (fields['within'] !== undefined)
    numberOf('claim.within', fields['within'], { from: 0, whole: true }, fail);
  const named = fields['lowest'] ?? fields['diverges'];
  const places = walks.flatMap(({ name, learningRate }) => [name, learningRate]);
  if (named !== undefined && named !== false && !places.includes(named as string))
    fail(
      'claim',
      `claim.${kinds[0]}: there is no path ${JSON.stringify(named)}. Allowed: ${walks.map(({ name }) => name).join(', ')}.`,
    );
  return given;
}
