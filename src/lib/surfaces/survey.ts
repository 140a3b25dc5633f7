/** How fast momentum comes nearer to the minimum of ½(x² + κy²), measured on many descents: one for each pair of α and β. */
import { factorPerStep } from './path.ts';
import type { Rates } from './quadratic.ts';

export interface Survey {
  condition: number;
  alphas: readonly number[];
  betas: readonly number[];
}

/** Long enough for the slow swing along a gentle direction; short enough that no distance falls to 0. */
const measuring = { stretch: 100, apart: 200 };
/** Before that, what fades sooner has time to fade. */
const steps = 100 + measuring.apart + measuring.stretch;

/** `[betas × alphas]`: the factor by which the distance shrinks a step, in the long run. */
export const measuredRates = ({ condition, alphas, betas }: Survey): Float64Array =>
  Float64Array.from(
    betas.flatMap((beta) =>
      alphas.map((alpha) => factorPerStep(distancesFrom([1, 1], condition, { alpha, beta }), measuring)),
    ),
  );

/** `[steps + 1]`: the larger coordinate of what is left. Its square, as in a length, would soon be too small for a number. */
function distancesFrom([x, y]: [number, number], condition: number, { alpha, beta }: Rates): number[] {
  let [zx, zy] = [0, 0];
  const distances = [Math.max(Math.abs(x), Math.abs(y))];
  for (let step = 1; step <= steps; step++) {
    zx = beta * zx + x;
    zy = beta * zy + condition * y;
    x -= alpha * zx;
    y -= alpha * zy;
    distances.push(Math.max(Math.abs(x), Math.abs(y)));
  }
  return distances;
}
