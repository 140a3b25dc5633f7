/** What a formula comes to at one place. */
import { constants, functions, power, type Dual } from './functions.ts';
import type { Expression } from './parse.ts';

/** What its names stand for. */
export type Scope = Readonly<Record<string, number>>;

/** The formula's value, and its slope along the name `along`. A name that stands for nothing is an Error. */
export function evaluate(expression: Expression, scope: Scope, along: string): Dual {
  const dual = (part: Expression): Dual => evaluate(part, scope, along);
  switch (expression.kind) {
    case 'number':
      return { value: expression.value, slope: 0 };
    case 'name':
      return { value: valueOf(expression.name, scope), slope: expression.name === along ? 1 : 0 };
    case 'negative': {
      const { value, slope } = dual(expression.of);
      return { value: -value, slope: -slope };
    }
    case 'operation':
      return operations[expression.operator](dual(expression.left), dual(expression.right));
    case 'call':
      return functions[expression.name]!.of(...expression.of.map(dual));
  }
}

function valueOf(name: string, scope: Scope): number {
  const known = Object.hasOwn(scope, name) ? scope : constants;
  if (!Object.hasOwn(known, name)) throw new Error(`“${name}” stands for nothing`);
  return known[name]!;
}

const operations = {
  '+': (a: Dual, b: Dual) => ({ value: a.value + b.value, slope: a.slope + b.slope }),
  '-': (a: Dual, b: Dual) => ({ value: a.value - b.value, slope: a.slope - b.slope }),
  '*': (a: Dual, b: Dual) => ({ value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope }),
  '/': (a: Dual, b: Dual) => ({
    value: a.value / b.value,
    slope: (a.slope - (a.value / b.value) * b.slope) / b.value,
  }),
  '^': power,
};
