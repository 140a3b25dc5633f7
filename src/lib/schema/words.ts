/** What a schema allows, in words: in messages after “is not”, on the pages for authors as a prop's type. */
import { z } from 'astro/zod';
import { bare, definitionOf, keysIn, namesIn, type Schema } from './schema.ts';

/** The words of several schemas, of which one must be met. */
export function wordsForAny(schemas: readonly Schema[]): string {
  const objects = schemas.filter((schema) => keysIn(bare(schema)).length > 0);
  const several = objects.length > 1 ? [severalObjects(objects)] : [];
  const others = schemas.filter((schema) => several.length === 0 || !objects.includes(schema));
  const words = others.map((schema) => (isListOf(schema, schemas) ? 'a list of such' : wordsFor(schema)));
  return [...new Set([...words, ...several])].join(', or ');
}

/** Several kinds of object are told apart by their first keys, or by the value of the one that they share. */
function severalObjects(objects: readonly Schema[]): string {
  const keys = [...new Set(objects.map((schema) => keysIn(bare(schema))[0]!))];
  return `an object with ${oneOf(keys)}`;
}

function isListOf(schema: Schema, schemas: readonly Schema[]): boolean {
  const definition = definitionOf(bare(schema));
  return definition.type === 'array' && schemas.includes(definition.element);
}

/** "one of sgd, adam, or a list of such". A schema's own description goes before. */
export function wordsFor(given: Schema): string {
  const schema = bare(given);
  const { description } = z.globalRegistry.get(schema) ?? {};
  if (description) return description;
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'union':
      return wordsForAny(definition.options);
    case 'enum':
      return oneOf(namesIn(schema));
    case 'literal':
      return definition.values.map((value) => JSON.stringify(value)).join(', or ');
    case 'number':
      return numberWords(definition);
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'array':
      return `${listWords(definition)}, each ${wordsFor(definition.element)}`;
    case 'object':
      return `an object with ${keysIn(schema).join(', ')}`;
    case 'record':
      return 'an object';
    default:
      return 'a value';
  }
}

const oneOf = (names: readonly string[]) => (names.length === 1 ? names[0]! : `one of ${names.join(', ')}`);

const numerals = ['no', 'one', 'two', 'three'];

function listWords({ checks }: z.core.$ZodArrayDef): string {
  const least = checksIn(checks).find((one) => one.check === 'min_length')?.minimum;
  return least === undefined ? 'a list' : `a list of ${numerals[least] ?? least} values or more`;
}

/** "a whole number in [1, 20]", "a number in [0, 1)", "a number ≥ 0", "a number > 0". */
function numberWords(definition: z.core.$ZodNumberDef): string {
  const kind = 'format' in definition ? 'a whole number' : 'a number';
  const checks = checksIn(definition.checks);
  const least = checks.find((one) => one.check === 'greater_than');
  const most = checks.find((one) => one.check === 'less_than');
  if (!least) return kind;
  if (!most) return `${kind} ${least.inclusive ? '≥' : '>'} ${String(least.value)}`;
  const [open, close] = [least.inclusive ? '[' : '(', most.inclusive ? ']' : ')'];
  return `${kind} in ${open}${String(least.value)}, ${String(most.value)}${close}`;
}

const checksIn = (checks: readonly z.core.$ZodCheck[] = []) =>
  (checks as readonly z.core.$ZodChecks[]).map(({ _zod }) => _zod.def);
