/**
 * Schemas of what authors write. From one schema come its type, its check, what is said of a mistake, the page for authors
 * and what an editor completes (a comment above a key is shown there and on the page).
 *
 * Zod is Astro's, `astro/zod`: the package depends on it, and content collections take no other. It is for the build only;
 * a figure in the browser is given what the build has checked.
 */
import { z } from 'astro/zod';

export type Schema = z.core.$ZodType;

/** One thing, or a list of such. */
export const oneOrMany = <S extends z.ZodType>(one: S) => z.union([one, z.array(one)]);

/** One thing or a list of them, as a list. */
export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** A text with something in it. */
export const text = z.string().regex(/\S/).describe('a text');

/** What ids and links can hold: small letters, digits and hyphens, a letter first. */
export const identifier = z
  .string()
  .regex(/^[a-z][a-z\d-]*$/)
  .describe('small letters, digits and hyphens, as in "weight-decay-sweep"');

/** Where an axis or a range begins and ends. */
export const interval = z
  .tuple([z.number(), z.number()])
  .refine(([from, to]) => from < to)
  .describe('two ascending numbers, as in [0, 1]');

/** The schema as one of Zod's kinds, told apart by `type`. */
export const definitionOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def;

/** The schema within what only says that it may be left out, or what becomes of it. */
export function bare(schema: Schema): Schema {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return bare(definition.innerType);
    case 'pipe':
      return bare(definition.in);
    default:
      return schema;
  }
}

/** The schemas of which a value must meet one. */
export function alternativesOf(schema: Schema): Schema[] {
  const definition = definitionOf(bare(schema));
  return definition.type === 'union' ? definition.options.flatMap(alternativesOf) : [bare(schema)];
}

/** The schema of what stands under a key; none if there is none. */
export function partOf(schema: Schema, key: PropertyKey): Schema[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return Object.hasOwn(definition.shape, key) ? [definition.shape[key as string]!] : [];
    case 'array':
      return [definition.element];
    case 'record':
      return [definition.valueType];
    default:
      return [];
  }
}

/** The names, if the schema is a list of them; otherwise none. */
export function namesIn(schema: Schema): string[] {
  const definition = definitionOf(schema);
  if (definition.type === 'enum') return Object.values(definition.entries).map(String);
  if (definition.type === 'literal') return definition.values.map(String);
  return [];
}

export function keysIn(schema: Schema): string[] {
  const definition = definitionOf(schema);
  return definition.type === 'object' ? Object.keys(definition.shape) : [];
}
