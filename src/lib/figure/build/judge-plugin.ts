/**
 * `import judge from './momentum.ts?judge'` is a digest of the code that decides whether a figure's finding holds of a
 * result: of `summarise` and `finding.holds`, and of what they reach. `?judge-measures` is one of its `measures` as well,
 * with which texts claim more. Labels, drawings, sentences, comments and types are not in them. The experiment is not
 * either: it is plain data, and known as such.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { rolldown, type RolldownPlugin } from 'rolldown';
import { parseAst, transformWithOxc, type Plugin } from 'vite';

const ofFinding = ['summarise', 'finding', 'holds'];
/** The fields of a figure that decide, by query. */
const deciding: Readonly<Record<string, readonly string[]>> = {
  '?judge': ofFinding,
  '?judge-measures': [...ofFinding, 'measures'],
};

export function judges(): Plugin {
  return {
    name: 'judges',
    async load(id) {
      const [, file, query] = /^(.*)(\?.*)$/.exec(id) ?? [];
      const fields = query === undefined ? undefined : deciding[query];
      if (!fields) return undefined;
      const { code, moduleIds } = await judgingCode(file!, fields);
      for (const module of moduleIds) this.addWatchFile(module);
      return `export default ${JSON.stringify(createHash('sha256').update(code).digest('hex'))};`;
    },
  };
}

/** What is left of a figure's file, and of all that it imports, when only these of its fields matter. */
export async function judgingCode(file: string, fields: readonly string[] = ofFinding) {
  // Not by way of Vite: these are two bundles for each figure, and each would take twice the time.
  const bundle = await rolldown({
    input: file,
    plugins: [only(fields)],
    // Packages compute results; they draw, but judge nothing.
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    treeshake: { moduleSideEffects: false, propertyReadSideEffects: false },
    logLevel: 'silent',
  });
  try {
    return (await bundle.generate({ codeSplitting: false, minify: true })).output[0];
  } finally {
    await bundle.close();
  }
}

const only = (fields: readonly string[]): RolldownPlugin => ({
  name: 'only-what-decides',
  async load(id) {
    const code = await readFile(id, 'utf8');
    // Most modules are those of many figures, and have none of these fields.
    const key = code.includes('defineFigure') ? `${fields.join()} ${code}` : code;
    const known = decidingCode.get(key) ?? decidingIn(id, code, fields);
    decidingCode.set(key, known);
    return { code: await known, moduleType: 'js' };
  },
});

/** What decides in a module, by its code: it is looked for once. */
const decidingCode = new Map<string, Promise<string>>();

/** The types go first: they decide nothing, and the edits are made in JavaScript. */
async function decidingIn(file: string, typed: string, fields: readonly string[]): Promise<string> {
  const { code } = await transformWithOxc(typed, file, { target: 'es2024', sourcemap: false });
  return edited(code, [...editsIn(parseAst(code) as object as Node, code, fields)]);
}

interface Edit {
  from: number;
  to: number;
  text: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/**
 * Of `defineFigure({ … })` the fields that decide are left. And what a variable is given is marked as a call without side
 * effects (nothing here has any), so that the bundler leaves out what nobody asks for.
 */
function* editsIn(node: Node, code: string, fields: readonly string[]): Generator<Edit> {
  const { callee, init } = node as { callee?: Node; init?: Node | null };
  if (node.type === 'CallExpression' && callee?.['name'] === 'defineFigure') {
    const [parts] = node['arguments'] as Node[];
    yield { from: callee.start, to: callee.end, text: '' };
    yield* cutsIn(parts!, code, fields);
  }
  if (node.type === 'VariableDeclarator' && init && !isPlain(init, code)) {
    yield { from: init.start, to: init.start, text: '/* @__PURE__ */ (() => (' };
    yield { from: init.end, to: init.end, text: '))()' };
  }
  for (const child of childrenOf(node)) yield* editsIn(child, code, fields);
}

/** Functions are left out anyway; what waits cannot be moved into one. */
const isPlain = ({ type, start, end }: Node, code: string) =>
  /Function|Literal$/.test(type) || /\b(await|yield)\b/.test(code.slice(start, end));

function* cutsIn(object: Node, code: string, fields: readonly string[]): Generator<Edit> {
  if (object.type !== 'ObjectExpression') return;
  for (const property of object['properties'] as Node[]) {
    const { key, value } = property as { key?: Node; value?: Node };
    // What is spread may decide.
    if (!key || !value) continue;
    if (fields.includes(String(key['name'] ?? key['value']))) yield* cutsIn(value, code, fields);
    else {
      const comma = /^\s*,/.exec(code.slice(property.end));
      yield { from: property.start, to: property.end + (comma?.[0].length ?? 0), text: '' };
    }
  }
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === 'string');
}

/** The edits made, but for those inside of what is cut. */
function edited(code: string, edits: readonly Edit[]): string {
  const cuts = edits.filter(({ from, to }) => from < to);
  const inCut = (edit: Edit) =>
    cuts.some((cut) => cut !== edit && cut.from <= edit.from && edit.to <= cut.to);
  // From the end, so that places stay true. Of two at one place the outer is made first: the inner comes before it.
  return edits
    .filter((edit) => !inCut(edit))
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), code);
}
