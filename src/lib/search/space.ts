/** Where a search looks: the parameters of a setting, each with its range and its scale. */
import { exp, log } from '../math/elementary.ts';
import { plain } from '../text/numbers.ts';
import { suggest } from '../text/suggest.ts';
import { counted, listed } from '../text/words.ts';

export type Space = readonly Parameter[];
export type Parameter = RealParameter | IntegerParameter | ChoiceParameter;
export type Value = number | string | boolean;

interface Named {
  name: string;
  /** Asked for only where another parameter, a choice, has one of these values. */
  when?: { parameter: string; is: readonly Value[] };
}

export interface RealParameter extends Named {
  kind: 'real';
  low: number;
  /** Included. */
  high: number;
  /** What is spread evenly: the value, its logarithm, or the logarithm of one minus the value (β: .9, .99, .999). */
  scale: 'linear' | 'log' | 'one-minus-log';
}

export interface IntegerParameter extends Named {
  kind: 'integer';
  low: number;
  /** Included. */
  high: number;
  scale: 'linear' | 'log';
}

export interface ChoiceParameter extends Named {
  kind: 'choice';
  options: readonly Value[];
}

/** A value for each parameter that is active; what is not asked for is absent. */
export type Setting = Readonly<Record<string, Value>>;

/** A place in the unit cube, `[parameters]`, each coordinate in [0, 1]. */
export type Point = ArrayLike<number>;

/** The coordinate of a parameter that a setting does not have. */
const MIDDLE = 0.5;

/** An integer k stands for all numbers that round to it. */
const HALF = 0.5;

// ---------------------------------------------------------------- what is active

/** Whether a setting with these values asks for the parameter: whether its condition holds, and its condition's own. */
export function isActive(
  space: Space,
  { when }: Parameter,
  values: Readonly<Record<string, Value | undefined>>,
): boolean {
  if (!when) return true;
  const decides = parameterOf(space, when.parameter);
  const value = values[decides.name];
  return value !== undefined && when.is.includes(value) && isActive(space, decides, values);
}

function parameterOf(space: Space, name: string): Parameter {
  const found = space.find((parameter) => parameter.name === name);
  if (!found) throw new RangeError(unknown(space, name));
  return found;
}

/** The values of those parameters that are active. */
export function settingOf(space: Space, values: Setting): Setting {
  const active = space.filter((parameter) => isActive(space, parameter, values));
  return Object.fromEntries(active.map(({ name }) => [name, values[name]!]));
}

/** Two settings are the same if and only if their keys are. */
export const keyOf = (space: Space, setting: Setting): string =>
  JSON.stringify(space.map(({ name }) => setting[name] ?? null));

// ---------------------------------------------------------------- the unit cube

/**
 * The setting at a point of the unit cube. Reals are spread as their scale says; linear integers and choices have cells of
 * equal width, an integer on a log axis the cell from log(k − ½) to log(k + ½).
 */
export function fromUnit(space: Space, point: Point): Setting {
  return settingOf(
    space,
    Object.fromEntries(space.map((parameter, i) => [parameter.name, valueAt(parameter, point[i]!)])),
  );
}

/** The point of a setting: of integers and choices the middle of their cells, of what is not asked for the middle. */
export function toUnit(space: Space, setting: Setting): Float64Array {
  const point = new Float64Array(space.length);
  space.forEach((parameter, i) => {
    const value = setting[parameter.name];
    point[i] = value === undefined ? MIDDLE : coordinateOf(parameter, value);
  });
  return point;
}

function valueAt(parameter: Parameter, coordinate: number): Value {
  if (parameter.kind === 'choice') return parameter.options[cellAt(coordinate, parameter.options.length)]!;
  const { low, high, scale } = parameter;
  if (parameter.kind === 'real') return within(unbend(scale, between(parameter, coordinate)), low, high);
  if (scale === 'linear') return low + cellAt(coordinate, high - low + 1);
  return within(Math.round(unbend(scale, between(aroundIntegers(parameter), coordinate))), low, high);
}

function coordinateOf(parameter: Parameter, value: Value): number {
  if (parameter.kind === 'choice')
    return (parameter.options.indexOf(value) + HALF) / parameter.options.length;
  const { kind, low, high, scale } = parameter;
  const number = Number(value);
  if (kind === 'real') return within(share(parameter, bend(scale, number)), 0, 1);
  if (scale === 'linear') return (number - low + HALF) / (high - low + 1);
  const middle = (bend(scale, number - HALF) + bend(scale, number + HALF)) / 2;
  return share(aroundIntegers(parameter), middle);
}

type Axis = Pick<RealParameter, 'low' | 'high' | 'scale'>;

/** The axis on which every integer has the numbers that round to it. */
const aroundIntegers = ({ low, high, scale }: IntegerParameter): Axis => ({
  low: low - HALF,
  high: high + HALF,
  scale,
});

/** From a value to where it stands on its scale. */
function bend(scale: Axis['scale'], value: number): number {
  if (scale === 'linear') return value;
  return scale === 'log' ? log(value) : -log(1 - value);
}

function unbend(scale: Axis['scale'], bent: number): number {
  if (scale === 'linear') return bent;
  return scale === 'log' ? exp(bent) : 1 - exp(-bent);
}

function between({ low, high, scale }: Axis, coordinate: number): number {
  const [from, to] = [bend(scale, low), bend(scale, high)];
  return from + coordinate * (to - from);
}

function share({ low, high, scale }: Axis, bent: number): number {
  const [from, to] = [bend(scale, low), bend(scale, high)];
  return (bent - from) / (to - from);
}

/** The part of its axis in which a coordinate means the same integer or choice; null for a real parameter. */
export function cellAround(parameter: Parameter, coordinate: number): [from: number, to: number] | null {
  if (parameter.kind === 'real') return null;
  if (parameter.kind === 'integer' && parameter.scale === 'log') {
    const integer = Number(valueAt(parameter, coordinate));
    const edge = (value: number) => share(aroundIntegers(parameter), bend('log', value));
    return [edge(integer - HALF), edge(integer + HALF)];
  }
  const count = parameter.kind === 'choice' ? parameter.options.length : parameter.high - parameter.low + 1;
  const cell = cellAt(coordinate, count);
  return [cell / count, (cell + 1) / count];
}

/** Of `count` cells of equal width the one with the coordinate; 1 is in the last. */
const cellAt = (coordinate: number, count: number) => Math.min(Math.floor(coordinate * count), count - 1);

/** What rounding has put beyond an end is put back. */
const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

// ---------------------------------------------------------------- how many settings

/** How many different settings there are; infinitely many with a real parameter. */
export function settingsIn(space: Space): number {
  const withoutCondition = space.filter(({ when }) => !when);
  return product(withoutCondition.map((parameter) => valuesBelow(space, parameter)));
}

/** How many values a parameter has, together with the parameters that are asked for because of them. */
function valuesBelow(space: Space, parameter: Parameter): number {
  if (parameter.kind === 'real') return Infinity;
  if (parameter.kind === 'integer') return parameter.high - parameter.low + 1;
  const decided = space.filter(({ when }) => when?.parameter === parameter.name);
  const ways = parameter.options.map((option) =>
    product(
      decided.filter(({ when }) => when!.is.includes(option)).map((other) => valuesBelow(space, other)),
    ),
  );
  return ways.reduce((sum, count) => sum + count, 0);
}

const product = (counts: readonly number[]) => counts.reduce((all, count) => all * count, 1);

// ---------------------------------------------------------------- checks

/** Throws a `RangeError` at the first thing that is wrong, naming the parameter, what was given and what is allowed. */
export function checkSpace(space: Space): void {
  if (space.length === 0) throw new RangeError('A space must have at least one parameter.');
  space.forEach((parameter, i) => {
    if (space.findIndex(({ name }) => name === parameter.name) < i)
      throw new RangeError(
        `A space must have one parameter of each name, not two called "${parameter.name}".`,
      );
    if (parameter.kind === 'choice') checkOptions(parameter);
    else checkRange(parameter);
  });
  for (const parameter of space) checkCondition(space, parameter);
}

/** Throws a `RangeError` if there are fewer settings than trials: some would have to be tried twice. */
export function checkTrials(space: Space, trials: number): void {
  const settings = settingsIn(space);
  if (settings < trials)
    throw new RangeError(
      `${counted(trials, 'trial')} cannot all differ: the space of ${listed(space.map(({ name }) => name))} has ${counted(settings, 'setting')}.`,
    );
}

function checkOptions({ name, options }: ChoiceParameter): void {
  if (options.length === 0) throw new RangeError(`${name} must have at least one option.`);
  if (new Set(options).size < options.length)
    throw new RangeError(`${name} must have each option once, not ${listed(options.map(String))}.`);
}

function checkRange(parameter: RealParameter | IntegerParameter): void {
  const { kind, name, low, high, scale } = parameter;
  const range = `not ${plain(low)} to ${plain(high)}`;
  const isAllowed = kind === 'integer' ? Number.isSafeInteger : Number.isFinite;
  if (!isAllowed(low) || !isAllowed(high))
    throw new RangeError(
      `${name} must range over ${kind === 'integer' ? 'whole' : 'finite'} numbers, ${range}.`,
    );
  if (kind === 'integer' ? low > high : low >= high)
    throw new RangeError(`${name} has an empty range: low must be less than high, ${range}.`);
  if (scale === 'log' && low <= 0)
    throw new RangeError(
      `${name} is on a log axis, which does not reach 0: low must be more than 0, ${range}.`,
    );
  if (scale === 'one-minus-log' && high >= 1)
    throw new RangeError(
      `${name} is on a one-minus-log axis, which does not reach 1: high must be less than 1, ${range}.`,
    );
}

function checkCondition(space: Space, { name, when }: Parameter): void {
  if (!when) return;
  const decides = space.find((parameter) => parameter.name === when.parameter);
  if (!decides) throw new RangeError(`${name} depends on ${unknown(space, when.parameter)}`);
  if (decides.kind !== 'choice')
    throw new RangeError(
      `${name} must depend on a choice, not on ${decides.name}, which is ${decides.kind}.`,
    );
  const allowed = decides.options.map(String);
  if (when.is.length === 0)
    throw new RangeError(
      `${name} must name the values of ${decides.name} it is asked for: ${listed(allowed, 'or')}.`,
    );
  for (const value of when.is)
    if (!decides.options.includes(value))
      throw new RangeError(
        `${name} is asked for where ${decides.name} is ${value}. ${suggest(`${value}`, allowed)}`,
      );
  checkNotCircular(space, name);
}

/** Follows conditions upwards: whoever comes back to where they were, or walks further than there are parameters, circles. */
function checkNotCircular(space: Space, name: string): void {
  const path = [name];
  for (let next = above(space, name); next !== undefined; next = above(space, next)) {
    if (path.includes(next))
      throw new RangeError(`Conditions must not go in a circle: ${[...path, next].join(' depends on ')}.`);
    path.push(next);
  }
}

const above = (space: Space, name: string) =>
  space.find((parameter) => parameter.name === name)?.when?.parameter;

const unknown = (space: Space, name: string) =>
  `"${name}", which the space does not have. ${suggest(
    name,
    space.map((parameter) => parameter.name),
  )}`;
