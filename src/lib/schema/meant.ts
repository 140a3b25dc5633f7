/** Which of the kinds of value that a schema allows is meant by a value that may be none of them. */
import { alternativesOf, bare, definitionOf, keysIn, partOf, type Schema } from './schema.ts';

/** A value and the schema that it should meet. */
export interface Schemed {
  schema: Schema;
  value: unknown;
}

type Path = readonly PropertyKey[];

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

/** The schemas of what stands at a place; where there are several kinds on the way, of the kind that is meant. */
export function schemasAt({ schema, value }: Schemed, [key, ...rest]: Path): Schema[] {
  if (key === undefined) return [bare(schema)];
  const kinds = alternativesOf(schema);
  const meant = meantBy(value, kinds);
  return (meant.length > 0 ? meant : kinds)
    .flatMap((kind) => partOf(kind, key))
    .flatMap((part) => schemasAt({ schema: part, value: valueAt(value, [key]) }, rest));
}

/** Of the kinds that are allowed at a place those that are like the value there. */
export const alikeAt = (whole: Schemed, path: Path): Schema[] =>
  schemasAt(whole, path)
    .flatMap(alternativesOf)
    .filter((kind) => isLike(kind, valueAt(whole.value, path)));

/** Of those the ones that are meant. */
export const meantAt = (whole: Schemed, path: Path): Schema[] =>
  meantBy(valueAt(whole.value, path), alikeAt(whole, path));

/** Of several kinds of object those are meant whose first key is there, with the kind's own value if it has one. */
function meantBy(value: unknown, kinds: readonly Schema[]): Schema[] {
  const alike = kinds.filter((kind) => isLike(kind, value));
  if (alike.length < 2) return alike;
  return alike.filter((kind) => {
    const [key = ''] = keysIn(kind);
    const given = valueAt(value, [key]);
    const own = partOf(kind, key).flatMap(literalsIn);
    return given !== undefined && (own.length === 0 || own.includes(given));
  });
}

function literalsIn(schema: Schema): unknown[] {
  const definition = definitionOf(schema);
  return definition.type === 'literal' ? definition.values : [];
}

/** Whether a value is of the kind that the schema is about, be it right or wrong. */
export function isLike(schema: Schema, value: unknown): boolean {
  switch (definitionOf(schema).type) {
    case 'enum':
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
    case 'tuple':
      return Array.isArray(value);
    case 'object':
    case 'record':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return false;
  }
}
