/**
 * Formulas as an author writes them, `alpha / (1 + rate * x)`, read without `eval`, which the site's policy forbids.
 *
 *   sum     = product { ("+" | "-") product }
 *   product = sign { ("*" | "/") sign }
 *   sign    = ["-"] sign | power
 *   power   = value [ "^" sign ]
 *   value   = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 */
import { functionNames, functions } from './functions.ts';

export type Expression =
  | { kind: 'number'; value: number }
  /** `at` is where the name stands in the text, from 0. */
  | { kind: 'name'; name: string; at: number }
  | { kind: 'negative'; of: Expression }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; of: Expression[] };
export type Operator = '+' | '-' | '*' | '/' | '^';

/** What is wrong with a formula, and at which of its characters. */
export class ExpressionError extends Error {
  constructor(
    readonly text: string,
    /** From 0. */
    readonly at: number,
    readonly problem: string,
  ) {
    super(`${problem}, at character ${at + 1}:\n  ${text}\n  ${' '.repeat(at)}^`);
  }
}

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const tokenPattern =
  /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|(\p{L}[\p{L}\d_]*)|([-+*/^(),]))/iuy;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) {
      const at = from + /^\s*/.exec(text.slice(from))![0].length;
      throw new ExpressionError(
        text,
        at,
        `“${String.fromCodePoint(text.codePointAt(at)!)}” means nothing here`,
      );
    }
    const [, number, name, sign] = match;
    const word = (number ?? name ?? sign)!;
    const kind = number ? 'number' : name ? 'name' : 'sign';
    tokens.push({ kind, text: word, at: pattern.lastIndex - word.length });
  }
  return [...tokens, { kind: 'end', text: '', at: end }];
}

/** Reads a formula. Throws an ExpressionError that points at the character where it cannot go on. */
export function parse(text: string): Expression {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next]!;
  const isSign = (signs: string) => peek().kind === 'sign' && signs.includes(peek().text);
  const fail = (problem: string, token = peek()): never => {
    throw new ExpressionError(text, token.at, problem);
  };
  const expect = (sign: string) => {
    if (!isSign(sign)) fail(`“${sign}” is missing`);
    next++;
  };

  function chain(operators: string, operand: () => Expression): Expression {
    let left = operand();
    while (isSign(operators)) {
      const operator = tokens[next++]!.text as Operator;
      left = { kind: 'operation', operator, left, right: operand() };
    }
    return left;
  }
  const sum = (): Expression => chain('+-', product);
  const product = (): Expression => chain('*/', sign);

  function sign(): Expression {
    if (!isSign('-')) return power();
    next++;
    return { kind: 'negative', of: sign() };
  }

  function power(): Expression {
    const base = value();
    if (!isSign('^')) return base;
    next++;
    return { kind: 'operation', operator: '^', left: base, right: sign() };
  }

  function value(): Expression {
    const token = peek();
    next++;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'name')
      return isSign('(') ? call(token) : { kind: 'name', name: token.text, at: token.at };
    if (token.text !== '(')
      return fail(
        token.kind === 'end' ? 'a value is missing' : `“${token.text}” stands where a value is expected`,
        token,
      );
    const inner = sum();
    expect(')');
    return inner;
  }

  function call(token: Token): Expression {
    if (!Object.hasOwn(functions, token.text))
      fail(`there is no function “${token.text}” (there are ${functionNames.join(', ')})`, token);
    expect('(');
    const of = [sum()];
    while (isSign(',')) {
      next++;
      of.push(sum());
    }
    expect(')');
    const { takes } = functions[token.text]!;
    if (of.length !== takes)
      fail(`${token.text} takes ${takes} value${takes > 1 ? 's' : ''}, not ${of.length}`, token);
    return { kind: 'call', name: token.text, of };
  }

  const whole = sum();
  if (peek().kind !== 'end')
    fail(
      isSign(')')
        ? '“)” closes nothing'
        : isSign(',')
          ? '“,” stands outside of a function'
          : `an operator is missing before “${peek().text}”`,
    );
  return whole;
}

/** The names that a formula uses, each with the place where it first stands. */
export function namesIn(expression: Expression): Map<string, number> {
  const names = new Map<string, number>();
  const visit = (part: Expression): void => {
    if (part.kind === 'name' && !names.has(part.name)) names.set(part.name, part.at);
    if (part.kind === 'negative') visit(part.of);
    if (part.kind === 'operation') [part.left, part.right].forEach(visit);
    if (part.kind === 'call') part.of.forEach(visit);
  };
  visit(expression);
  return names;
}
