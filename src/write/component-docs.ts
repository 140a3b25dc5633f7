/**
 * What a component's own source says of it: the comment at its head, and its props. What a prop may be comes from its
 * schema in src/components/props.ts, and what is said of it from the comment there, read with TypeScript as editors do.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'astro/zod';
import { propSchemas, type ComponentName } from '../components/props.ts';
import { definitionOf, type Schema } from '../lib/schema/schema.ts';
import { wordsFor } from '../lib/schema/words.ts';

export interface PropDoc {
  name: string;
  /** What it may be, in words. */
  type: string;
  isRequired: boolean;
  doc: string;
  /** If it is an object, or a list of such: its fields. If there are several kinds of object: those of each. */
  fields: PropDoc[][];
}

export interface ComponentDoc {
  name: string;
  /** The comment at the head of its file; examples in it are left to the page. */
  doc: string;
  props: PropDoc[];
  /** Whether further props are knobs of the figure that it names. */
  takesKnobs: boolean;
  /** Whether something can stand inside. */
  takesContent: boolean;
}

/** A schema, and its type: both are built alike, and the type has the comments. */
interface Commented {
  schema: Schema;
  type: ts.Type;
}

const folder = join(process.cwd(), 'src/components');
const propsFile = join(folder, 'props.ts');
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  types: [],
  lib: ['lib.es2024.d.ts'],
};

const frontMatterOf = (source: string) => /^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '';

/** Reads the components of these names. */
export function componentDocs(names: readonly ComponentName[]): ComponentDoc[] {
  const program = ts.createProgram([propsFile], options);
  const types = typesIn(program);
  return names.map((name) => {
    const source = readFileSync(join(folder, `${name}.astro`), 'utf8');
    const schema: z.ZodObject = propSchemas[name];
    return {
      name,
      doc: headComment(frontMatterOf(source)),
      props: fieldsOf({ schema, type: types.under(types.schemas, name) }, types),
      takesKnobs: takesOthers(schema),
      takesContent: /<slot\b|slots\.render/.test(source),
    };
  });
}

const takesOthers = (schema: z.ZodObject) => schema.def.catchall instanceof z.ZodUnknown;

/** The type of the schemas, and how to walk into a type and read the comment on a key. */
function typesIn(program: ts.Program) {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(propsFile)!;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!);
  const schemas = checker.getTypeOfSymbol(exported.find(({ name }) => name === 'propSchemas')!);
  const under = (type: ts.Type, ...keys: string[]) =>
    keys.reduce((at, key) => checker.getTypeOfSymbol(at.getProperty(key)!), type);
  const comment = (type: ts.Type, key: string) =>
    ts.displayPartsToString(type.getProperty(key)!.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');
  return { schemas, under, comment };
}

type Types = ReturnType<typeof typesIn>;

function fieldsOf({ schema, type }: Commented, types: Types): PropDoc[] {
  const definition = definitionOf(schema);
  if (definition.type !== 'object') return [];
  const shape = types.under(type, '_zod', 'def', 'shape');
  return Object.entries(definition.shape).map(([name, field]) => ({
    name,
    type: wordsFor(field),
    isRequired: !z.safeParse(field, undefined).success,
    doc: types.comment(shape, name),
    fields: eachOnce(objectsIn({ schema: field, type: types.under(shape, name) }, types)).map((one) =>
      fieldsOf(one, types),
    ),
  }));
}

/** The kinds of object that a value may be or hold. */
function objectsIn({ schema, type }: Commented, types: Types): Commented[] {
  const into = (inner: Schema, ...keys: string[]) =>
    objectsIn({ schema: inner, type: types.under(type, '_zod', 'def', ...keys) }, types);
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return into(definition.innerType, 'innerType');
    case 'pipe':
      return into(definition.in, 'in');
    case 'array':
      return into(definition.element, 'element');
    case 'record':
      return into(definition.valueType, 'valueType');
    case 'union':
      // Of a whole that has words of its own the parts are not listed.
      if (z.globalRegistry.get(schema)?.description) return [];
      return definition.options.flatMap((option, i) => into(option, 'options', String(i)));
    case 'object':
      return [{ schema, type }];
    default:
      return [];
  }
}

/** One thing and a list of such hold the same. */
const eachOnce = (objects: readonly Commented[]): Commented[] => [
  ...new Map(objects.map((one) => [one.schema, one])).values(),
];

/** The comment at the head, without stars; an indented example ends it. */
function headComment(frontMatter: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(frontMatter.trimStart())?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  const example = lines.findIndex((line) => /^ {2,}</.test(line));
  return (example < 0 ? lines : lines.slice(0, example)).join(' ').replaceAll(/\s+/g, ' ').trim();
}
