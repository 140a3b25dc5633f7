/** The names in a piece of code that it does not explain itself. */
import { parseSync } from 'vite';

/** A node of the code's tree (ESTree). */
interface CodeNode {
  type: string;
  start: number;
  [field: string]: unknown;
}

export interface Code {
  /** The kind of expression, in ESTree's words: `Literal`, `SequenceExpression`, … */
  type: string;
  /** Each name with its place in the code. */
  names: { name: string; at: number }[];
}

/** What an expression may use without a word. */
const known = ['undefined', 'Infinity', 'NaN', 'Math', 'Number', 'String', 'Array', 'Object', 'JSON'];

/** None if there is no expression, as in a comment. */
export function readCode(expression: string): Code | undefined {
  const { program, errors } = parseSync('expression.jsx', `(${expression}\n)`, { preserveParens: false });
  const [statement] = program.body;
  if (errors.length > 0 || statement?.type !== 'ExpressionStatement') return undefined;
  const all = [...identifiersIn(statement.expression as unknown as CodeNode)];
  const bound = all.filter(({ isBound }) => isBound).map(({ name }) => name);
  const names = all
    .filter(({ name, isBound }) => !isBound && !bound.includes(name) && !known.includes(name))
    // The parenthesis before it is not the author's.
    .map(({ name, at }) => ({ name, at: at - 1 }));
  return { type: statement.expression.type, names };
}

interface Identifier {
  name: string;
  at: number;
  /** Whether it gives the name a meaning: a parameter, a variable. */
  isBound: boolean;
}

function* identifiersIn(node: CodeNode, isBound = false): Generator<Identifier> {
  if (node.type === 'Identifier') yield { name: String(node['name']), at: node.start, isBound };
  for (const [field, value] of Object.entries(node)) {
    if (isMereName(node, field)) continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) yield* identifiersIn(child, isBound || field === 'params' || field === 'id');
  }
}

/** Names of fields, as in `a.name` and `{ name: … }`, stand for themselves. */
const isMereName = (node: CodeNode, field: string) =>
  !node['computed'] &&
  ((node.type === 'MemberExpression' && field === 'property') ||
    (node.type === 'Property' && field === 'key'));

const isNode = (value: unknown): value is CodeNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
