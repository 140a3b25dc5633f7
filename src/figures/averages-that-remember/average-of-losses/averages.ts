/** Exponentially weighted averages of a series, with the correction of their start and without. */

/**
 * v ← βv + (1 − β)y from v = 0, after each value y; corrected, v is divided by 1 − βᵗ, the sum of the weights of the t
 * values so far (Kingma & Ba 2015, section 3). At β = 0 both are the values themselves.
 */
export function averagesOf(
  values: ArrayLike<number>,
  beta: number,
): { plain: number[]; corrected: number[] } {
  let average = 0;
  let missing = 1;
  const plain: number[] = [];
  const corrected: number[] = [];
  for (const value of Array.from(values)) {
    average = beta * average + (1 - beta) * value;
    missing *= beta;
    plain.push(average);
    corrected.push(average / (1 - missing));
  }
  return { plain, corrected };
}

/** How much the newest `count` values count in the average, the newest first: (1 − β)βᵏ after k steps. */
export function weightsOf(beta: number, count: number): number[] {
  const weights: number[] = [];
  for (let weight = 1 - beta; weights.length < count; weight *= beta) weights.push(weight);
  return weights;
}

/** Of so many values the weights add up to 1 − 1/e, about 63 %: what is called the memory of the average. */
export const memoryOf = (beta: number): number => 1 / (1 - beta);

/**
 * A plain mean of so many values is as quiet, if the values do not depend on each other: the variance of the average is
 * Σ weights² = (1 − β)/(1 + β) of theirs.
 */
export const worthOf = (beta: number): number => (1 + beta) / (1 - beta);
