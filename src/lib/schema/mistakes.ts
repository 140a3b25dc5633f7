/** What is wrong with a value, in sentences that name the place, the value, what is allowed and the nearest name. */
import { z } from 'astro/zod';
import { suggest } from '../text/suggest.ts';
import { listed } from '../text/words.ts';
import { alikeAt, isLike, meantAt, schemasAt, valueAt, type Schemed } from './meant.ts';
import { alternativesOf, keysIn, namesIn, partOf, type Schema } from './schema.ts';
import { wordsForAny } from './words.ts';

export interface Mistake {
  /** The prop, or the field, in which it was made. */
  prop: string;
  /** `base.optimizer: there is no "adm". Did you mean "adam"? Allowed: …` */
  sentence: string;
}

/** A value that does not meet its schema, and where it stands in the whole. */
interface Place extends Schemed {
  path: readonly PropertyKey[];
  /** The key by which one of several kinds of object was chosen, with its value if that tells them apart. */
  chosenBy?: string;
}

/**
 * All mistakes in a value; none if it meets the schema. A misspelt name stands before what is missing for it.
 * @param path Where the value stands: `['knobs', 'rate']`.
 */
export function mistakesIn(schema: Schema, value: unknown, path: readonly string[] = []): Mistake[] {
  return mistakesAt({ schema, value, path });
}

function mistakesAt(place: Place): Mistake[] {
  const issues = z.safeParse(place.schema, place.value).error?.issues ?? [];
  const isUnknown = ({ code }: z.core.$ZodIssue) => code === 'unrecognized_keys';
  return [...issues.filter(isUnknown), ...issues.filter((issue) => !isUnknown(issue))].flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        unknownKey(key, meantAt(place, issue.path), [...place.path, ...issue.path]),
      );
    return issue.code === 'invalid_union' ? wrongKind(issue.path, place) : [wrongValue(issue.path, place)];
  });
}

function unknownKey(key: string, schemas: readonly Schema[], path: readonly PropertyKey[]): Mistake {
  const hint = suggest(key, schemas.flatMap(keysIn));
  return path.length === 0
    ? { prop: key, sentence: `there is no prop "${key}". ${hint}` }
    : said(path, `there is no "${key}". ${hint}`);
}

function wrongValue(path: readonly PropertyKey[], { schema, value, path: before, chosenBy }: Place): Mistake {
  const schemas = schemasAt({ schema, value }, path);
  const place = [...before, ...path];
  const given = valueAt(value, path);
  if (given === undefined) return missing(place, wordsForAny(schemas), chosenBy);
  if (given === '') return said(place, '"" is empty.');
  const kinds = schemas.flatMap(alternativesOf);
  const names = kinds.flatMap(namesIn);
  if (typeof given === 'string' && names.length === 1) return said(place, `only "${names[0]!}" is allowed.`);
  if (typeof given === 'string' && names.length > 1)
    return said(place, `there is no "${given}". ${suggest(given, names)}`);
  const alike = kinds.filter((one) => isLike(one, given));
  return said(place, `${show(given)} is not ${wordsForAny(alike.length > 0 ? alike : schemas)}.`);
}

function missing(path: readonly PropertyKey[], words: string, chosenBy?: string): Mistake {
  const needs = `it needs "${String(path.at(-1))}", ${words}.`;
  const { sentence } = said(path.slice(0, -1), chosenBy ? `with ${chosenBy} ${needs}` : needs);
  return { prop: String(path[0]), sentence };
}

/** What is wrong with a value that may be of several kinds: with the kind that is meant, if that is plain. */
function wrongKind(path: readonly PropertyKey[], whole: Place): Mistake[] {
  const value = valueAt(whole.value, path);
  const alike = alikeAt(whole, path);
  const meant = meantAt(whole, path);
  const place = [...whole.path, ...path];
  const named = schemasAt(whole, path)
    .flatMap(alternativesOf)
    .find((kind) => nameOf(kind) !== undefined && nameOf(kind) === value);
  if (named) return [said(place, `${show(value)} is written in full: ${form(named)}.`)];
  if (meant.length === 1) {
    const chosenBy = alike.length > 1 ? choiceOf(meant[0]!, alike) : undefined;
    return mistakesAt({ schema: meant[0]!, value, path: place, chosenBy });
  }
  const kinds = [...new Set(alike.flatMap((one) => keysIn(one).slice(0, 1)))];
  // Told apart by the value of one key, or no objects at all.
  if (kinds.length < 2) return [wrongValue([...path, ...kinds], whole)];
  const unknown = Object.keys(value as object).find((key) => !alike.flatMap(keysIn).includes(key));
  if (unknown !== undefined) return [unknownKey(unknown, alike, place)];
  const given = kinds.filter((kind) => Object.hasOwn(value as object, kind));
  const needs = given.length > 0 ? `${listed(given)} are too many: it needs` : 'it needs';
  return [said(place, `${needs} one of ${kinds.join(', ')}.`)];
}

/** `lowest`, or `kind "warm-up"` where all have the same first key. */
function choiceOf(meant: Schema, alike: readonly Schema[]): string | undefined {
  const [key] = keysIn(meant);
  const [name, isShared] = [nameOf(meant), alike.every((one) => keysIn(one)[0] === key)];
  return isShared && name !== undefined ? `${key} ${show(name)}` : key;
}

function said(path: readonly PropertyKey[], words: string): Mistake {
  // A place in a list is not named: the value is shown.
  const names = path.filter((key) => typeof key === 'string');
  return { prop: names[0] ?? '', sentence: names.length > 0 ? `${names.join('.')}: ${words}` : words };
}

/** The value by which a kind of object is chosen, `warm-up`; none if it is chosen by a key. */
function nameOf(kind: Schema): string | undefined {
  const [key = ''] = keysIn(kind);
  const names = partOf(kind, key).flatMap(namesIn);
  return names.length === 1 ? names[0] : undefined;
}

/** `{ kind: "warm-up", steps, then }`. */
function form(kind: Schema): string {
  const [chosen, ...others] = keysIn(kind);
  return `{ ${[`${chosen}: ${show(nameOf(kind))}`, ...others].join(', ')} }`;
}

const show = (value: unknown) => JSON.stringify(value) ?? String(value);
