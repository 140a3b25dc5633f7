/** A setting, put into a run. */
import { usualInitializers, usualOptimizers, usualSchedules } from '../../study/defaults.ts';
import { suggest } from '../../text/suggest.ts';
import type { Run } from '../../training/spec.ts';
import type { Setting, Value } from '../space.ts';

/** What has parts is called by its name, and is then as it usually is. */
const byName: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  optimizer: usualOptimizers,
  initializer: usualInitializers,
  schedule: usualSchedules,
};

/**
 * The run with a setting. What a parameter sets is said by its name, a path of the run:
 *
 * - `learningRate`, `activation`, `optimizer.beta`: the value there.
 * - `optimizer`, `initializer`, `schedule`: by name, "adam" or "cosine", with what is usual for the rest of it
 *   (study/defaults.ts). A part of it, `optimizer.beta`, can be set besides.
 * - `hidden`: the width of all hidden layers; `hidden.1`: that of the second; `hidden.length`: how many there are, each as
 *   wide as the last one of the template.
 *
 * Throws a `RangeError` at a name that is no path of the run.
 */
export function runWith(run: Run, setting: Setting): Run {
  const copy = structuredClone(run);
  for (const [name, value] of Object.entries(setting).sort(([a], [b]) => rankOf(a) - rankOf(b)))
    put(copy, name, value);
  return copy;
}

/** The whole before its parts, and the number of layers before the width of one. */
const rankOf = (name: string) => 2 * name.split('.').length - (name.endsWith('.length') ? 1 : 0);

function put(run: Run, name: string, value: Value): void {
  const named = byName[name];
  if (named) Object.assign(run, { [name]: structuredClone(namedBy(named, name, value)) });
  else if (name === 'hidden') run.hidden = run.hidden.map(() => Number(value));
  else if (name === 'hidden.length') {
    const width = run.hidden.at(-1);
    if (width === undefined)
      throw new RangeError('hidden.length: the run has no layer whose width others could have.');
    run.hidden = Array.from({ length: Number(value) }, (_, layer) => run.hidden[layer] ?? width);
  } else putAt(run, name, value);
}

function namedBy(named: Readonly<Record<string, object>>, path: string, value: Value): object {
  const found = Object.hasOwn(named, String(value)) ? named[String(value)] : undefined;
  if (!found)
    throw new RangeError(
      `${path}: there is none called "${value}". ${suggest(String(value), Object.keys(named))}`,
    );
  return found;
}

/** Puts a value where there is one already. */
function putAt(run: Run, name: string, value: Value): void {
  const path = name.split('.');
  const last = path.pop()!;
  const holder = path.reduce<unknown>((part, key) => (isHolder(part) ? part[key] : undefined), run);
  if (!isHolder(holder) || !Object.hasOwn(holder, last) || isHolder(holder[last]))
    throw new RangeError(`${name}: a run has nothing of that name here. ${suggest(name, pathsOf(run))}`);
  holder[last] = value;
}

type Holder = Record<string, unknown>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** All names that a parameter may have, as the run is now. */
function pathsOf(run: Run): string[] {
  const below = (value: unknown, path: string): string[] =>
    isHolder(value) ? Object.entries(value).flatMap(([key, part]) => below(part, `${path}.${key}`)) : [path];
  const parts = Object.entries(run).flatMap(([key, part]) => below(part, key));
  return [...new Set([...parts, ...Object.keys(byName), 'hidden', 'hidden.length'])].filter(
    (path) => path !== 'seed',
  );
}
