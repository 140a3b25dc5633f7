/**
 * What a component's own source says of it: the comment at its head, its props with their types and comments, and the
 * types that these name. Read with TypeScript from `Props` in the component's front matter, so that it cannot go stale.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface PropDoc {
  name: string;
  /** As it is declared; a list of words written out. */
  type: string;
  isRequired: boolean;
  doc: string;
}

export interface TypeDoc {
  name: string;
  file: string;
  /** Its declaration, comments included. */
  text: string;
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
  types: TypeDoc[];
}

const project = process.cwd();
const folder = join(project, 'src/components');
/** The name under which TypeScript finds a component's front matter. */
const scriptOf = (name: string) => join(folder, `${name}.astro.ts`);

const frontMatterOf = (source: string) => /^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '';

/** The front matter without the imports that bring no types: what they lead to is nothing to props, and much to read. */
const typesOf = (frontMatter: string) => frontMatter.replaceAll(/^import\b(?![^;]*\btype\b)[^;]*;$/gm, '');

/** Reads all components of these names. */
export function componentDocs(names: readonly string[]): ComponentDoc[] {
  const sources = new Map(
    names.map((name) => [scriptOf(name), readFileSync(join(folder, `${name}.astro`), 'utf8')]),
  );
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
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (file) =>
    sources.has(file) ? `${typesOf(frontMatterOf(sources.get(file)!))}\nexport {};` : read(file);
  const exists = host.fileExists.bind(host);
  host.fileExists = (file) => sources.has(file) || exists(file);
  const program = ts.createProgram([...sources.keys()], options, host);
  return names.map((name) => docOf(name, sources.get(scriptOf(name))!, program));
}

function docOf(name: string, source: string, program: ts.Program): ComponentDoc {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(scriptOf(name))!;
  const declaration = file.statements.find(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
      statement.name.text === 'Props',
  );
  const type = declaration && checker.getTypeAtLocation(declaration);
  // What the Markdown pipeline writes in is no prop of an author's.
  const symbols = (type?.getProperties() ?? []).filter((symbol) => symbol.name !== 'source');
  const declared = symbols.map((symbol) => symbol.valueDeclaration as ts.PropertySignature);
  return {
    name,
    doc: headComment(frontMatterOf(source)),
    props: symbols.map((symbol, i) => ({
      name: symbol.name,
      type: typeText(declared[i]!.type!, checker),
      isRequired: !declared[i]!.questionToken,
      doc: ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' '),
    })),
    takesKnobs: type?.getStringIndexType() !== undefined,
    takesContent: /<slot\b|slots\.render/.test(source),
    types: namedTypes(
      declared.map((one) => one.type!),
      checker,
    ),
  };
}

/** The comment at the head, without stars; an indented example ends it. */
function headComment(frontMatter: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(frontMatter.trimStart())?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  const example = lines.findIndex((line) => /^ {2,}</.test(line));
  return (example < 0 ? lines : lines.slice(0, example)).join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** Words to choose from are written out; everything else stands as it was declared. */
function typeText(node: ts.TypeNode, checker: ts.TypeChecker): string {
  const type = checker.getTypeFromTypeNode(node);
  const words = type.isUnion() ? type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined)) : [type];
  if (words.every((one) => one.isStringLiteral()))
    return words.map((one) => `'${(one as ts.StringLiteralType).value}'`).join(' | ');
  return node.getText().replaceAll(/\s+/g, ' ');
}

/** The project's own types that these name, and those that they name in turn, each once. */
function namedTypes(nodes: readonly ts.Node[], checker: ts.TypeChecker): TypeDoc[] {
  const found = new Map<string, TypeDoc>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) note(node);
    node.forEachChild(visit);
  };
  function note(node: ts.TypeReferenceNode | ts.ExpressionWithTypeArguments): void {
    const symbol = checker.getSymbolAtLocation(
      ts.isTypeReferenceNode(node) ? node.typeName : node.expression,
    );
    if (!symbol) return;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const [declaration] = target.declarations ?? [];
    const file = declaration && relative(project, declaration.getSourceFile().fileName);
    if (!declaration || !file?.startsWith('src') || found.has(target.name)) return;
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration)) return;
    found.set(target.name, {
      name: target.name,
      file: file.replace(/\.astro\.ts$/, '.astro'),
      text: textOf(declaration, checker),
    });
    declaration.forEachChild(visit);
  }
  nodes.forEach(visit);
  return [...found.values()];
}

function textOf(
  declaration: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  checker: ts.TypeChecker,
): string {
  if (ts.isTypeAliasDeclaration(declaration)) {
    const words = typeText(declaration.type, checker);
    if (/^'[^']*'( \| '[^']*')*$/.test(words)) return `type ${declaration.name.text} = ${words};`;
  }
  return declaration
    .getFullText()
    .trim()
    .replace(/^export /m, '');
}
