/** What an editor with an MDX extension offers an author who writes a component: the language service is asked, as it asks. */
import { join } from 'node:path';
import ts from 'typescript';

const lesson = join(process.cwd(), 'tests/unit/write/lesson.ts');

const settings: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
};

/**
 * What is offered next, by name, each with what is said of it.
 * @param begun What the author has written so far, as in `Training({ base: { `.
 */
export function offeredAfter(begun: readonly string[]): Record<string, string>[] {
  const head = `import '../../../src/components/manifest.ts';\ndeclare const lesson: MDXProvidedComponents;\n`;
  const texts = begun.map((words) => `lesson.${words}`);
  const text = head + texts.map((words) => `${words}${closing(words)};\n`).join('');
  const service = serviceOf(text);
  const checker = service.getProgram()!.getTypeChecker();
  return texts.map((words) => {
    const place = text.indexOf(`${words}${closing(words)};`) + words.length;
    // With their symbols, an addition of TypeScript's own: to ask for the details of each would take a second a prop.
    const { entries = [] } = service.getCompletionsAtPosition(lesson, place, { includeSymbol: true }) ?? {};
    const own = entries.filter(
      ({ kind, name }) => kind === ts.ScriptElementKind.memberVariableElement && name !== 'children',
    );
    const said = (symbol?: ts.Symbol) =>
      ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');
    return Object.fromEntries(own.map(({ name, symbol }) => [name, said(symbol)]));
  });
}

/** What closes all that is open. */
const closing = (words: string) =>
  [...words]
    .filter((letter) => letter === '(' || letter === '{')
    .reverse()
    .map((letter) => (letter === '(' ? ')' : '}'))
    .join('');

/** A language service to which the lesson's file has this text. */
function serviceOf(text: string): ts.LanguageService {
  const read = (file: string) => (file === lesson ? text : ts.sys.readFile(file));
  return ts.createLanguageService({
    getScriptFileNames: () => [lesson],
    getScriptVersion: () => '0',
    getScriptSnapshot: (file) => {
      const source = read(file);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => process.cwd(),
    getCompilationSettings: () => settings,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === lesson || ts.sys.fileExists(file),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
  });
}
