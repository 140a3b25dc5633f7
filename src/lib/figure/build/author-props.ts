/** Reads what an author wrote into a component: each wrong value is told with its prop and what is allowed. */
import { suggest } from './placement.ts';

/** Throws an Error that names file, line and component; `prop` is where the mistake was written. */
export type Fail = (prop: string, message: string) => never;

const show = (value: unknown) => JSON.stringify(value) ?? String(value);

/** Props that every component may have besides its own. */
const given = ['source', 'class'];

/** Refuses props that the component does not have, and misses those that it must have. */
export function checkNames(
  props: Readonly<Record<string, unknown>>,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
  fail: Fail,
): void {
  for (const name of Object.keys(props))
    if (![...required, ...optional, ...given].includes(name))
      fail(name, `there is no prop "${name}". ${suggest(name, [...required, ...optional])}`);
  for (const name of required) if (props[name] === undefined) fail(name, `it needs a ${name}.`);
}

/** One of the names that are allowed. */
export function oneOf<T extends string>(prop: string, value: unknown, allowed: readonly T[], fail: Fail): T {
  if (!allowed.includes(value as T))
    fail(
      prop,
      `${prop}: ${typeof value === 'string' ? `there is no "${value}"` : `${show(value)} is no name`}. ${suggest(String(value), allowed)}`,
    );
  return value as T;
}

/** An object with no other fields than these. `prop` may be a path, as "base.optimizer": the prop is its beginning. */
export function fieldsOf<T extends string>(
  path: string,
  value: unknown,
  allowed: readonly T[],
  fail: Fail,
): Partial<Record<T, unknown>> {
  const prop = path.split('.')[0]!;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(prop, `${path}: ${show(value)} is not an object with ${allowed.join(', ')}.`);
  for (const name of Object.keys(value))
    if (!allowed.includes(name as T)) fail(prop, `${path}: there is no "${name}". ${suggest(name, allowed)}`);
  return value;
}

/** A text with something in it. */
export function textOf(prop: string, value: unknown, fail: Fail): string {
  if (typeof value !== 'string' || value.trim() === '') fail(prop, `${prop}: ${show(value)} is no text.`);
  return value as string;
}

/** What ids and links can hold: small letters, digits and hyphens, a letter first. */
export function idOf(value: unknown, fail: Fail): string {
  if (typeof value !== 'string' || !/^[a-z][a-z\d-]*$/.test(value))
    fail('id', `id: ${show(value)} is not small letters, digits and hyphens, as in "weight-decay-sweep".`);
  return value as string;
}

/** A finite number within bounds, both ends included. */
export function numberOf(
  path: string,
  value: unknown,
  { from = -Infinity, to = Infinity, whole = false }: { from?: number; to?: number; whole?: boolean },
  fail: Fail,
): number {
  const kind = whole ? 'a whole number' : 'a number';
  const fits = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!fits || (value as number) < from || (value as number) > to)
    fail(
      path.split('.')[0]!,
      `${path}: ${show(value)} is not ${kind}${from > -Infinity || to < Infinity ? ` in [${from}, ${to}]` : ''}.`,
    );
  return value as number;
}

/** Two ascending numbers. */
export function intervalOf(path: string, value: unknown, fail: Fail): [number, number] {
  if (
    !Array.isArray(value) ||
    value.length !== 2 ||
    !value.every(Number.isFinite) ||
    (value as number[])[0]! >= (value as number[])[1]!
  )
    fail(path.split('.')[0]!, `${path}: ${show(value)} is not two ascending numbers, as in [0, 1].`);
  return value as [number, number];
}

/** One thing or a list of them, as a list. */
export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];
