/** xⁿ for whole n ≥ 0 by repeated squaring: no `Math.pow`, whose last bit is the engine's choice. */
export function integerPower(x: number, n: number): number {
  let power = 1;
  for (let base = x, rest = n; rest > 0; base *= base, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) power *= base;
  return power;
}
