import { present } from './elementary';
import { FLOAT, LANES } from './memory';

/** Zeros after the first `width` numbers of a row, where there are contributions of what is no unit. */
export function clearPadding(row: usize, width: i32): void {
  const whole = width & -LANES;
  if (whole == width) return;
  const rest = row + <usize>whole * FLOAT;
  v128.store(rest, v128.and(v128.load(rest), present(width - whole)));
}
